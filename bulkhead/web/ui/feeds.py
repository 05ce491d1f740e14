"""A calendar file as an answer: the same at the desk and in a portal."""

from django.http import HttpRequest, HttpResponse
from django.utils.http import parse_etags, quote_etag

TYPE = "text/calendar; charset=utf-8"
AGAIN = "60"


def calendar_answer(request: HttpRequest, *, content: bytes, etag: str) -> HttpResponse:
    """The bytes, or that they are what the asker has already."""
    quoted = quote_etag(etag)
    asked = parse_etags(request.headers.get("If-None-Match", ""))
    if quoted in asked or "*" in asked:
        answer = HttpResponse(status=304)
    else:
        answer = HttpResponse(content, content_type=TYPE)
        answer["Content-Length"] = str(len(content))
    answer["ETag"] = quoted
    answer["Cache-Control"] = "private, no-cache"
    return answer


def calendar_file(content: bytes, *, name: str) -> HttpResponse:
    """To keep, as it is now."""
    answer = HttpResponse(content, content_type=TYPE)
    answer["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return answer


def not_yet() -> HttpResponse:
    """It is being written; a calendar asks again by itself."""
    return HttpResponse("This calendar is being written. Ask again in a minute.\n", status=503, headers=_later())


def too_often() -> HttpResponse:
    return HttpResponse("This calendar was asked for too often. Ask again in a minute.\n", status=429, headers=_later())


def _later() -> dict[str, str]:
    return {"Retry-After": AGAIN, "Content-Type": "text/plain; charset=utf-8"}

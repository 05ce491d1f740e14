"""The client's own mark. It stands on the sign-in page too, so whoever knows this address may see it."""

from django.http import Http404, HttpResponse

from bulkhead.isolation.errors import BlobDamaged, BlobMissing
from bulkhead.vault.look.logo import logo_pieces
from bulkhead.web.portal.request import PortalRequest

# The address has a mark of the bytes, so what is kept never grows old. The outermost wrapper knows these words.
KEPT = "private, max-age=31536000, immutable"


def logo(request: PortalRequest) -> HttpResponse:
    profile = request.profile
    if profile.logo_id is None:
        raise Http404
    try:
        answer = HttpResponse(b"".join(logo_pieces(profile)), content_type="image/png")
    except (BlobMissing, BlobDamaged) as gone:
        raise Http404 from gone
    if request.META["QUERY_STRING"] == profile.logo_mark:
        answer["Cache-Control"] = KEPT
    return answer

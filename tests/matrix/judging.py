"""What is wrong with one answer, in words. An empty list is a good answer."""

import re
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from bulkhead.config.outermost import ALWAYS
from tests.browse import Answer
from tests.rig.leaks import leaks

TOKEN = re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]*|(data-csrf=")[^"]*')


def faults_of(answer: Answer, *, host: str) -> list[str]:
    """What no answer may lack, whoever asked for whatever."""
    return [
        *_broken(answer),
        *_headers(answer),
        *_cookies(answer),
        *_onward(answer, host=host),
    ]


def _broken(answer: Answer) -> Iterable[str]:
    if answer.status >= 500:
        yield f"answered {answer.status}"


def _headers(answer: Answer) -> Iterable[str]:
    is_feed = answer.header("Content-Type").startswith("text/calendar") and answer.header("ETag")
    kept = "private, no-cache" if is_feed else "no-store"
    for name, value in [*ALWAYS, ("Cache-Control", kept)]:
        found = [content for key, content in answer.headers if key.lower() == name.lower()]
        if found != [value]:
            yield f"{name} is {found}"
    policies = [value for key, value in answer.headers if key.lower() == "content-security-policy"]
    if len(policies) != 1 or "unsafe" in policies[0] or ("default-src 'none'" not in policies[0]):
        yield f"Content-Security-Policy is {policies}"


def _cookies(answer: Answer) -> Iterable[str]:
    for value in [value for key, value in answer.headers if key.lower() == "set-cookie"]:
        name, _, rest = value.strip().partition("=")
        words = {word.strip().lower() for word in rest.split(";")}
        wanted = {"secure", "path=/"} if rest.startswith(('""', ";")) else {"secure", "path=/", "httponly"}
        if not name.startswith("__Host-") or not wanted <= words or any(word.startswith("domain") for word in words):
            yield f"cookie {name} is not closed to others: {sorted(words)}"


def _onward(answer: Answer, *, host: str) -> Iterable[str]:
    if urlsplit(answer.location).netloc not in ("", host):
        yield "sends the browser to another host"


def named_in(answer: Answer, canaries: Iterable[str]) -> list[str]:
    """Canary words anywhere in an answer: page, file, header or cookie."""
    head = "\n".join(f"{name}: {value}" for name, value in answer.headers).encode()
    return [
        f"{found.canary} as {found.form} at {found.place}" for found in leaks(head + b"\n\n" + answer.content, canaries)
    ]


def difference(answer: Answer, reference: Answer) -> str:
    """How an answer differs from the one 404; empty when not at all. The time of day does not count."""
    mine, theirs = (sorted(header for header in one.headers if header[0] != "Date") for one in (answer, reference))
    if answer.status != reference.status:
        words = f"answered {answer.status} where nothing may be"
    elif mine != theirs:
        words = f"headers differ from the one 404: {sorted(set(mine) ^ set(theirs))}"
    elif answer.content != reference.content:
        words = "bytes differ from the one 404"
    else:
        words = ""
    return words


def settled(answer: Answer, path: str) -> tuple[int, bytes, str]:
    """An answer without what differs each time by design: its own address, and form tokens."""
    words = path.encode()
    return (
        answer.status,
        TOKEN.sub(rb"\1\2", answer.content).replace(words, b""),
        unquote(answer.location).replace(path, ""),
    )

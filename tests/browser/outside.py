"""What a program outside is answered that is no browser: a calendar, or somebody with an address."""

import http.client
from urllib.parse import urlsplit

Answer = tuple[int, list[tuple[str, str]], bytes]


def fetched(address: str, *, cookie: str = "") -> Answer:
    """Status, headers without the date, and content."""
    parts = urlsplit(address)
    link = http.client.HTTPConnection("127.0.0.1", parts.port, timeout=15)
    link.request("GET", parts.path, headers={"Host": parts.netloc, **({"Cookie": cookie} if cookie else {})})
    answer = link.getresponse()
    content = answer.read()
    link.close()
    headers = [(name.lower(), value) for name, value in answer.getheaders() if name.lower() != "date"]
    return answer.status, sorted(headers), content

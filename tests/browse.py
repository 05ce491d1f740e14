"""A small browser over a whole WSGI application: the outermost wrapper included, cookies and form tokens kept."""

import io
import re
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.wsgi import get_wsgi_application
from django.test import override_settings

from bulkhead.config import desk_wsgi, portal, portal_wsgi
from bulkhead.isolation import inside
from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.clients.models import Client
from bulkhead.vault.people.models import Person
from bulkhead.vault.people.sessions import Session
from bulkhead.web.portal import own
from bulkhead.web.portal.actor import COOKIE

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: list[tuple[str, str]]
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode()

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")

    @property
    def location(self) -> str:
        return self.header("Location")


@dataclass
class Browser:
    """One visitor of one application."""

    application: Callable[..., object]
    host: str
    around: Callable[[], AbstractContextManager[object]] = nullcontext
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, **headers: str) -> Answer:
        return self.request("GET", path, headers=headers)

    def follow(self, answer: Answer) -> Answer:
        return self.get(answer.location)

    def post(
        self,
        path: str,
        form: Mapping[str, object] | None = None,
        *,
        files: Mapping[str, tuple[str, bytes]] | None = None,
        token: bool = True,
        **headers: str,
    ) -> Answer:
        """Send a form with its token, fetched as a page would carry it."""
        fields: list[tuple[str, str]] = []
        for name, value in (form or {}).items():
            fields += [(name, str(one)) for one in (value if isinstance(value, list | tuple) else [value])]
        if token:
            self.cookies.setdefault("__Host-csrf", "c" * 32)
            fields.append(("csrfmiddlewaretoken", self.cookies["__Host-csrf"]))
        body, kind = _multipart(fields, files) if files else _plain(fields)
        return self.request("POST", path, body=body, kind=kind, headers=headers)

    def request(
        self,
        method: str,
        path: str,
        *,
        body: bytes = b"",
        kind: str = "",
        headers: Mapping[str, str] | None = None,
        length: int | None = None,
    ) -> Answer:
        """One request; `length` is what it says of its body, where that is not the truth."""
        parts = urlsplit(path)
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": parts.path,
            "QUERY_STRING": parts.query,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": parts.netloc or self.host,
            "HTTP_COOKIE": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "CONTENT_LENGTH": str(len(body) if length is None else length),
            "CONTENT_TYPE": kind,
            "wsgi.input": io.BytesIO(body),
            "wsgi.errors": io.StringIO(),
            "wsgi.url_scheme": "http",
            "wsgi.version": (1, 0),
            "wsgi.multithread": False,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
            **{f"HTTP_{name.upper()}": value for name, value in (headers or {}).items()},
        }
        with self.around():
            return self._answer(environ)

    def _answer(self, environ: dict[str, object]) -> Answer:
        begun: list[tuple[str, list[tuple[str, str]]]] = []

        def start(status: str, headers: list[tuple[str, str]], exc_info: object = None) -> Callable[[bytes], None]:
            begun.append((status, headers))
            return lambda _: None

        body = self.application(environ, start)
        content = b"".join(body)  # type: ignore[call-overload]  # WSGI bodies are iterables of bytes.
        getattr(body, "close", lambda: None)()
        status, headers = begun[-1]
        self._keep_cookies(headers)
        return Answer(int(status[:3]), headers, content)

    def _keep_cookies(self, headers: list[tuple[str, str]]) -> None:
        for name, value in headers:
            if name.lower() == "set-cookie":
                for cookie, morsel in SimpleCookie(value).items():
                    self.cookies[cookie] = morsel.value
                    if morsel["max-age"] == "0" or not morsel.value:
                        del self.cookies[cookie]


def _plain(fields: list[tuple[str, str]]) -> tuple[bytes, str]:
    return urlencode(fields).encode(), "application/x-www-form-urlencoded"


def _multipart(fields: list[tuple[str, str]], files: Mapping[str, tuple[str, bytes]]) -> tuple[bytes, str]:
    mark = uuid4().hex
    parts = [f'--{mark}\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{v}\r\n'.encode() for n, v in fields]
    for name, (file_name, content) in files.items():
        head = f'--{mark}\r\nContent-Disposition: form-data; name="{name}"; filename="{file_name}"\r\n'
        parts.append(head.encode() + b"Content-Type: application/octet-stream\r\n\r\n" + content + b"\r\n")
    return b"".join(parts) + f"--{mark}--\r\n".encode(), f"multipart/form-data; boundary={mark}"


def desk_browser(*, as_practitioner: Practitioner | None = None) -> Browser:
    """A browser at the desk."""
    browser = Browser(desk_wsgi.make_application(), "desk.localhost:8000")
    if as_practitioner is not None:
        session = SessionStore()
        session[SESSION_KEY] = str(as_practitioner.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = as_practitioner.get_session_auth_hash()
        session.create()
        browser.cookies["__Host-desk"] = str(session.session_key)
    return browser


def portal_browser(client: Client, *, as_person: UUID | None = None) -> Browser:
    """A browser at one client's portal."""
    names = ("ROOT_URLCONF", "MIDDLEWARE", "TEMPLATES", "FILE_UPLOAD_HANDLERS")
    changed = {name: getattr(portal, name) for name in names}

    def around() -> AbstractContextManager[object]:
        own.settle(client.vault_id)
        return override_settings(**changed)

    with around():
        inner = get_wsgi_application()
        application = portal_wsgi.own_application(inner, hosts=frozenset({client.portal_host}))
    browser = Browser(application, client.portal_host, around)
    if as_person is not None:
        with inside(client):
            browser.cookies[COOKIE] = Session.start(Person.objects.get(pk=as_person), browser="Test")
    return browser

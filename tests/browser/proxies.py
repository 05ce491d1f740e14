"""A proxy in front, with the configuration that docs/proxy gives, only its names and places put in."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from tests.browser.serving import ROOT, free_port

DOCS = ROOT / "docs" / "proxy"
NAMES = ("desk.example.test", "*.portal.example.test", "*.example.test")
GROUP = "www-data"
NGINX = """user {user};
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log notice;
worker_processes 1;
events {{ worker_connections 256; }}
http {{
    access_log off;
    {temporary}
    include {folder}/bulkhead.conf;
}}
"""
KINDS_OF_TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
CADDY = "{{\n\tadmin off\n\tskip_install_trust\n\tdefault_bind 127.0.0.1\n\thttp_port {http}\n\thttps_port {https}\n"


@contextmanager
def proxy(name: str, folder: Path, *, desk_port: int) -> Iterator[int]:
    """The port of a proxy that runs; its sockets are in `folder/sockets`."""
    executable = shutil.which(name) or shutil.which(name, path="/usr/sbin")
    if executable is None:
        pytest.skip(f"NOT RUN: no {name} -- apt-get install {name}")
    certify(folder)
    http, https = free_port(), free_port()
    writes = {"nginx": _nginx, "caddy": _caddy}[name]
    command = [executable, *writes(folder, desk_port=desk_port, http=http, https=https)]
    with (folder / f"{name}.out").open("wb") as words:
        environ = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
        process = subprocess.Popen(command, env=environ, stdout=words, stderr=words)
    try:
        _wait(process, https, said=folder / f"{name}.out")
        yield https
    finally:
        process.terminate()
        process.wait(10)


def prepare_sockets(folder: Path) -> Path:
    """As docs/self-hosting.md makes the folder: only the proxy's group may enter."""
    sockets = folder / "sockets"
    sockets.mkdir()
    if os.geteuid() == 0:
        shutil.chown(sockets, group=GROUP)
    sockets.chmod(0o2750)
    return sockets


def certify(folder: Path, *, names: tuple[str, ...] = NAMES) -> None:
    """A throw-away certificate for every name of the test."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "throw-away")])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(x509.random_serial_number()).not_valid_before(datetime.now(UTC) - timedelta(hours=1))
    alternatives = x509.SubjectAlternativeName([x509.DNSName(one) for one in names])
    made = made.not_valid_after(datetime.now(UTC) + timedelta(days=1)).add_extension(alternatives, critical=False)
    certificate = made.sign(key, hashes.SHA256())
    (folder / "fullchain.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
    (folder / "privkey.pem").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))


def _nginx(folder: Path, *, desk_port: int, http: int, https: int) -> list[str]:
    ports = {"listen 80 ": f"listen 127.0.0.1:{http} ", "listen 443 ": f"listen 127.0.0.1:{https} "}
    (folder / "bulkhead.conf").write_text(_put_in("nginx.conf", folder, desk_port=desk_port, more=ports))
    temporary = " ".join(f"{kind}_temp_path {folder}/{kind};" for kind in KINDS_OF_TEMPORARY)
    user = GROUP if os.geteuid() == 0 else "nobody"
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, temporary=temporary, user=user))
    return ["-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "nginx.log")]


def _caddy(folder: Path, *, desk_port: int, http: int, https: int) -> list[str]:
    options = CADDY.format(http=http, https=https).replace("{{", "{")
    own = {"{\n\tservers": f"{options}\tservers", "\n:443 {": f"\n:{https} {{"}
    (folder / "Caddyfile").write_text(_put_in("Caddyfile", folder, desk_port=desk_port, more=own))
    return ["run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]


def _put_in(document: str, folder: Path, *, desk_port: int, more: dict[str, str]) -> str:
    """The documented file with our names; a name that is not in it any more fails here."""
    text = (DOCS / document).read_text()
    own = {
        "example.com": "example.test",
        "example\\.com": "example\\.test",
        "/etc/ssl/bulkhead/": f"{folder}/",
        "/run/bulkhead/": f"{folder}/sockets/",
        "127.0.0.1:8000": f"127.0.0.1:{desk_port}",
    }
    for documented, ours in (own | more).items():
        assert documented in text, f"{document} has no {documented!r}"
        text = text.replace(documented, ours)
    return text


def _wait(process: "subprocess.Popen[bytes]", port: int, *, said: Path) -> None:
    deadline = time.monotonic() + 15
    while True:
        with socket.socket() as link:
            if link.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert process.poll() is None, said.read_text()
        assert time.monotonic() < deadline, said.read_text()
        time.sleep(0.05)

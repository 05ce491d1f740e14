import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

from tests.cli.conftest import ROOT, Demo, spawn


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def test_a_demo_that_is_there_is_served_and_says_how_to_sign_in(demo: Demo, tmp_path: Path) -> None:
    folder, port = tmp_path / "copy", free_port()
    shutil.copytree(demo.folder, folder, ignore=shutil.ignore_patterns("*.sock"))
    command = [sys.executable, "-m", "bulkhead.cli", "serve", "--demo", "--data", str(folder), "--port", str(port)]
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}

    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True) as serving:
        try:
            assert serving.stdout is not None
            said = [serving.stdout.readline() for _ in range(3)]
            link = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
            link.request("GET", "/sign-in/", headers={"Host": f"desk.localhost:{port}"})
            status = link.getresponse().status
            link.close()
        finally:
            serving.terminate()

    assert said == [
        "This is a fictional practice; nothing in it is real.\n",
        "Sign in at the desk as maren@northlight.example with the password: lantern harvest copper ferry\n",
        f"The desk is at http://desk.localhost:{port} and stops with Ctrl-C.\n",
    ]
    assert (status, serving.returncode) == (200, 0)


def test_a_port_that_is_none_is_refused(tmp_path: Path) -> None:
    refused = spawn("serve", "--data", str(tmp_path), "--port", "70000")

    assert refused.returncode == 2
    assert "70000 is not in the range" in refused.stderr


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        began = time.monotonic()
        refused = spawn("serve", "--data", str(tmp_path / "new"), "--port", str(port))

    assert refused.returncode == 1
    assert "choose another port for the desk with --port" in refused.stderr
    assert time.monotonic() - began < 20

"""There is one door to the outside, and it stays shut until the person opens it."""

from __future__ import annotations

import ast
import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dashboard import app as house
from dashboard.desk import Desk
from dashboard.lookup.client import Client
from dashboard.store import Workspace
from tests.support.desks import imported
from tests.support.web import ORIGIN, client_of

ROOT = Path(__file__).parents[2]
DOOR = "dashboard/lookup/client.py"
SOURCE = sorted(
    path for part in ("importers", "analyzer", "dashboard") for path in (ROOT / part).rglob("*.py")
)
CONNECTING = {
    "socket", "ssl", "http", "urllib.request", "urllib3", "requests", "httpx", "aiohttp", "ftplib", "smtplib",
    "poplib", "imaplib", "telnetlib", "nntplib", "xmlrpc", "socketserver", "asyncio", "asyncore", "websocket",
    "websockets", "pycurl", "webbrowser", "_socket", "_ssl", "dns",
}  # fmt: skip
LISTENING = {
    "dashboard/listening.py": {"socket"},
    "dashboard/server.py": {"socket"},
}
"""Modules that take connections from this machine; they open none."""


def imports(tree: ast.AST) -> set[str]:
    """Return every module name that is imported, wherever in a file and by whatever way."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in {
            "import_module",
            "__import__",
        }:
            found |= {str(one.value) for one in node.args if isinstance(one, ast.Constant)} or {"?"}
    return found


def connecting(tree: ast.AST) -> set[str]:
    """Return the modules of ``CONNECTING`` that a file imports."""
    names = imports(tree)
    return {one for one in CONNECTING if any(f"{name}.".startswith(f"{one}.") for name in names)}


def test_only_the_client_imports_what_can_open_a_connection() -> None:
    found = {
        path.relative_to(ROOT).as_posix(): connecting(ast.parse(path.read_text("utf-8"))) for path in SOURCE
    }

    assert {path: names for path, names in found.items() if names} == {
        DOOR: {"http", "urllib.request"},
        **LISTENING,
    }


def test_the_listening_modules_connect_nowhere() -> None:
    for path in LISTENING:
        calls = [
            node
            for node in ast.walk(ast.parse((ROOT / path).read_text("utf-8")))
            if isinstance(node, ast.Call)
        ]
        names = {ast.unparse(one.func).rpartition(".")[2] for one in calls}
        assert not names & {"connect", "connect_ex", "create_connection", "sendto", "getaddrinfo"}


@pytest.mark.parametrize(
    "line",
    [
        "import socket",
        "def f():\n    from urllib import request",
        "import urllib.request as r",
        "from http.client import HTTPConnection",
        "import importlib\nimportlib.import_module('requests')",
        "__import__('ssl')",
    ],
)
def test_a_second_door_would_be_found(line: str) -> None:
    assert connecting(ast.parse(line))


def test_an_import_by_a_name_made_up_at_run_time_is_nowhere() -> None:
    made_up = [path for path in SOURCE if "?" in imports(ast.parse(path.read_text("utf-8")))]
    assert [path.relative_to(ROOT).as_posix() for path in made_up] == MADE_UP


def test_no_other_program_is_started_but_the_reading_child_and_the_browser() -> None:
    starting = {"subprocess", "multiprocessing", "pty", "os.system", "os.popen", "os.execv"}
    found = {
        path.relative_to(ROOT).as_posix()
        for path in SOURCE
        if imports(ast.parse(path.read_text("utf-8"))) & starting
    }
    assert found == {"importers/child.py", "dashboard/terminal/serving.py"}


def test_the_client_is_loaded_by_the_job_and_the_command_alone() -> None:
    users = [
        path.relative_to(ROOT).as_posix()
        for path in SOURCE
        if any(
            name.startswith("dashboard.lookup.client") for name in imports(ast.parse(path.read_text("utf-8")))
        )
    ]
    assert set(users) <= {"dashboard/lookup/job.py", "dashboard/terminal/looking.py"}


MADE_UP = ["importers/worker.py"]
"""Loads the importers of its own registry in the reading child, by their names."""


class OpenedError(AssertionError):
    """Something tried to reach another machine."""


@pytest.fixture
def shut(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every attempt to connect or to look up a name end the test."""

    def refuse(*where: Any, **_: Any) -> Any:
        raise OpenedError(where)

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("getaddrinfo", "create_connection"):
        monkeypatch.setattr(socket, name, refuse)


@pytest.mark.usefixtures("shut")
def test_the_shut_door_would_be_felt() -> None:
    with pytest.raises(OpenedError):
        Client().ask("tiktok", "7000000000000000001")


@pytest.mark.usefixtures("shut")
def test_every_page_and_the_whole_analysis_work_with_the_door_shut(tmp_path: Path) -> None:
    desk = Desk(Workspace.open(None))
    desk.workspace.add(imported(days=30))
    desk.workspace.add(imported(import_id="two", seed=2, days=30, creators=0))
    client = client_of(desk, tmp_path)
    for page in house.PAGES:
        assert client.get(page.PATH, base_url=ORIGIN).status_code == 200
        page.layout(desk)
    assert desk.analysis().as_json("0")["signals"]
    desk.close()


GUARD = """
import socket, sys
def shut(event, arguments):
    if event in {"socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}:
        raise RuntimeError(f"reached out: {event}")
    if event == "socket.connect" and arguments[0].family != getattr(socket, "AF_UNIX", None):
        raise RuntimeError("reached out: connect")
sys.addaudithook(shut)
"""


def told(tmp_path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command with the door shut in it and in every process it starts."""
    (tmp_path / "sitecustomize.py").write_text(GUARD, "utf-8")
    environment = os.environ | {"PYTHONPATH": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "home")}
    command = [sys.executable, "-m", "dashboard", *words]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=300
    )


def sample() -> Path:
    return next((ROOT / "sample_exports").glob("noor_TikTok*.zip"))


def test_reading_and_measuring_an_export_reach_for_nothing(tmp_path: Path) -> None:
    done = told(tmp_path, "analyze", str(sample()), "--json")

    assert done.returncode == 0, done.stderr
    assert "signals" in json.loads(done.stdout)


def test_a_look_up_without_a_yes_reaches_for_nothing_and_with_one_is_felt(tmp_path: Path) -> None:
    before = told(tmp_path, "lookup", str(sample()), "--sample", "3")
    assert before.returncode == 2
    assert "Nothing was sent" in before.stderr
    assert "reached out" not in before.stderr

    after = told(tmp_path, "lookup", "--sample", "1", "--yes")
    assert "RuntimeError" in after.stderr
    assert after.returncode == 2

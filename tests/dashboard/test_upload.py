"""Files from the browser: over a real socket, through the guard, into the workspace, and gone."""

from __future__ import annotations

import http.client
import itertools
import json
import socket
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

import pytest

from dashboard import guard as guards
from dashboard.desk import Desk
from dashboard.listening import bound
from dashboard.server import Serving
from dashboard.store import Workspace
from dashboard.upload import safe_name
from importers.progress import Progress
from importers.record import Imported
from importers.refusals import ImportRefused
from tests.support.events import every
from tests.support.imports import imported
from tests.support.web import person_in

YEARS = itertools.count(2006)
"""Each test's import is of another year, so that none is a double of another."""


class Seen(NamedTuple):
    """What the reader was given."""

    name: str
    size: int
    head: bytes
    mode: int


class Reader:
    """Stands in for the child; looks at the file and answers as told."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []
        self.outcome: Imported | Exception = ImportRefused("none", "Not told what to do.")

    def __call__(
        self, path: Path, *, tell: Callable[[Progress], None], cancelled: Callable[[], bool], part: bool
    ) -> Imported:
        del tell, cancelled, part
        self.seen.append(
            Seen(path.name, path.stat().st_size, path.read_bytes()[:4], path.stat().st_mode & 0o777)
        )
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome


class Browser:
    """A person's browser: one connection at a time, with the session's cookie."""

    def __init__(self, serving: Serving) -> None:
        self.port = serving.guard.port
        self.origin = f"http://127.0.0.1:{self.port}"
        self.cookie = self.person = ""
        answer, _ = self.ask("GET", serving.guard.start_link().removeprefix(self.origin))
        self.cookie = (answer.getheader("Set-Cookie") or "").split(";")[0]
        self.person = person_in(self.ask("GET", "/")[1].decode())

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[Any, bytes]:
        own = {"Origin": self.origin, "X-Parasocial-Person": self.person} if method == "POST" else {}
        given = {"Cookie": self.cookie} | own
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)) as connection:
            chunked = "Transfer-Encoding" in headers
            connection.request(method, path, body, given | headers, encode_chunked=chunked)
            answer = connection.getresponse()
            return answer, answer.read()

    def upload(self, name: str, body: Any, **headers: str) -> tuple[Any, bytes]:
        kind = {"Content-Type": "application/octet-stream", "X-Parasocial-File": quote(name)}
        return self.ask("POST", "/upload", body, **(kind | headers))

    def ended(self, job: str) -> dict[str, Any]:
        for _ in range(200):
            standing: dict[str, Any] = json.loads(self.ask("GET", f"/jobs/{job}")[1])
            if standing["ended"]:
                return standing
            time.sleep(0.05)
        raise AssertionError(standing)


@pytest.fixture(scope="module")
def the_reader() -> Reader:
    return Reader()


@pytest.fixture
def reader(the_reader: Reader) -> Reader:
    the_reader.seen.clear()
    year = next(YEARS)
    the_reader.outcome = imported(f"{year}.zip", every(f"{year}-03-01", 5, 10))
    return the_reader


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data") / "passing"
    folder.mkdir()
    return folder


@pytest.fixture(scope="module")
def serving(the_reader: Reader, scratch: Path) -> Iterator[Serving]:
    with closing(Desk(Workspace.open(None), the_reader)) as desk, bound(0) as listener:
        made = Serving(desk, listener, scratch)
        thread = threading.Thread(target=made.run)
        thread.start()
        yield made
        made.stop()
        thread.join()
        tempfile.tempdir = None


@pytest.fixture
def browser(serving: Serving, reader: Reader) -> Browser:
    del reader
    return Browser(serving)


def test_an_upload_is_imported_under_its_name_and_its_copy_deleted(
    browser: Browser, reader: Reader, serving: Serving, scratch: Path
) -> None:
    answer, body = browser.upload("Mein Export (1) – März.zip", b"PK\x03\x04" + b"x" * 3_000_000)
    assert answer.status == 200
    done = browser.ended(json.loads(body)["job"])
    assert (done["state"], done["new"], done["name"]) == ("done", 5, "Mein Export (1) – März.zip")
    assert reader.seen == [Seen("Mein Export (1) – März.zip", 3_000_004, b"PK\x03\x04", 0o600)]
    serving.app.server.config["DESK"].jobs.wait(done["job"], 10)
    assert list(scratch.iterdir()) == []


def test_large_bodies_wait_on_disk_only_in_the_private_folder(serving: Serving, scratch: Path) -> None:
    del serving
    with tempfile.NamedTemporaryFile() as spool:
        assert Path(spool.name).parent == scratch


def test_a_refused_upload_is_a_sentence_and_gone(browser: Browser, reader: Reader, scratch: Path) -> None:
    reader.outcome = ImportRefused("empty", "a.zip is empty; download it again.")
    job = json.loads(browser.upload("a.zip", b"")[1])["job"]
    refused = browser.ended(job)
    assert (refused["state"], refused["sentence"]) == ("refused", "a.zip is empty; download it again.")
    assert list(scratch.iterdir()) == []
    listed = json.loads(browser.ask("GET", "/jobs")[1])["jobs"]
    assert listed[-1] == refused
    assert listed[-1]["job"] == job


def test_an_export_is_described_without_its_values_and_not_imported(
    browser: Browser, reader: Reader, scratch: Path
) -> None:
    body = json.dumps([{"quokka": "a quokka said so"}] * 3).encode()
    answer, told = browser.upload("quokka.json", body, **{"X-Parasocial-Kind": "outline"})
    (export,) = json.loads(told)["outline"]["exports"]
    assert (answer.status, export["refused"]) == (200, "not_an_export")
    assert export["members"][0]["outline"]["paths"]["[].<a+> text"] == 3
    assert b"quokka" not in told
    assert (reader.seen, list(scratch.iterdir())) == ([], [])


def test_what_cannot_even_be_listed_is_a_sentence(browser: Browser, scratch: Path) -> None:
    _, told = browser.upload("a.zip", b"", **{"X-Parasocial-Kind": "outline"})
    assert json.loads(told)["outline"] is None
    assert "a.zip is empty" in json.loads(told)["sentence"]
    assert list(scratch.iterdir()) == []


def test_cancelling_and_looking_at_a_job_that_is_not_there_is_a_calm_404(browser: Browser) -> None:
    headers = {"Content-Type": "application/json"}
    for method, path in (("GET", "/jobs/nobody"), ("POST", "/jobs/nobody/cancel")):
        answer, body = browser.ask(method, path, b"{}" if method == "POST" else None, **headers)
        assert answer.status == 404
        assert b"leads nowhere" in body


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("takeout.zip", "takeout.zip"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\export.zip", "export.zip"),
        ("a\x00b\nc.zip", "ab c.zip"),
        ("\u202egnp.zip", "gnp.zip"),
        ("...", "export"),
        ("", "export"),
        ("con.zip", "_con.zip"),
        ("a:b?.zip", "a_b_.zip"),
        ("<img onerror=x>.zip", "_img onerror=x_.zip"),
        ("name\r\nX-Injected: yes.zip", "name X-Injected_ yes.zip"),
    ],
)
def test_a_file_keeps_a_safe_form_of_its_name(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_a_long_name_is_cut() -> None:
    assert len(safe_name("x" * 500)) == 120


def test_an_upload_with_a_hostile_name_stays_in_its_folder(
    browser: Browser, reader: Reader, scratch: Path
) -> None:
    browser.ended(json.loads(browser.upload("../../outside.zip", b"PK")[1])["job"])
    assert [seen.name for seen in reader.seen] == ["outside.zip"]
    assert list(scratch.parent.iterdir()) == [scratch]


def announced(port: int, path: str, size: int, *headers: str) -> bytes:
    """Return the first line of the answer to a request whose body was only announced."""
    head = [f"POST {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", f"Content-Length: {size}", *headers]
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        line.sendall("\r\n".join([*head, "", ""]).encode())
        return line.recv(100).splitlines()[0]


def test_a_stranger_cannot_even_begin_to_send_a_large_body(serving: Serving, scratch: Path) -> None:
    kind = ("Content-Type: application/octet-stream", "X-Parasocial-File: a.zip")
    assert announced(serving.guard.port, "/upload", 900_000_000, *kind).startswith(b"HTTP/1.1 413")
    assert list(scratch.iterdir()) == []


def test_a_full_disk_is_a_calm_page_and_leaves_nothing_behind(
    browser: Browser, scratch: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "sentinel.zip")

    monkeypatch.setattr("dashboard.upload.shutil.copyfileobj", full)
    answer, body = browser.upload("sentinel.zip", b"PK")
    assert answer.status == 500
    assert b"Your record is unchanged" in body
    assert list(scratch.iterdir()) == []
    assert "request ended: OSError at" in caplog.text
    assert "sentinel" not in caplog.text


@pytest.mark.parametrize("path", ["/", "/_dash-update-component", "/jobs/x/cancel"])
def test_only_an_upload_may_be_large(browser: Browser, path: str) -> None:
    headers = (f"Cookie: {browser.cookie}", f"Origin: {browser.origin}", "Content-Type: application/json")
    answer = announced(browser.port, path, guards.BODY_LIMIT + 1, *headers)
    assert answer.startswith(b"HTTP/1.1 413")


def test_an_upload_may_not_be_larger_than_the_limit(browser: Browser) -> None:
    headers = (f"Cookie: {browser.cookie}", f"Origin: {browser.origin}", "X-Parasocial-File: a.zip")
    answer = announced(browser.port, "/upload", guards.UPLOAD_LIMIT + 1, *headers)
    assert answer.startswith(b"HTTP/1.1 413")


def test_an_upload_in_pieces_of_unknown_length_arrives_whole(browser: Browser, reader: Reader) -> None:
    pieces = (b"x" * 70_000 for _ in range(20))
    answer, body = browser.upload("a.zip", pieces, **{"Transfer-Encoding": "chunked"})
    assert answer.status == 200
    browser.ended(json.loads(body)["job"])
    assert [seen.size for seen in reader.seen] == [1_400_000]


def test_each_answer_comes_from_waitress_without_saying_so(browser: Browser) -> None:
    answer, _ = browser.ask("GET", "/")
    assert answer.status == 200
    assert answer.getheader("Server") is None
    assert answer.getheader("Cache-Control") == "no-store"


def test_a_port_that_is_taken_cannot_be_shared(serving: Serving) -> None:
    with pytest.raises(OSError, match=r"in use|10048|10013"), bound(serving.guard.port):
        pass

"""A stand-in for the endpoints: real HTTP on this machine that behaves, and misbehaves, as they do."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import msgspec

from dashboard.lookup.endpoints import Endpoints, endpoints

QUICK: Endpoints = msgspec.structs.replace(
    endpoints(),
    seconds_between=0.0,
    timeout_seconds=0.6,
    back_off_seconds=(0.0, 0.0),
    silent_after=4,
    doubt_after=5,
)
"""The data file with no pauses and small limits."""


@dataclass
class Stub:
    """What the stub answers per item, and what it was asked.

    ``plans`` maps an item to a list of behaviours, used one after the other (the last stays): a status, a
    handle to answer with, or one of the words in ``_Handler``.
    """

    plans: dict[str, list[Any]] = field(default_factory=dict)
    otherwise: Any = "moss"
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    base: str = ""
    busy: int = 0
    most_at_once: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def items(self) -> list[str]:
        """Return the items asked about, in order."""
        return [_item(one) for one in self.asked]


def tiktok(handle: str, **changes: Any) -> bytes:
    """Return what TikTok answers for a video by ``handle``."""
    answer = {
        "version": "1.0",
        "type": "video",
        "title": "a caption that nobody keeps",
        "author_name": f"{handle.title()} Name",
        "author_url": f"https://www.tiktok.com/@{handle}",
        "author_unique_id": handle,
        "html": "<blockquote></blockquote>",
        "provider_name": "TikTok",
    }
    return json.dumps(answer | changes).encode()


@contextmanager
def serving(stub: Stub) -> Iterator[Stub]:
    """Serve on a free port of this machine until the test is done."""

    class Handler(_Handler):
        pass

    Handler.stub = stub
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    stub.base = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield stub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    stub: Stub

    def do_GET(self) -> None:
        stub = self.stub
        self.inside = True
        with stub.lock:
            stub.busy += 1
            stub.most_at_once = max(stub.most_at_once, stub.busy)
            stub.asked.append(self.path)
            stub.headers.append(dict(self.headers))
            plan = stub.plans.get(_item(self.path), [stub.otherwise])
            what = plan.pop(0) if len(plan) > 1 else plan[0]
        try:
            self.behave(what)
        except OSError:
            self.close_connection = True
        finally:
            self.leave()

    def leave(self) -> None:
        """Count the request as over: before its last byte, for after that the asker may ask again."""
        if self.inside:
            self.inside = False
            with self.stub.lock:
                self.stub.busy -= 1

    def behave(self, what: Any) -> None:
        if isinstance(what, int):
            self.answer(what, b"no")
        elif isinstance(what, bytes):
            self.answer(200, what)
        elif what in _TRICKS:
            _TRICKS[what](self)
        elif what.startswith("to "):
            self.answer(302, b"", location=what.removeprefix("to "))
        else:
            self.answer(200, tiktok("redirected" if self.path.startswith("/other") else what))

    def answer(self, status: int, body: bytes, *, length: int | None = None, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.send_header("Set-Cookie", "spy=1; Path=/")
        if location:
            self.send_header("Location", location)
        self.end_headers()
        if length is None:
            self.leave()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def _drip(handler: _Handler) -> None:
    handler.answer(200, b"", length=10_000)
    for _ in range(40):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.1)


_TRICKS: dict[str, Callable[[_Handler], Any]] = {
    "silent": lambda _: time.sleep(1.5),
    "dripping": _drip,
    "huge": lambda handler: handler.answer(200, tiktok("moss", html="x" * 70_000)),
    "endless": lambda handler: handler.answer(200, b"{" + b" " * 10_000_000),
    "cut": lambda handler: handler.answer(200, tiktok("moss")[:60], length=500),
    "nonsense": lambda handler: handler.wfile.write(b"\x00\x01 not http\r\n\r\n"),
    "hang up": lambda handler: setattr(handler, "close_connection", True),
    "within": lambda handler: handler.answer(302, b"", location=handler.path.replace("/oembed", "/other")),
}
"""Behaviours with a name of their own."""


def _item(path: str) -> str:
    url = parse_qs(urlsplit(path).query).get("url", [""])[0]
    return url.rstrip("/").rpartition("/")[2].removeprefix("watch?v=")

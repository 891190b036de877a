"""Waitress on this machine only, told to take large bodies from nobody but the person's own upload."""

from __future__ import annotations

import copy
import logging
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import create_server
from werkzeug.http import parse_cookie

from dashboard import guard as guards
from dashboard.guard import Guard

HOST = "127.0.0.1"
THREADS = 8


@contextmanager
def bound(port: int) -> Iterator[socket.socket]:
    """Give a socket that is bound on this machine only; port 0 takes a free one. Nobody else can share it."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        if sys.platform == "win32":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        yield listener


def listen(application: Any, guard: Guard, listener: socket.socket) -> Any:
    """Return a waitress server for a WSGI application; requests queue from now on, ``run()`` answers them.

    Bodies are refused by their size before they are received: only an upload with the session's cookie may
    be large. Without this, waitress would first put every body on the disk.
    """
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    server = create_server(
        application,
        sockets=[listener],
        threads=THREADS,
        ident=None,
        max_request_body_size=guards.UPLOAD_LIMIT + 1,
        clear_untrusted_proxy_headers=True,
    )
    server.channel_class = _channel(guard)
    return server


def _channel(guard: Guard) -> type[HTTPChannel]:
    class Parser(HTTPRequestParser):  # type: ignore[misc]
        adj: Any

        def parse_header(self, header_plus: bytes) -> None:
            super().parse_header(header_plus)
            cookie = parse_cookie(self.headers.get("COOKIE")).get(guard.cookie)
            if not (self.command == "POST" and self.path == guards.UPLOAD and guard.knows(cookie)):
                self.adj = copy.copy(self.adj)
                self.adj.max_request_body_size = guards.BODY_LIMIT + 1

    class Channel(HTTPChannel):  # type: ignore[misc]
        parser_class = Parser

    return Channel

"""The one door to the outside: the only module that may open a connection (a test proves it).

It asks the hosts of ``endpoints.toml`` and nobody else: https, no cookies, no proxy, no other host by a
redirect, one fixed user agent, a short time and a small answer.
"""

from __future__ import annotations

import http.client
import re
import time
import urllib.request
from typing import IO, Any
from urllib.error import HTTPError
from urllib.parse import urlsplit

from dashboard.lookup.answer import NONE, Answer, understood
from dashboard.lookup.endpoints import Endpoint, Endpoints, endpoints

CHUNK = 8192
LOOPBACK = re.compile(r"http://127\.0\.0\.1:\d{1,5}")


class Client:
    """Asks about one item at a time; one that fails to answer is ``NONE``, never an exception."""

    def __init__(self, base: str | None = None, known: Endpoints | None = None) -> None:
        """Take ``base`` (a port of this machine) instead of every host, where one is given."""
        if base is not None and not LOOPBACK.fullmatch(base):
            raise ValueError("A stand-in for the endpoints can only be on this machine.")
        self._base = base
        self._known = known or endpoints()
        self._opener = _opener(plain=base is not None)

    def ask(self, platform: str, item: str) -> Answer:
        """Ask who made ``item``."""
        endpoint = self._known.platforms[platform]
        if not endpoint.asks(item):
            return NONE
        try:
            status, body = self._get(self._url(endpoint, item))
        except (OSError, http.client.HTTPException, ValueError):
            return NONE
        return understood(platform, endpoint, status, body)

    def _url(self, endpoint: Endpoint, item: str) -> str:
        return f"{self._base or f'https://{endpoint.host}'}{endpoint.target(item)}"

    def _get(self, url: str) -> tuple[int, bytes | None]:
        headers = {"User-Agent": self._known.user_agent, "Accept": "application/json", "Connection": "close"}
        request = urllib.request.Request(url, headers=headers)  # noqa: S310 - https or this machine, see above
        until = time.monotonic() + self._known.timeout_seconds
        try:
            with self._opener.open(request, timeout=self._known.timeout_seconds) as answer:
                return answer.status, _body(answer, self._known.answer_bytes, until)
        except HTTPError as error:
            with error:
                return error.code, None


class _SameHost(urllib.request.HTTPRedirectHandler):
    """Follows a redirect only to where it came from; any other ends as the status it is."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        here, there = urlsplit(req.full_url), urlsplit(newurl)
        if (here.scheme, here.netloc) != (there.scheme, there.netloc):
            return None
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener(*, plain: bool) -> urllib.request.OpenerDirector:
    """Return an opener that knows https (or, for a stand-in on this machine, http) and nothing else."""
    opener = urllib.request.OpenerDirector()
    handlers = (
        urllib.request.HTTPHandler if plain else urllib.request.HTTPSHandler,
        _SameHost,
        urllib.request.HTTPErrorProcessor,
        urllib.request.HTTPDefaultErrorHandler,
    )
    for handler in handlers:
        opener.add_handler(handler())
    return opener


def _body(answer: http.client.HTTPResponse, limit: int, until: float) -> bytes | None:
    """Return the answer's bytes, or None when there are more than ``limit`` or they take too long."""
    read = b""
    while chunk := answer.read1(CHUNK):
        read += chunk
        if len(read) > limit or time.monotonic() > until:
            return None
    return read

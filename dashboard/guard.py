"""The request guard: closed to other web pages, accounts and names for this machine (reliability 3.2)."""

from __future__ import annotations

import hmac
import secrets
import threading
import time
from collections.abc import Callable, Sequence

from flask import Flask, Response, request
from werkzeug.wrappers import Response as Answer

from dashboard import sentences

START = "/start/"
"""Where a start link points; the one-use token follows."""
UPLOAD = "/upload"
"""The one route that takes bytes instead of JSON."""
UPLOAD_HEADER = "X-Parasocial-File"
"""Carries the file's name, percent-encoded; a web page cannot send it across origins without asking."""
LINK_SECONDS = 60.0
BODY_LIMIT = 1 << 20
UPLOAD_LIMIT = 8 << 30
_METHODS = frozenset({"GET", "HEAD", "POST"})
_SITES = frozenset({None, "same-origin", "none"})

FIXED_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Guard:
    """Decides about every request of one run before anything else sees it.

    ``port`` is the port served on. The session's secret exists in memory only and is new with every start.
    """

    def __init__(self, port: int, *, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with a fresh secret and no start link."""
        self.port = port
        self.cookie = f"parasocial-{port}"
        self._secret = secrets.token_urlsafe(32)
        self._clock = clock
        self._links: dict[str, float] = {}
        self._turn = threading.Lock()
        self._hosts = frozenset({f"127.0.0.1:{port}", f"localhost:{port}"})
        self._origins = frozenset(f"http://{host}" for host in self._hosts)

    def start_link(self) -> str:
        """Return a new link that opens the session once, within ``LINK_SECONDS``."""
        token = secrets.token_urlsafe(32)
        with self._turn:
            self._links[token] = self._clock() + LINK_SECONDS
        return f"http://127.0.0.1:{self.port}{START}{token}"

    def protect(self, app: Flask, hashes: Callable[[], Sequence[str]]) -> None:
        """Put the guard before every route of ``app``; ``hashes`` gives the inline scripts' CSP hashes."""
        app.before_request(self.verdict)
        app.add_url_rule(f"{START}<token>", "start", self._begin, methods=["GET"])

        def seal(response: Response) -> Response:
            response.headers.update(FIXED_HEADERS)
            response.headers["Content-Security-Policy"] = policy(hashes())
            return response

        app.after_request(seal)

    def verdict(self) -> Answer | None:
        """Return the refusal of the current request, or None when it may pass."""
        starting = request.method == "GET" and request.path.startswith(START)
        status = self._foreign(starting=starting) or self._shape()
        if status is None and not starting and not self.knows(request.cookies.get(self.cookie)):
            status = 401
        if status is None and self._too_large():
            status = 413
        return None if status is None else refusal(status)

    def knows(self, cookie: str | None) -> bool:
        """Return whether ``cookie`` is this run's secret, compared in constant time."""
        return hmac.compare_digest((cookie or "").encode("utf-8", "replace"), self._secret.encode())

    def _foreign(self, *, starting: bool) -> int | None:
        """Refuse other host names, origins and sites.

        A start link is followed from a file, which browsers call another site; its token is proof enough.
        """
        if request.environ.get("HTTP_HOST", "").lower() not in self._hosts:
            return 421
        allowed = self._origins if request.method == "POST" else self._origins | {None}
        if request.headers.get("Origin") not in allowed:
            return 403
        if request.headers.get("Sec-Fetch-Site") not in _SITES and not starting:
            return 403
        return None

    def _shape(self) -> int | None:
        if request.method not in _METHODS:
            return 405
        if request.method != "POST":
            return None
        if request.path == UPLOAD:
            fits = request.content_type == "application/octet-stream" and UPLOAD_HEADER in request.headers
            return None if fits else 415
        return None if request.mimetype == "application/json" else 415

    def _too_large(self) -> bool:
        limit = UPLOAD_LIMIT if request.path == UPLOAD and request.method == "POST" else BODY_LIMIT
        return (request.content_length or 0) > limit

    def _begin(self, token: str) -> Answer:
        if not self._spend(token):
            return refusal(401)
        if request.headers.get("Sec-Fetch-Site") in {None, "none", "same-origin"}:
            response = Response(status=303, headers={"Location": "/"})
        else:
            page = sentences.page("Opening", sentences.OPENING, forward=True)
            response = Response(page, mimetype="text/html")
        response.set_cookie(self.cookie, self._secret, httponly=True, samesite="Strict", path="/")
        return response

    def _spend(self, token: str) -> bool:
        with self._turn:
            until = self._links.pop(token, None)
        return until is not None and self._clock() <= until


def policy(hashes: Sequence[str]) -> str:
    """Return the Content-Security-Policy; ``hashes`` come quoted from Dash."""
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self'", *hashes)),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "form-action 'self'",
            "base-uri 'none'",
            "object-src 'none'",
            "frame-ancestors 'none'",
            "frame-src 'none'",
        )
    )


def refusal(status: int) -> Answer:
    """Return a small page that says calmly why nothing is shown."""
    title, text = sentences.REFUSALS.get(status, sentences.REFUSALS[500])
    return Response(sentences.page(title, text), status=status, mimetype="text/html")

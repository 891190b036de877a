"""A window shows one person: what it asks after another was opened is refused, so nothing lands with them.

Each page carries the token of the person it was drawn for and sends it back with every POST (by
``assets/05-window.js``). A request that passes stays bound to that person to its end (reliability 2h).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from dash import Dash
from flask import Flask, jsonify, request

from dashboard.desk import Desk
from dashboard.reflections.tables import table

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment
    from werkzeug.wrappers import Response

HEADER = "X-Parasocial-Person"
META = "parasocial-person"
_ENVIRON = "HTTP_X_PARASOCIAL_PERSON"
CONFLICT = 409


class House(Dash):  # type: ignore[misc] # Dash has no types
    """Dash whose pages say for whom they are drawn."""

    def __init__(self, desk: Desk, *args: Any, **settings: Any) -> None:
        """Take Dash's own arguments after the desk."""
        self._desk = desk
        super().__init__(*args, **settings)

    def interpolate_index(self, metas: str = "", **parts: str) -> str:
        """Return the page's frame with the token of the person who is open now."""
        mine = f'{metas}\n<meta name="{META}" content="{self._desk.token}">'
        page: str = super().interpolate_index(metas=mine, **parts)
        return page


def keep_apart(app: Flask, desk: Desk) -> None:
    """Refuse every POST of a window that shows another person, and bind the others to theirs."""
    inner = app.wsgi_app

    def bound(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        with desk.shown(environ.get(_ENVIRON)):
            return inner(environ, start)

    def verdict() -> Response | None:
        fits = request.method != "POST" or request.headers.get(HEADER) == desk.token
        return None if fits else refusal()

    app.wsgi_app = bound  # type: ignore[assignment,method-assign] # Flask's own way to put something around an app
    app.before_request(verdict)


def refusal() -> Response:
    """Return what a window is answered that shows another person: words, and a button to go on."""
    words = table("pages")["shell"]
    answer: Response = jsonify(sentence=words["other_person"], button=words["reload"])
    answer.status_code = CONFLICT
    return answer

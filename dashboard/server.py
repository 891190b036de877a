"""The Dash app behind the guard, and waitress in front of it."""

from __future__ import annotations

import logging
import os
import socket
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

from dash import Dash, html, page_container, register_page, set_props
from dash.development.base_component import Component
from flask import current_app
from waitress import wasyncore
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from dashboard import app as house
from dashboard import upload, windows
from dashboard.components import mode
from dashboard.desk import Desk, OtherPerson
from dashboard.guard import Guard, refusal
from dashboard.ids import Shell
from dashboard.jobs import place_of
from dashboard.listening import HOST, listen
from dashboard.reflections.tables import table
from dashboard.schema import WorkspaceRefused

LOG = logging.getLogger("parasocial")
TITLE = "Parasocial Mirror"
INTERNAL = 500
NOTICE = (
    "Something in this program went wrong, and this part of the page stayed as it was. "
    "Your record is unchanged."
)

_INDEX = """<!DOCTYPE html>
<html lang="en">
<head>
{%metas%}
<title>{%title%}</title>
{%favicon%}
{%css%}
</head>
<body>
{%app_entry%}
<div hidden>
{%config%}
{%scripts%}
{%renderer%}
</div>
</body>
</html>
"""


def create_app(desk: Desk, *, guard: Guard, scratch: Path) -> Dash:
    """Return the app for one desk: pages, upload, guard. ``scratch`` takes uploads on their way."""
    app = windows.House(
        desk,
        "dashboard",
        title=TITLE,
        update_title="",
        use_pages=True,
        pages_folder="",
        include_pages_meta=False,
        serve_locally=True,
        index_string=_INDEX,
        on_error=calm,
        enable_mcp=False,
        add_log_handler=False,
        suppress_callback_exceptions=False,
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    app.server.config["DESK"] = desk
    guard.protect(app.server, app.csp_hashes)
    app.server.before_request(partial(mode.follow, desk))
    windows.keep_apart(app.server, desk)
    upload.register(app.server, desk, scratch)
    app.server.register_error_handler(Exception, answer_to)
    for page in house.PAGES:
        title = f"{page.TITLE} · {TITLE}"
        register_page(page.__name__, path=page.PATH, title=title, layout=_layout_of(page))
    house.register(app, desk)
    app.layout = lambda: house.frame(desk, page_container)
    return app


def calm(error: Exception) -> None:
    """Show one sentence on the page and keep the error's type and place, not its message, in the log."""
    _note("callback", error)
    set_props(Shell.NOTICE, {"children": _sentence(error)})


def answer_to(error: Exception) -> Response:
    """Answer a request that failed with one calm page; the log gets the error's type and place only."""
    if isinstance(error, HTTPException):
        return refusal(error.code or INTERNAL)
    if isinstance(error, OtherPerson):
        return windows.refusal()
    _note("request", error)
    return refusal(INTERNAL)


class Serving:
    """One run of the server on a bound socket."""

    def __init__(self, desk: Desk, listener: socket.socket, scratch: Path) -> None:
        """Build app and server. Bodies that waitress keeps on disk lie in ``scratch`` too."""
        _quiet_environment()
        tempfile.tempdir = str(scratch)
        self.guard = Guard(listener.getsockname()[1])
        self.app = create_app(desk, guard=self.guard, scratch=scratch)
        self._left: dict[int, Any] = {}
        self._server = listen(self.app.server, self.guard, listener)

    def warm(self) -> None:
        """Answer the first request here, so that the person's first page does not wait for it."""
        client = self.app.server.test_client()
        origin = f"http://{HOST}:{self.guard.port}"
        client.get(self.guard.start_link(), base_url=origin)
        client.get("/", base_url=origin)

    def run(self) -> None:
        """Serve until ``stop`` or a signal ends it, then close every connection."""
        self._server.run()
        self._server.task_dispatcher.shutdown()
        wasyncore.close_all(self._left | self._server._map, ignore_all=True)  # noqa: SLF001 - its own list

    def stop(self) -> None:
        """End ``run`` from another thread."""
        self._server.trigger.pull_trigger(self._let_go)

    def _let_go(self) -> None:
        """Take everything from waitress's loop, which ends when nothing is left to wait for."""
        channels = self._server._map  # noqa: SLF001 - its own list
        self._left = dict(channels)
        channels.clear()


def _layout_of(page: ModuleType) -> Callable[..., Component]:
    """Return the page's layout for the desk of the app that answers.

    Dash keeps one list of pages per process, whatever the app; so two apps in one process never mix. Dash
    draws every page once before its first answer, so a page that fails says so itself and harms no other.
    A page gets of the address what it ``ASKS`` for, by name.
    """
    wanted: tuple[str, ...] = getattr(page, "ASKS", ())

    def layout(**address: str) -> Component:
        asked = {name: address[name] for name in wanted if name in address}
        try:
            drawn: Component = page.layout(current_app.config["DESK"], **asked)
        except Exception as error:  # noqa: BLE001 - the one handler for pages, as ``calm`` is for callbacks
            _note("page", error)
            return html.Div([html.H1(page.TITLE), html.P(NOTICE, role="alert")])
        return drawn

    return layout


def _sentence(error: Exception) -> str:
    if isinstance(error, OtherPerson):
        words: str = table("pages")["shell"]["other_person"]
        return words
    return str(error) if isinstance(error, WorkspaceRefused) else NOTICE


def _note(what: str, error: BaseException) -> None:
    """Write an error's type and place to the log, never its message, which may quote an export."""
    LOG.error("%s ended: %s", what, place_of(error))


def _quiet_environment() -> None:
    """Let nothing outside decide how Dash runs."""
    for name in [n for n in os.environ if n.startswith("DASH_") or n in {"HOST", "PORT"}]:
        del os.environ[name]

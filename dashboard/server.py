"""The Dash app behind the guard, and waitress in front of it."""

from __future__ import annotations

import logging
import os
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from dash import Dash, page_container, register_page, set_props
from dash.development.base_component import Component
from flask import current_app
from waitress.server import create_server

from dashboard import app as house
from dashboard import upload
from dashboard.desk import Desk
from dashboard.guard import UPLOAD_LIMIT, Guard
from dashboard.ids import Shell
from dashboard.jobs import place_of

LOG = logging.getLogger("parasocial")
HOST = "127.0.0.1"
THREADS = 8
TITLE = "Parasocial Mirror"
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
<footer>
{%config%}
{%scripts%}
{%renderer%}
</footer>
</body>
</html>
"""


def create_app(desk: Desk, *, guard: Guard, scratch: Path) -> Dash:
    """Return the app for one desk: pages, upload, guard. ``scratch`` takes uploads on their way."""
    app = Dash(
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
    upload.register(app.server, desk, scratch)
    for page in house.PAGES:
        title = f"{page.TITLE} · {TITLE}"
        register_page(page.__name__, path=page.PATH, title=title, layout=_layout_of(page))
    house.register(app, desk)
    app.layout = lambda: house.frame(desk, page_container)
    return app


def calm(error: Exception) -> None:
    """Show one sentence on the page and keep the error's type and place, not its message, in the log."""
    LOG.error("callback ended: %s", place_of(error))
    set_props(Shell.NOTICE, {"children": NOTICE})


@contextmanager
def bound(port: int) -> Iterator[socket.socket]:
    """Give a socket that listens on this machine only; port 0 takes a free one. Nobody else can share it."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        if sys.platform == "win32":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        yield listener


class Serving:
    """One run of the server on a bound socket."""

    def __init__(self, desk: Desk, listener: socket.socket, scratch: Path) -> None:
        """Build app and server. Bodies that waitress keeps on disk lie in ``scratch`` too."""
        _quiet_environment()
        tempfile.tempdir = str(scratch)
        self.guard = Guard(listener.getsockname()[1])
        self.app = create_app(desk, guard=self.guard, scratch=scratch)
        self._server = create_server(
            self.app.server,
            sockets=[listener],
            threads=THREADS,
            ident=None,
            max_request_body_size=UPLOAD_LIMIT,
            clear_untrusted_proxy_headers=True,
        )

    def warm(self) -> None:
        """Answer the first request here, so that the person's first page does not wait for it."""
        client = self.app.server.test_client()
        origin = f"http://{HOST}:{self.guard.port}"
        client.get(self.guard.start_link(), base_url=origin)
        client.get("/", base_url=origin)

    def run(self) -> None:
        """Serve until ``stop`` or a signal's exception ends it."""
        self._server.run()

    def stop(self) -> None:
        """Take no more requests."""
        self._server.close()


def _layout_of(page: ModuleType) -> Callable[..., Component]:
    """Return the page's layout for the desk of the app that answers.

    Dash keeps one list of pages per process, whatever the app; so two apps in one process never mix.
    """
    return lambda **_: page.layout(current_app.config["DESK"])


def _quiet_environment() -> None:
    """Let nothing outside decide how Dash runs."""
    for name in [n for n in os.environ if n.startswith("DASH_") or n in {"HOST", "PORT"}]:
        del os.environ[name]

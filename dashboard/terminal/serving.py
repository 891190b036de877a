"""``open`` and ``demo``: from a command line to a dashboard that serves."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, closing
from pathlib import Path

from dashboard.files import create_private, scratch_folder
from dashboard.store import Workspace
from dashboard.terminal import keeping, say
from dashboard.terminal.arguments import Common
from dashboard.terminal.reading import Reading

_REDIRECT = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Opening</title>
<meta http-equiv="refresh" content="0;url={link}"></head>
<body><p><a href="{link}">Open the dashboard</a></p></body></html>
"""


def open_exports(common: Common, exports: Sequence[Path]) -> None:
    """Import ``exports`` into the workspace, then serve it until the person ends the program."""
    with closing(keeping.open_workspace(common)) as workspace:
        with closing(Reading(exports, quiet=common.quiet)) as reading:
            _load_dash()
            imports = reading.results()
        keeping.keep(workspace, imports, quiet=common.quiet)
        serve(common, {workspace.name: workspace})


def demo(common: Common) -> None:
    """Serve the sample exports, each invented person in a workspace of their own; nothing is kept."""
    from dashboard import samples  # noqa: PLC0415 - only the demo needs it

    with ExitStack() as stack:
        workspaces = {
            one.name: stack.enter_context(closing(Workspace.open(None))) for one in samples.people()
        }
        exports = [(one.name, path) for one in samples.people() for path in one.exports]
        with closing(Reading([path for _, path in exports], quiet=common.quiet)) as reading:
            _load_dash()
            imports = reading.results()
        for (name, _), imported in zip(exports, imports, strict=True):
            workspaces[name].add(imported)
        for one in samples.people():
            workspaces[one.name].put("settings", {"tz": one.zone})
        serve(common, workspaces)


def serve(common: Common, workspaces: Mapping[str, Workspace]) -> None:
    """Serve until the program is ended, then delete what was only passing through."""
    from dashboard.desk import Desk  # noqa: PLC0415 - brings Dash
    from dashboard.listening import bound  # noqa: PLC0415
    from dashboard.server import Serving  # noqa: PLC0415

    with ExitStack() as stack:
        scratch = stack.enter_context(scratch_folder())
        try:
            listener = stack.enter_context(bound(common.port))
        except OSError as error:
            raise say.Refusal(
                f"Port {common.port} is taken; leave --port out and a free one is found."
            ) from error
        desk = stack.enter_context(closing(Desk(workspaces)))
        serving = Serving(desk, listener, scratch)
        serving.warm()
        sys.stdout.write(f"READY {serving.guard.start_link()}\n")
        sys.stdout.flush()
        if not common.quiet:
            say.sentence("The link works once. To end the program, press Ctrl+C.")
        if common.browser:
            _open_browser(serving.guard.start_link(), scratch)
        serving.run()


def _open_browser(link: str, scratch: Path) -> None:
    """Open the browser on a private file that leads to ``link``, so that no list of processes shows it."""
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        return
    page = scratch / "open.html"
    with create_private(page) as file:
        file.write(_REDIRECT.format(link=link).encode())
    subprocess.Popen(  # noqa: S603 - our own interpreter, our own file
        [sys.executable, "-m", "webbrowser", page.as_uri()],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _load_dash() -> None:
    """Load the libraries of the page while the children read."""
    from dashboard import server  # noqa: F401, PLC0415

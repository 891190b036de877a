"""``open`` and ``demo``: from a command line to a dashboard that serves."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from dashboard import samples
from dashboard.files import create_private, scratch_folder
from dashboard.terminal import say
from dashboard.terminal.arguments import Common
from dashboard.terminal.reading import Reading

if TYPE_CHECKING:
    from dashboard.store import Workspace

if TYPE_CHECKING:
    from dashboard.guard import Guard

_REDIRECT = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Opening</title>
<meta http-equiv="refresh" content="0;url={link}"></head>
<body><p><a href="{link}">Open the dashboard</a></p></body></html>
"""


def open_exports(common: Common, exports: Sequence[Path], creator_files: Sequence[Path] = ()) -> None:
    """Import ``exports`` into the workspace, then serve it until the person ends the program."""
    with ExitStack() as stack:
        reading = stack.enter_context(closing(Reading(exports, quiet=common.quiet)))
        keeping = _load()
        makers = keeping.read_makers(creator_files)
        workspace = stack.enter_context(closing(keeping.open_workspace(common)))
        keeping.keep(workspace, reading.results(), quiet=common.quiet)
        keeping.keep_makers(workspace, makers, quiet=common.quiet)
        serve(common, {workspace.name: workspace})


def demo(common: Common) -> None:
    """Serve the sample exports, each invented person in a workspace of their own; nothing is kept."""
    people = samples.people()
    with ExitStack() as stack:
        paths = [path for person in people for path in person.exports]
        reading = stack.enter_context(closing(Reading(paths, quiet=common.quiet)))
        keeping = _load()
        workspaces = {person.name: stack.enter_context(closing(keeping.private())) for person in people}
        imports = iter(reading.results())
        for person in people:
            workspaces[person.name].put("settings", {"tz": person.zone})
            for _ in person.exports:
                workspaces[person.name].add(next(imports))
        serve(common, workspaces)


def serve(common: Common, workspaces: Mapping[str, Workspace]) -> None:
    """Serve until the program is ended, then delete what was only passing through."""
    from dashboard.desk import Desk  # noqa: PLC0415 - brings Dash
    from dashboard.listening import bound  # noqa: PLC0415 - brings waitress
    from dashboard.server import Serving  # noqa: PLC0415 - brings Dash

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
        with suppress(KeyboardInterrupt):  # from READY on, to be stopped is how it ends
            _tell(common, serving.guard, scratch)
            serving.run()


def _tell(common: Common, guard: Guard, scratch: Path) -> None:
    """Say that the dashboard serves, and open the browser."""
    sys.stdout.write(f"READY {guard.start_link()}\n")
    sys.stdout.flush()
    if not common.quiet:
        say.sentence("The link works once. To end the program, press Ctrl+C.")
    if common.browser:
        _open_browser(guard.start_link(), scratch)


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


def _load() -> ModuleType:
    """Load what is large (pandas, Dash) while the children read, and return the workspace's part of it."""
    from dashboard import server  # noqa: F401, PLC0415 - loaded now, used when everything is read
    from dashboard.terminal import keeping  # noqa: PLC0415 - brings the workspace

    return keeping

"""``lookup``: first what would be sent, then, after a yes, the requests, and what the sample says."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from dashboard.lookup import telling
from dashboard.lookup.endpoints import Endpoints, endpoints
from dashboard.lookup.estimate import samples
from dashboard.lookup.plan import Plan, plan
from dashboard.lookup.run import Ending, Run, Tally
from dashboard.store import Workspace
from dashboard.terminal import keeping, say
from dashboard.terminal.arguments import Common
from dashboard.terminal.reading import read_all

MOST = 20
"""How many creators of a sample are listed."""
YES = "yes"


def look_up(
    common: Common, exports: Sequence[Path], *, views: int | None, marked_first: bool, sure: bool
) -> bool:
    """Say what would be sent, ask for a yes, send it; return whether everything wished for was asked.

    ``views`` None is all of them. ``exports`` are imported first; answers stay in the workspace.
    """
    known = endpoints()
    with closing(_workspace(common, exports)) as workspace:
        keeping.keep(workspace, read_all(exports, quiet=common.quiet), quiet=common.quiet)
        wanted = plan(workspace, known, views, marked_first=marked_first)
        for line in telling.screen(wanted, known):
            say.sentence(line)
        whole = not wanted.items or _sent(workspace, wanted, known, common, sure=sure)
        show(workspace, known, say.answers())
        return whole


def show(workspace: Workspace, known: Endpoints, console: Console) -> None:
    """Print what every sample says, with its table."""
    for sample in samples(workspace, known):
        for line in telling.sample_sentences(sample):
            console.print(line, markup=False)
        if sample.creators.empty:
            continue
        rows = Table(*telling.words()["found_heads"], box=None, pad_edge=False)
        for name, *numbers in telling.sample_rows(sample, MOST):
            rows.add_row(Text(name), *map(str, numbers))
        console.print(rows)


def _workspace(common: Common, exports: Sequence[Path]) -> Workspace:
    where = keeping.place(common)
    if not exports and (where is None or not where.exists()):
        raise say.Refusal(
            "There is nothing to look up yet; name an export, for example: parasocial lookup my-export.zip"
        )
    return keeping.open_workspace(common)


def _sent(workspace: Workspace, wanted: Plan, known: Endpoints, common: Common, *, sure: bool) -> bool:
    if not sure and not _confirmed():
        raise say.Refusal("Nothing was sent. To send these requests without being asked, add --yes.")
    from dashboard.lookup.client import Client  # noqa: PLC0415 - nothing that can connect is loaded before a yes

    stop = threading.Event()
    with _bar(common, len(wanted.items), known) as tell:
        run = Run(workspace, Client(known=known).ask, known, stop.wait, tell)
        try:
            tally = run(wanted.items, len(wanted.items))
        except KeyboardInterrupt:
            workspace.refresh()
            say.sentence(telling.words()["ending_cancelled"])
            return False
    say.sentence(telling.ending(tally))
    return tally.ending is Ending.DONE


def _confirmed() -> bool:
    if not sys.stdin.isatty():
        return False
    say.sentence(f"Type {YES} to send these requests now:")
    return sys.stdin.readline().strip().lower() == YES


@contextmanager
def _bar(common: Common, of: int, known: Endpoints) -> Iterator[Callable[[Tally], None]]:
    with Progress(
        BarColumn(),
        TextColumn("{task.description}"),
        console=say.console(quiet=common.quiet),
        transient=True,
        disable=common.quiet or not sys.stderr.isatty(),
    ) as bar:
        row = bar.add_task("", total=of)

        def tell(tally: Tally) -> None:
            bar.update(row, completed=tally.asked, description=telling.progress(tally, known))

        yield tell

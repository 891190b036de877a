"""The workspace as the command line sees it: open, import, list, back up, restore, wipe."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dashboard import backups
from dashboard.components.maker_words import became_known
from dashboard.display import shown
from dashboard.files import default_workspace
from dashboard.schema import check_header
from dashboard.store import Added, Kept, Workspace, WorkspaceRefused
from dashboard.terminal import say
from dashboard.terminal.accounting import sentence
from dashboard.terminal.arguments import Common
from dashboard.terminal.reading import read_all
from importers import creatorfiles
from importers.creatorfiles import Brought
from importers.record import Imported

BEYOND = (
    "What this cannot reach: copies your disk keeps of its own accord, system snapshots, folders that "
    "sync to a cloud, and backups you made. An encrypted disk keeps such remains closed."
)


def place(common: Common) -> Path | None:
    """Return where the workspace lies; None when it is private, in memory only."""
    if common.private and common.workspace is not None:
        raise say.Refusal("--private keeps nothing and --workspace names a file; give only one of the two.")
    return None if common.private else common.workspace or default_workspace()


def open_workspace(common: Common) -> Workspace:
    """Open the workspace that was asked for, say where it lies, and see to today's copy of it."""
    where = place(common)
    workspace = Workspace.open(where)
    try:
        backups.daily(workspace, date.today())  # noqa: DTZ011 - the person's own day
    except OSError:
        say.sentence("Today's copy of the workspace could not be written. Everything else works as always.")
    if not common.quiet:
        say.sentence(
            "Private: nothing is kept when the program ends." if where is None else f"Workspace: {where}"
        )
    return workspace


def private() -> Workspace:
    """Return a workspace that keeps nothing."""
    return Workspace.open(None)


def import_exports(common: Common, exports: Sequence[Path], creator_files: Sequence[Path] = ()) -> bool:
    """Import ``exports`` into the workspace, all or none; return whether all of them were read whole."""
    makers = read_makers(creator_files)
    with closing(open_workspace(common)) as workspace:
        whole = keep(workspace, read_all(exports, quiet=common.quiet), quiet=common.quiet)
        keep_makers(workspace, makers, quiet=common.quiet)
        return whole


def read_makers(paths: Sequence[Path]) -> list[tuple[str, Brought]]:
    """Return each file that says who made what, with its name. Raises ``ImportRefused``."""
    return [(path.name, creatorfiles.read(path)) for path in paths]


def keep_makers(workspace: Workspace, makers: Sequence[tuple[str, Brought]], *, quiet: bool) -> None:
    """Keep every file of makers and say what it brought."""
    for name, brought in makers:
        new = workspace.bring(name, brought.table)
        if not quiet:
            say.sentence(became_known(name, brought, new=new))


def keep(workspace: Workspace, imports: Sequence[Imported], *, quiet: bool) -> bool:
    """Keep every export and say what became of it; return whether all were read whole."""
    for imported in imports:
        added = workspace.add(imported)
        if not quiet:
            say.sentence(f"{sentence(imported.report)} {became(added)}")
    return all(imported.report.complete for imported in imports)


def became(added: Added) -> str:
    """Return what an import changed, in one sentence."""
    if added.already_there:
        return "This file was imported before: 0 new events, nothing changed."
    across = (
        f"; {added.duplicates_across:,} were in an earlier import already" if added.duplicates_across else ""
    )
    return f"{added.new:,} new events{across}."


def show_list(common: Common, console: Console) -> None:
    """Print where the workspace lies and what it holds. Leaves everything as it is."""
    where = place(common)
    if where is None or not where.exists():
        console.print(
            f"There is no workspace yet at {where}." if where else "A private workspace is always empty."
        )
        return
    with closing(looked_at(where)) as workspace:
        imports, notes = workspace.imports(), workspace.notes()
    console.print(f"Workspace: {where}")
    console.print(_table(imports))
    console.print(f"{len(imports):,} imports, {len(notes):,} notes.")
    copies = backups.kept(where)
    for one in copies:
        console.print(f"Copy of {one.day}: {one.path}")
    if copies:
        console.print("To bring one back: parasocial workspace restore COPY --workspace NEW-FILE")


def backup(common: Common, target: Path) -> None:
    """Copy the workspace, whole, to a new file."""
    with closing(_existing(common)) as workspace:
        try:
            workspace.backup(target)
        except FileExistsError as error:
            raise say.Refusal(f"{target.name} is there already; choose a new name for the backup.") from error
        except OSError as error:
            raise say.Refusal(f"{target.name} cannot be written there; choose another folder.") from error
    say.sentence(
        f"The backup lies at {target}. It holds everything in plain form; keep it as you keep a diary."
    )


def restore(common: Common, source: Path) -> None:
    """Make the workspace a copy of a backup. A workspace with something in it is left alone."""
    where = place(common)
    if where is None:
        raise say.Refusal("--private keeps nothing, so there is nothing to restore into; leave it out.")
    if not source.is_file():
        raise say.Refusal(f"{say.file_name(source)} is not there; check the name of the backup.")
    check_header(source)
    if where.exists() and where.stat().st_size:
        raise say.Refusal(
            f"{where.name} is there already and was left as it is; "
            "restore to a new file with --workspace, or wipe this one first."
        )
    with closing(Workspace.look(source)) as copy:
        where.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        copy.backup(where)
    with closing(Workspace.open(where, copied=True)) as workspace:
        kept = len(workspace.imports())
    say.sentence(f"Restored {kept:,} imports to {where}.")


def wipe(common: Common, *, sure: bool) -> None:
    """Delete the workspace, rows and file, once the person has said so."""
    with closing(_existing(common)) as workspace:
        if not sure and not _confirmed(workspace):
            raise say.Refusal("Nothing was deleted. To delete without being asked, add --yes.")
        copies = workspace.wipe(remove=True)
    also = f", and so are the copies it had made ({copies:,})" if copies else ""
    say.sentence(f"The workspace and everything in it is deleted{also}. {BEYOND}")


def _existing(common: Common) -> Workspace:
    where = place(common)
    if where is None or not where.exists():
        raise say.Refusal(f"There is no workspace at {where or 'that place'}; name one with --workspace.")
    return Workspace.open(where)


def _confirmed(workspace: Workspace) -> bool:
    if not sys.stdin.isatty():
        return False
    say.sentence(
        f"{workspace.path} holds {len(workspace.imports()):,} imports. Type delete to delete it for good:"
    )
    return sys.stdin.readline().strip().lower() == "delete"


def looked_at(where: Path) -> Workspace:
    """Return an existing workspace to read from, also while another window has it open."""
    if not where.exists():
        raise say.Refusal(f"There is no workspace at {where}; check the name given with --workspace.")
    try:
        return Workspace.open(where)
    except WorkspaceRefused as refused:
        if refused.code != "in_use":
            raise
        return Workspace.look(where)


def _table(imports: Sequence[Kept]) -> Table:
    table = Table("Added", "Export", "Platform", "Records", "Used", box=None, pad_edge=False)
    for one in imports:
        totals = one.report.totals
        table.add_row(
            f"{datetime.fromtimestamp(one.added_at / 1000, UTC).astimezone():%Y-%m-%d %H:%M}",
            Text(shown(one.report.name)),
            one.report.platform or "",
            f"{totals['found']:,}",
            f"{totals['events']:,}",
        )
    return table

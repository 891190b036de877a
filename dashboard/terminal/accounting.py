"""``inspect``: what is in an export, as one object or as tables that add up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from dashboard import VERSION
from dashboard.display import platform_name, shown
from dashboard.reflections.tables import table
from importers.ledger import Coverage, ExportReport, Fate, MemberReport, iso
from importers.record import Record

PATH_LIMIT = 200
_HELD = frozenset({Fate.PARSED, Fate.PARSED_PARTLY, Fate.REFUSED})


def as_json(record: Record) -> dict[str, Any]:
    """Return the object of ``inspect --json``."""
    return {
        "version": VERSION,
        "complete": record.complete,
        "exports": [export.as_json() for export in record.exports],
        "totals": record.totals,
    }


def show(record: Record, console: Console) -> None:
    """Print one sentence and one table per export, then what they hold together."""
    for export in record.exports:
        console.print(
            Group(Text(sentence(export), style="bold"), members(export.members), coverage(export.coverage))
        )
        console.print()
    totals = record.totals
    across = totals["duplicates_across"]
    console.print(
        f"Together: {totals['found']:,} records found, {totals['events'] - across:,} used"
        + (f", {across:,} of them in more than one export" if across else "")
        + ("." if record.complete else ". Something could not be read; see the tables above.")
    )


def sentence(export: ExportReport) -> str:
    """Return what became of an export's records, in one sentence."""
    totals = export.totals
    parts = [f"found {totals['found']:,} records", f"used {totals['events']:,}"]
    parts += [f"{words} {totals[key]:,}" for key, words in _REST.items() if totals[key]]
    name = f"{shown(export.name, PATH_LIMIT)} ({platform_name(export.platform or '')})"
    return f"{name}: {', '.join(parts)}." + ("" if export.complete else " It could not be read whole.")


def members(rows: Iterable[MemberReport]) -> Table:
    """Return the accounting table: one row per file that holds records, one line for all others."""
    rows_shown = Table(
        "File", "Found", "Used", "Set aside", "Doubles", "Unreadable", "Note", box=None, pad_edge=False
    )
    for column in rows_shown.columns[1:6]:
        column.justify = "right"
    rest = 0
    for row in rows:
        if row.fate in _HELD:
            rows_shown.add_row(*_member(row), style=None if row.complete else "bold")
        else:
            rest += 1
    if rest:
        rows_shown.add_row(Text(f"Other files, not needed: {rest:,}"), "", "", "", "", "", "")
    return rows_shown


def coverage(rows: Iterable[Coverage]) -> Table:
    """Return which kinds the export holds and for what time; a kind it does not hold is not a zero."""
    kinds = Table("Kind", "In this export", "From", "To", box=None, pad_edge=False)
    for row in rows:
        first, last = ((iso(at) or "")[:10] for at in (row.first, row.last))
        kinds.add_row(plain(row.kind), name_of("statuses", row.status), first, last)
    return kinds


def plain(code: str) -> str:
    """Return a kind's code as words."""
    return code.replace("_", " ")


def name_of(group: str, code: str) -> str:
    """Return the name of a fate, reason or status from the content files."""
    words: str = table("caveats")[group][code]["name"]
    return words


def note_name(code: str) -> str:
    """Return the name of a note beside a file; some share their code with a reason."""
    return name_of("notes" if code in table("caveats")["notes"] else "reasons", code)


_REST = {"set_aside": "set aside", "duplicates": "doubles", "unreadable": "unreadable"}


def _member(row: MemberReport) -> tuple[Text, ...]:
    return (
        Text(shown(row.path, PATH_LIMIT)),
        _number(row.found),
        _number(sum(row.events.values())),
        _number(sum(row.set_aside.values())),
        _number(row.duplicates),
        _number(row.unreadable),
        Text(_note(row)),
    )


def _note(row: MemberReport) -> str:
    reason = [] if row.reason is None else [name_of("reasons", row.reason)]
    fate = [] if row.fate is Fate.PARSED else [name_of("fates", row.fate)]
    notes = [note_name(code) for code in row.notes]
    return "; ".join([*fate, *reason, *_counts(row.set_aside), *notes])


def _counts(counts: Mapping[str, int]) -> list[str]:
    return [f"{number:,} {name_of('reasons', reason).lower()}" for reason, number in counts.items()]


def _number(value: int) -> Text:
    return Text(f"{value:,}" if value else "·", style="" if value else "dim")

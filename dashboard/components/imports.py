"""The accounting of each import: one sentence, and a table to open."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.mode import words_only
from dashboard.components.table import table
from dashboard.components.words import day, page
from dashboard.desk import Desk
from dashboard.display import platform_name, shown
from dashboard.reflections.tables import table as content
from dashboard.store import Kept
from importers.ledger import ExportReport, MemberReport

HEADS = ("File", "What became of it", "Found", "Used", "Set aside", "Doubles", "Unreadable", "Second count")


def imports_list(desk: Desk, kept: tuple[Kept, ...]) -> list[Component]:
    """Return one entry per import and, where exports overlap, one sentence about it."""
    words = page("welcome")
    entries = [import_entry(one.report, day(one.added_at, desk.settings().tz)) for one in kept]
    across = desk.record().duplicates_across
    return [*entries, *([html.P(words["across"].format(count=f"{across:,}"))] if across else [])]


def import_entry(report: ExportReport, when: str) -> Component:
    """Return one import: its name, the sentence that adds up, and its files."""
    words = page("welcome")
    name = platform_name(report.platform or "") if words_only() else shown(report.name)
    return html.Article(
        [
            html.H3([html.Bdi(name), html.Span(f" · {when}", className="soft small")]),
            html.P(accounting(report)),
            html.Details(
                [html.Summary(words["details"]), table(words["details"], HEADS, member_rows(report))]
            ),
        ]
    )


def accounting(report: ExportReport) -> str:
    """Return the one sentence: found = used + set aside + doubles + unreadable, and whether that is all."""
    words = page("welcome")
    counts = {name: f"{number:,}" for name, number in report.totals.items()}
    return f"{words['sentence'].format(**counts)} {words['complete' if report.complete else 'incomplete']}"


def member_rows(report: ExportReport) -> list[tuple[Any, ...]]:
    """Return a row per file that was read or refused; files without records are summed up in one row."""
    told = [one for one in report.members if one.found or one.reason or one.independent is not None]
    rest = len(report.members) - len(told)
    rows = [_row(one) for one in told]
    if rest:
        rows.append((f"Other files: {rest:,}", "hold no records for this", 0, 0, 0, 0, 0, ""))
    return rows


def _row(one: MemberReport) -> tuple[Any, ...]:
    aside = ", ".join(f"{count:,} {_reason(reason)}" for reason, count in one.set_aside.items()) or "0"
    used = ", ".join(f"{count:,} {kind.replace('_', ' ')}" for kind, count in one.events.items()) or "0"
    fate = _fate(one)
    second = "" if one.independent is None else one.independent
    return (shown(one.path), fate, one.found, used, aside, one.duplicates, one.unreadable, second)


def _fate(one: MemberReport) -> str:
    words = content("caveats")
    said: str = words["fates"][str(one.fate)]["name"]
    reason = "" if one.reason is None else f": {_reason(one.reason)}"
    return ". ".join([said + reason, *(_note(code) for code in one.notes)])


def _note(code: str) -> str:
    """Return the name of a note beside a file; some share their code with a reason."""
    notes = content("caveats")["notes"]
    name: str = notes[code]["name"] if code in notes else _reason(code)
    return name


def _reason(code: str) -> str:
    name: str = content("caveats")["reasons"][str(code)]["name"]
    return name

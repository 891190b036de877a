"""``analyze`` for a person: what was measured, as ranges, with what it rests on."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.table import Table
from rich.text import Text

from analyzer import Analysis, Period, Signal
from dashboard.display import name_of
from dashboard.reflections.tables import table as words

CREATORS = 10
"""How many of the most viewed creators are listed."""
_NAMES = {
    "coverage": "Views whose creator is known",
    "estimated_time": "Estimated time",
    "top_creator_share": "Share of the most seen creator",
    "effective_creators": "As if split evenly among",
    "gini": "Unevenness (Gini)",
    "night_share": "Share at night",
    "session_length": "A middling sitting",
}


def show(analysis: Analysis, console: Console) -> None:
    """Print period, signals, remarks and the most seen creators."""
    console.print(Text(period(analysis.period, analysis.settings.tz), style="bold"))
    general = [signal for signal in analysis.signals if signal.subject is None]
    console.print(signals(general))
    for remark in remarks(general):
        console.print(Text(f"  {remark}", style="dim"))
    if len(analysis.creators):
        console.print()
        console.print(creators(analysis))
    console.print(Text("A lens, not a test: no number here says what is good for you.", style="dim"))


def period(span: Period, tz: str) -> str:
    """Return what time the views span, in one sentence."""
    if span.first is None or span.last is None:
        return "There are no views here, so there is nothing to measure yet."
    first, last = (
        f"{datetime.fromtimestamp(at / 1000, UTC).astimezone(ZoneInfo(tz)):%Y-%m-%d}"
        for at in (span.first, span.last)
    )
    return (
        f"Views from {first} to {last} ({tz}): {span.covered_days:,} days covered, "
        f"{span.active_days:,} of them with views."
    )


def signals(rows: list[Signal]) -> Table:
    """Return one row per signal: name, about what, range, what it rests on."""
    table = Table("Measured", "About", "Range", "Rests on", box=None, pad_edge=False)
    for row in rows:
        low, high = said(row.low, row.unit), said(row.high, row.unit)
        table.add_row(
            _NAMES.get(row.name, row.name.replace("_", " ")),
            said(row.value, row.unit) or "not measurable",
            f"{low} to {high}" if low and high else "",
            f"{row.used:,} of {row.of:,}",
        )
    return table


def remarks(rows: list[Signal]) -> list[str]:
    """Return the sentence of every remark beside the signals, each once."""
    sentences = words("caveats")["signals"]
    codes = dict.fromkeys(str(code) for row in rows for code in row.caveats)
    return [sentences[code]["sentence"] for code in codes]


def creators(analysis: Analysis) -> Table:
    """Return the most seen creators with share, hours as a range, and days."""
    table = Table("Creator", "Views", "Share", "Hours, about", "Days", box=None, pad_edge=False)
    for row in analysis.creators.head(CREATORS).to_dict("records"):
        table.add_row(
            Text(name_of(row["creator"], row["name"])),
            f"{row['views']:,}",
            said(row["share"], "share"),
            f"{row['hours_low']:,.0f} to {row['hours_high']:,.0f}",
            f"{row['active_days']:,}",
        )
    return table


def said(value: float | None, unit: str) -> str:
    """Return a number as it is said in a terminal; empty where there is none."""
    if value is None:
        return ""
    if unit == "share":
        return f"{value:.0%}"
    return f"{value:,.0f} {unit}" if abs(value) >= _TEN else f"{value:,.1f} {unit}"


_TEN = 10

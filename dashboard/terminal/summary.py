"""``analyze`` for a person: what the record shows, as ranges, with what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from analyzer import Analysis, Period, Settings, Signal, windows
from analyzer.comparison import Comparison
from dashboard import VERSION
from dashboard.components import spoken
from dashboard.components.words import page, said, said_signal
from dashboard.display import name_of
from dashboard.reflections.tables import table as words

CREATORS = 10
"""How many of the most viewed creators are listed."""
_TEN = 10
_OWN = {"SIG19", "SIG20", "SIG21", "SIG26", "SIG27", "SIG28"}
"""What waits for the person's own words; not missed in a terminal."""


def as_json(analysis: Analysis, comparison: Comparison | None = None) -> dict[str, Any]:
    """Return the object of ``analyze --json``; with a second period its ``comparison`` besides."""
    answer = analysis.as_json(VERSION)
    return answer if comparison is None else {**answer, "comparison": comparison.as_json()}


def show(analysis: Analysis, console: Console, comparison: Comparison | None = None) -> None:
    """Print the period, what matters in sentences, all measures, the most seen creators, and remarks."""
    told = page("terminal")
    console.print(Text(period(analysis.period, analysis.settings), style="bold"))
    for sentence in sentences(analysis):
        console.print(Text(sentence))
    general = [signal for signal in analysis.signals if signal.subject is None or signal.id == "SIG03"]
    _section(console, told["measures"], measures(signal for signal in general if signal.value is not None))
    if len(analysis.creators):
        _section(console, told["creators"], creators(analysis))
    if comparison is not None:
        _compared(console, analysis, comparison)
    for remark in remarks(signal for signal in general if signal.value is not None):
        console.print(Text(remark, style="dim"))
    for reason in unmeasured(general):
        console.print(Text(reason, style="dim"))
    console.print(Text(told["end"]))


def period(span: Period, settings: Settings) -> str:
    """Return what local days the views span, in one sentence; a day begins when the person's does."""
    if span.first is None or span.last is None:
        return page("terminal")["nothing"]
    numbers, _ = windows.days_and_hours(np.array([span.first, span.last], np.int64), settings)
    first, last = (str(day)[:10] for day in windows.as_dates(numbers))
    return page("terminal")["period"].format(
        first=first,
        last=last,
        tz=settings.tz,
        covered=f"{span.covered_days:,}",
        active=f"{span.active_days:,}",
    )


def sentences(analysis: Analysis) -> list[str]:
    """Return what matters in whole sentences; what cannot be measured is left to the remarks."""
    return list(_sentences(analysis))


def measures(rows: Iterable[Signal]) -> Table:
    """Return one row per signal: name, about what, range, what it rests on."""
    told, names = page("terminal"), words("signals")
    table = Table(told["measured"], told["about"], told["range"], told["rests"], box=None, pad_edge=False)
    for row in rows:
        low, high = value(row.low, row.unit), value(row.high, row.unit)
        table.add_row(
            names[row.id]["name"] if row.id in names else row.name.replace("_", " "),
            value(row.value, row.unit),
            f"{low} to {high}" if low and high else "",
            f"{row.used:,} of {row.of:,}",
        )
    return table


def remarks(rows: Iterable[Signal]) -> list[str]:
    """Return the sentence of every remark beside the signals, each once."""
    told = words("caveats")["signals"]
    return [told[code]["sentence"] for code in dict.fromkeys(str(one) for row in rows for one in row.caveats)]


def unmeasured(rows: Iterable[Signal]) -> list[str]:
    """Return for each reason which measures it keeps from a number; own words are not missed here."""
    told, names = words("caveats")["signals"], words("signals")
    missing: dict[str, list[str]] = {}
    for row in rows:
        if row.value is None and row.id not in _OWN and row.caveats:
            missing.setdefault(str(row.caveats[0]), []).append(names[row.id]["name"])
    return [
        page("terminal")["no_number"].format(names=", ".join(named), reason=told[code]["sentence"])
        for code, named in missing.items()
    ]


def creators(analysis: Analysis) -> Table:
    """Return the most seen creators with share, hours as a range, and days."""
    told = page("terminal")
    heads = ("creator", "views", "share", "hours", "days")
    table = Table(*(told[f"head_{name}"] for name in heads), box=None, pad_edge=False)
    for row in analysis.creators.head(CREATORS).to_dict("records"):
        table.add_row(
            Text(name_of(row["creator"], row["name"])),
            f"{row['views']:,}",
            value(row["share"], "share"),
            f"{row['hours_low']:,.1f} to {row['hours_high']:,.1f}",
            f"{row['active_days']:,}",
        )
    return table


def value(number: float | None, unit: str) -> str:
    """Return a number as it is said in a terminal; empty where there is none."""
    if number is None:
        return ""
    if unit == "share":
        return f"{number:.0%}"
    return f"{number:,.0f} {unit}" if abs(number) >= _TEN else f"{number:,.1f} {unit}"


def _sentences(analysis: Analysis) -> Iterator[str]:
    told, settings = page("terminal"), analysis.settings
    known, time, top, number, night, sitting = (
        _measured(analysis, one) for one in ("SIG01", "SIG02", "SIG03", "SIG04", "SIG09", "SIG11")
    )
    if known:
        yield told["known"].format(share=_begun(said("in_ten", known.value or 0.0)))
    if time:
        hours = said("hours", *(time.parts[f"per_week{end}"] for end in ("", "_low", "_high")))
        yield told["time"].format(hours=_begun(hours))
    if number:
        yield told["even"].format(people=said_signal("people", number))
    if top:
        yield told["top"].format(name=_name(analysis, top.subject), share=said_signal("percent", top))
    if night:
        start, end = (f"{hour:02d}:00" for hour in settings.night)
        yield told["night"].format(share=_begun(said_signal("percent", night)), start=start, end=end)
    if sitting:
        yield told["sitting"].format(minutes=said_signal("minutes", sitting))
    yield from _ties(analysis)


def _ties(analysis: Analysis) -> Iterator[str]:
    """Yield whose share rises or falls, and who was there most weeks and then was not."""
    told = page("terminal")
    for signal in analysis.signals:
        direction = signal.parts.get("direction") if signal.id == "SIG06" else None
        if direction:
            by = said("shift", *(signal.parts[f"change{end}"] for end in ("", "_low", "_high")))
            yield told["rising" if direction > 0 else "falling"].format(
                name=_name(analysis, signal.subject), by=by
            )
        if signal.id == "SIG23" and signal.value is not None and signal.parts["ongoing"]:
            yield told["quiet"].format(
                name=_name(analysis, signal.subject), since=signal.parts["since"], days=f"{signal.value:,.0f}"
            )


def _begun(words: str) -> str:
    """Return words that begin a sentence; names stay as they are written."""
    return words[:1].upper() + words[1:]


def _measured(analysis: Analysis, signal_id: str) -> Signal | None:
    found = analysis.signal(signal_id)
    return found if found is not None and found.value is not None else None


def _name(analysis: Analysis, creator: str | None) -> str:
    names = analysis.creators.loc[analysis.creators["creator"] == creator, "name"]
    return name_of(creator, None if names.empty else names.iloc[0])


def _compared(console: Console, analysis: Analysis, found: Comparison) -> None:
    """Print both values of every measure and the change, or why two periods cannot be compared."""
    told = page("compare")
    console.print()
    console.print(Text(told["h1"], style="bold"))
    console.print(Text(spoken.spans_said(found, told)))
    if not found.fair:
        reasons = words("caveats")["signals"]
        console.print(Text(told["refused_h2"] + "."))
        for reason in found.reasons:
            console.print(Text(f"  {reasons[str(reason)]['sentence']}"))
        return
    table = Table(*spoken.heads(told), box=None, pad_edge=False)
    for change in found.changes:
        if change.name in spoken.FORMS and change.subject is None:
            table.add_row(*(Text(cell) for cell in spoken.row(analysis.creators, change, told)))
    console.print(Padding(table, (1, 0)))
    console.print(Text(told["circle"].format(**found.turnover)))
    console.print(Text(told["range_note"], style="dim"))


def _section(console: Console, title: str, table: Table) -> None:
    console.print()
    console.print(Text(title, style="bold"))
    console.print(table)
    console.print()

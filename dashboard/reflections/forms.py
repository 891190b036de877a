"""Numbers as people say them: rounded, with "about", as a range where the data say so, or as words alone.

Rounding (clinical.md 6.2): whole percents or "x in 10", times to 5 minutes, hours to the half hour. The
bounds below choose between words such as "some" and "a lot"; they are engineering defaults and say nothing
of what is usual. The words themselves stand in ``content/<locale>/phrases.toml``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

SHARE_STEPS = (0.15, 0.4, 0.6)
PEOPLE_STEPS = (1.5, 3.5, 9.0, 25.0)
COUNT_STEPS = (0.5, 1.5, 4.5, 12.5)
WEEK_HOUR_STEPS = (3.0, 10.0, 28.0)
MINUTE_STEPS = (12.5, 42.5)
DAY_STEPS = (1.5, 4.5, 10.5, 25.5, 75.5)
HOUR_SPAN_STEPS = (1.5, 8.0, 30.0)
RATE_STEPS = (0.75, 1.5, 4.5)
TIMES_STEPS = (0.75, 1.25, 1.75)
SHIFT_STEPS = (0.08, 0.2)
WIDE = 2
"""A range is spoken once its rounded ends lie this far apart; nearer ends become "about"."""
NEARLY = 0.95
HOUR = 60.0
DAY_HOURS = 36.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with the ends of its range, None where there is no range."""

    value: float
    low: float | None = None
    high: float | None = None


Phrases = Mapping[str, Any]
Form = Callable[[Figure, Phrases], str]


def in_ten(figure: Figure, phrases: Phrases) -> str:
    """Return a share (0 to 1) as "about 4 in 10", "between 3 and 5 in 10", or in hundredths when small."""
    if figure.value < 0.1:  # noqa: PLR2004 - one in ten, the unit of this form
        return _ends(figure, 100, 1, phrases["in_hundred"])
    if figure.value >= NEARLY and (figure.low is None or figure.low >= NEARLY):
        return str(phrases["in_ten"]["nearly"])
    return _ends(figure, 10, 1, phrases["in_ten"])


def percent(figure: Figure, phrases: Phrases) -> str:
    """Return a share (0 to 1) in whole percents."""
    return _ends(figure, 100, 1, phrases["percent"])


def people(figure: Figure, phrases: Phrases) -> str:
    """Return an effective number of creators as a number of people: to 5 from 20 on, to 10 from 100 on."""
    if round(figure.value) <= 1:
        return str(phrases["people"]["words"][0])
    return _ends(figure, 1, _coarse(figure.value), phrases["people"])


def count(figure: Figure, phrases: Phrases) -> str:
    """Return a count: exact below 20, then to 5, 10 or 100 with "about"."""
    number = figure.value
    step = _coarse(number)
    shown = f"{round(number / step) * step:,}"
    return shown if step == 1 else str(phrases["count"]["one"]).replace("{n}", shown)


def _coarse(number: float) -> int:
    """Return the step to round a count of this size to."""
    return next((step for below, step in ((20, 1), (100, 5), (1000, 10)) if number < below), 100)


def hours(figure: Figure, phrases: Phrases) -> str:
    """Return hours to the half hour."""
    return _ends(figure, 1, 0.5, phrases["hours"])


def apart(figure: Figure, phrases: Phrases) -> str:
    """Return how far two numbers of hours lie apart, whichever is larger."""
    return hours(_size(figure), phrases)


def minutes(figure: Figure, phrases: Phrases) -> str:
    """Return minutes to 5, or hours from 90 minutes on."""
    if figure.value >= 1.5 * HOUR:
        return hours(_scaled(figure, 1 / HOUR), phrases)
    return _ends(figure, 1, 5, phrases["minutes"])


def days(figure: Figure, phrases: Phrases) -> str:
    """Return a stretch of days."""
    if round(figure.value) == 1:
        return str(phrases["days"]["words"][0])
    return _ends(figure, 1, 1, phrases["days"])


def gap(figure: Figure, phrases: Phrases) -> str:
    """Return a stretch of hours: minutes below 90 minutes, days from 36 hours on."""
    if figure.value < 1.5:  # noqa: PLR2004 - hours; 90 minutes
        return minutes(_scaled(figure, HOUR), phrases)
    if figure.value >= DAY_HOURS:
        return days(_scaled(figure, 1 / 24), phrases)
    return hours(figure, phrases)


def rate(figure: Figure, phrases: Phrases) -> str:
    """Return how often: "less than once", "about once", "about 4 times"."""
    step = bisect_right(RATE_STEPS, figure.value)
    if step <= 1:
        return str(phrases["rate"]["seldom"][step])
    return _ends(figure, 1, 1, phrases["rate"])


def times(figure: Figure, phrases: Phrases) -> str:
    """Return a ratio as "about as much", "about 2.5 times as much"."""
    if bisect_right(TIMES_STEPS, figure.value) == 1:
        return str(phrases["times"]["words"][1])
    return _ends(figure, 1, 0.5, phrases["times"])


def shift(figure: Figure, phrases: Phrases) -> str:
    """Return the size of a change of a share, without its sign, as videos in every hundred."""
    return _ends(_size(figure), 100, 1, phrases["shift"])


def hundredth(figure: Figure, phrases: Phrases) -> str:
    """Return the size of a change of a share as a bare number, in a sentence about a hundred views."""
    return _ends(_size(figure), 100, 1, phrases["hundredth"])


def _size(figure: Figure) -> Figure:
    """Return a difference without its sign; a range across zero begins at zero."""
    low, high = figure.low, figure.high
    if low is None or high is None:
        return Figure(abs(figure.value))
    nearest = 0.0 if low < 0 < high else min(abs(low), abs(high))
    return Figure(abs(figure.value), nearest, max(abs(low), abs(high)))


def _scaled(figure: Figure, by: float) -> Figure:
    low, high = (None if end is None else end * by for end in (figure.low, figure.high))
    return Figure(figure.value * by, low, high)


def _ends(figure: Figure, scale: float, step: float, phrase: Mapping[str, str]) -> str:
    """Return "about n", or "between low and high" when the ends are wide apart after rounding."""
    low, high = figure.low, figure.high
    if low is not None and high is not None:
        first, last = _round(low * scale, step), _round(high * scale, step)
        if last - first >= WIDE * step:
            return phrase["range"].replace("{low}", _say(first)).replace("{high}", _say(last))
    number = _round(figure.value * scale, step)
    if number == 0 and figure.value > 0:
        return phrase["under"].replace("{n}", _say(step))
    return phrase["one"].replace("{n}", _say(number))


def _round(number: float, step: float) -> float:
    return round(number / step) * step


def _say(number: float) -> str:
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,.1f}"


FORMS: dict[str, tuple[Form, tuple[float, ...]]] = {
    "in_ten": (in_ten, SHARE_STEPS),
    "percent": (percent, SHARE_STEPS),
    "people": (people, PEOPLE_STEPS),
    "count": (count, COUNT_STEPS),
    "hours": (hours, WEEK_HOUR_STEPS),
    "apart": (apart, WEEK_HOUR_STEPS),
    "minutes": (minutes, MINUTE_STEPS),
    "days": (days, DAY_STEPS),
    "gap": (gap, HOUR_SPAN_STEPS),
    "rate": (rate, RATE_STEPS),
    "times": (times, TIMES_STEPS),
    "shift": (shift, SHIFT_STEPS),
    "hundredth": (hundredth, SHIFT_STEPS),
    "name": (count, ()),
}
"""Rounding rule and the bounds between its words, by form; ``name`` is never a number."""


def say(form: str, figure: Figure, phrases: Phrases, *, words_only: bool = False) -> str:
    """Return ``figure`` in a form's numbers, or in its words alone."""
    speak, steps = FORMS[form]
    if words_only:
        return str(phrases[form]["words"][bisect_right(steps, abs(figure.value))])
    return speak(figure, phrases)

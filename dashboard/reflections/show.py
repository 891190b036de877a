"""A chosen card as it stands on the screen: filled, with its reasons and what its number rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date

from analyzer.analysis import Analysis
from analyzer.signal import Signal
from dashboard.display import name_of, shown
from dashboard.reflections.card import Card, Pole
from dashboard.reflections.choose import CARDS, DATA_CARDS, Answers, Choice, Reason, draw, pick, signals_for
from dashboard.reflections.fill import Filling, Names, Signals, fill
from dashboard.reflections.forms import Figure, say
from dashboard.reflections.tables import table


@dataclass(frozen=True, slots=True)
class Way:
    """One reading: its key, its heading and its words."""

    pole: Pole
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A finished card. ``numbers`` is false where no figure stands in it; ``basis`` holds its signals."""

    card: Card
    subject: str | None
    seen_text: str
    ways: tuple[Way, ...]
    question: str
    step: str
    why: str
    coverage: str
    numbers: bool
    reason: Reason
    basis: tuple[Signal, ...]
    caveats: tuple[str, ...]


def choose(
    cards: Iterable[Card],
    analysis: Analysis | None,
    answers: Answers,
    values: Sequence[str],
    seed: str,
    *,
    words_only: bool = False,
    data_limit: int = DATA_CARDS,
    limit: int = CARDS,
) -> list[Shown]:
    """Return the cards for one visit, finished and in order (``choose.pick`` says which and why)."""
    picked = pick(cards, analysis, answers, values, seed, data_limit=data_limit, limit=limit)
    return [show(one, analysis, answers, values, seed, words_only=words_only) for one in picked]


def show(
    choice: Choice,
    analysis: Analysis | None,
    answers: Answers,
    values: Sequence[str],
    seed: str,
    *,
    words_only: bool = False,
) -> Shown:
    """Return one finished card; ``seed`` is the person's own, so that the readings keep their order."""
    card, phrases = choice.card, table("phrases")
    look = signals_for(analysis, choice.subject) if analysis is not None else _nothing
    names = _names(analysis, answers.aliases)
    filling = Filling(look, names, phrases, subject=choice.subject, words_only=words_only)

    def put(text: str) -> str:
        return fill(text, card, filling, numbers=choice.numbers)

    basis = tuple(s for s in map(look, card.signals) if s is not None) if choice.numbers else ()
    return Shown(
        card=card,
        subject=choice.subject,
        seen_text=put(_seen(choice, look, phrases)),
        ways=tuple(Way(pole, phrases["ways"][pole], put(card.ways[pole])) for pole in order(card, seed)),
        question=put(card.number_free if choice.closed else card.question),
        step=put(card.step),
        why=_why(choice, answers, values, phrases),
        coverage=_coverage(_leading(card, basis), analysis, phrases, words_only=words_only),
        numbers=choice.numbers and not words_only,
        reason=choice.reason,
        basis=basis,
        caveats=_caveats(basis),
    )


def _seen(choice: Choice, look: Signals, phrases: Mapping[str, Any]) -> str:
    """Return the card's facts, or why there is no number: too thin, or not measured in this record at all."""
    if not choice.closed:
        return choice.card.seen
    measured = all(look(slot.signal) for slot in choice.card.slots.values() if slot.form != "name")
    return choice.card.refuse_reason if measured else str(phrases["coverage"]["unmeasured"])


def order(card: Card, seed: str) -> list[Pole]:
    """Return the four readings in an order drawn once per person and card."""
    return sorted(Pole, key=lambda pole: draw(seed, card.id, pole))


def _why(choice: Choice, answers: Answers, values: Sequence[str], phrases: Mapping[str, Any]) -> str:
    sentence = str(phrases["why"][choice.reason.name.lower()])
    card = choice.card
    if choice.reason in {Reason.LEAD, Reason.QUESTION}:
        topic = next(one for one in answers.topics if one in card.topics)
        sentence = sentence.replace("{topic}", table("first_run")["topics"][topic]["question"])
    if choice.reason is Reason.VALUES:
        area = next(one for one in values if one in card.areas)
        sentence = sentence.replace("{area}", table("values")["areas"][area]["name"].lower())
    return f"{sentence} {phrases['why']['free']}" if choice.closed else sentence


def _coverage(
    leading: Signal | None, analysis: Analysis | None, phrases: Mapping[str, Any], *, words_only: bool
) -> str:
    if analysis is None or leading is None or not leading.of:
        return str(phrases["coverage"]["none"])
    kind, own = _base(leading), phrases["coverage"]["own"]
    if words_only:
        some = say("percent", Figure(leading.used / leading.of), phrases["forms"], words_only=True)
        views = kind in {"part", "all"}
        return str(phrases["coverage"]["words" if views else "plain"]).replace("{some}", some)
    sentence = str(own.get(leading.id) or phrases["coverage"][kind])
    facts = {
        "used": f"{leading.used:,}",
        "of": f"{leading.of:,}",
        "days": f"{analysis.period.active_days:,}",
        "first": _day(analysis.period.first, analysis),
        "last": _day(analysis.period.last, analysis),
    }
    for key, fact in facts.items():
        sentence = sentence.replace(f"{{{key}}}", fact)
    return sentence


def _base(leading: Signal) -> str:
    """Return what a number rests on: ``own`` unit, ``one`` creator, or a ``part`` or ``all`` of the views.

    Of a creator's own signals, ``used`` counts the creator's views and is not the base of a share; SIG03
    alone counts the views of every named maker.
    """
    if leading.id in table("phrases")["coverage"]["own"]:
        return "own"
    if leading.subject is not None and leading.id != "SIG03":
        return "one"
    return "all" if leading.used == leading.of else "part"


def _leading(card: Card, basis: Sequence[Signal]) -> Signal | None:
    """Return the signal whose basis the card states: its own before the general coverage, SIG01."""
    filled = {slot.signal for slot in card.slots.values() if slot.form != "name"}
    own = [signal for signal in basis if signal.id in filled]
    return min(own, key=lambda signal: signal.id == "SIG01", default=None)


def _day(milliseconds: int | None, analysis: Analysis) -> str:
    zone = ZoneInfo(analysis.settings.tz)
    moment = datetime.fromtimestamp((milliseconds or 0) / 1000, UTC).astimezone(zone)
    return str(format_date(moment, format="d MMMM y", locale="en"))


def _caveats(basis: Sequence[Signal]) -> tuple[str, ...]:
    codes = dict.fromkeys(str(code) for signal in basis for code in signal.caveats)
    words = table("caveats")["signals"]
    return tuple(words[code]["sentence"] for code in codes if code in words)


def _names(analysis: Analysis | None, aliases: Mapping[str, str]) -> Names:
    def name(creator: str) -> str:
        return shown(aliases.get(creator)) or name_of(creator, _stated(analysis, creator))

    return name


def _stated(analysis: Analysis | None, creator: str) -> str | None:
    """Return a creator's name as the export states it."""
    if analysis is None:
        return None
    names = analysis.creators.loc[analysis.creators["creator"] == creator, "name"]
    return None if names.empty else names.iloc[0]


def _nothing(_: str) -> None:
    return None

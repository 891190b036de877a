"""The run itself: one request after the other, slowly, each answer kept before the next is asked."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from dashboard.lookup.answer import Answer, Reply
from dashboard.lookup.endpoints import Endpoints
from dashboard.lookup.plan import Item
from dashboard.makers import Outcome
from dashboard.store import Workspace

Ask = Callable[[str, str], Answer]
"""``Client.ask``: platform and item to an answer."""
Wait = Callable[[float], bool]
"""Waits so many seconds; returns whether the person has cancelled."""


class Ending(StrEnum):
    """How a run ended."""

    DONE = "done"
    CANCELLED = "cancelled"
    SLOWED = "slowed"
    """The other side asked for fewer requests, again and again."""
    SILENT = "silent"
    """Many requests in a row had no answer."""
    DOUBTED = "doubted"
    """Everything was called gone, which is rather a refusal."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A run as it stands: ``asked`` of ``of`` items, and what came of them; no ``ending`` while it runs."""

    of: int
    found: int = 0
    gone: int = 0
    failed: int = 0
    ending: Ending | None = None

    @property
    def asked(self) -> int:
        """Items with an outcome."""
        return self.found + self.gone + self.failed


class Run:
    """One look-up. ``tell`` hears every new tally; ``wait`` is where it pauses and learns of a cancel."""

    def __init__(
        self, workspace: Workspace, ask: Ask, known: Endpoints, wait: Wait, tell: Callable[[Tally], None]
    ) -> None:
        """Begin with nothing asked."""
        self._workspace, self._ask, self._known, self._wait, self._tell = workspace, ask, known, wait, tell
        self._rows: dict[Reply, list[Item]] = {Reply.GONE: [], Reply.NONE: []}

    def __call__(self, items: Iterable[Item], of: int) -> Tally:
        """Ask about ``items`` until one of the endings; what was answered is kept in any case."""
        tally, ending = Tally(of), Ending.DONE
        for number, item in enumerate(items):
            answer = None if number and self._wait(self._pause()) else self._patiently(item)
            if answer is None:
                ending = Ending.CANCELLED
                break
            self._workspace.keep_answer(*item, answer.outcome, answer.creator, answer.name)
            tally = _counted(tally, answer)
            self._tell(tally)
            if (early := self._early(item, answer)) is not None:
                ending = early
                break
        self._workspace.refresh()
        tally = replace(tally, ending=ending)
        self._tell(tally)
        return tally

    def _pause(self) -> float:
        known = self._known
        return known.seconds_between * random.uniform(1 - known.jitter, 1 + known.jitter)  # noqa: S311 - politeness

    def _patiently(self, item: Item) -> Answer | None:
        """Ask, and again after each pause while the other side wants it slower; None when cancelled."""
        answer = self._ask(*item)
        for seconds in self._known.back_off_seconds:
            if answer.reply is not Reply.SLOW_DOWN:
                break
            if self._wait(seconds):
                return None
            answer = self._ask(*item)
        return answer

    def _early(self, item: Item, answer: Answer) -> Ending | None:
        """Return why the run ends here, if it does."""
        for reply, row in self._rows.items():
            self._rows[reply] = [*row, item] if reply is answer.reply else []
        if answer.reply is Reply.SLOW_DOWN:
            return Ending.SLOWED
        if len(self._rows[Reply.NONE]) >= self._known.silent_after:
            return Ending.SILENT
        if len(self._rows[Reply.GONE]) >= self._known.doubt_after:
            self._workspace.doubt(self._rows[Reply.GONE])
            return Ending.DOUBTED
        return None


def _counted(tally: Tally, answer: Answer) -> Tally:
    match answer.outcome:
        case Outcome.FOUND:
            return replace(tally, found=tally.found + 1)
        case Outcome.GONE:
            return replace(tally, gone=tally.gone + 1)
        case Outcome.FAILED:
            return replace(tally, failed=tally.failed + 1)

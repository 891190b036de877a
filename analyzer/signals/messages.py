"""SIG19, SIG20: threads, by time and direction only, and only where the person asks for it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from analyzer.basis import Basis
from analyzer.signal import Caveat, Signal, Spec
from analyzer.views import Views
from importers.events import Kind

UNANSWERED = Spec("SIG19", "unanswered_threads", "threads")
TWO_WAY = Spec("SIG20", "two_way_threads", "threads")
SENT_AT_LEAST = 3
WINDOW_DAYS = 28
Ints = npt.NDArray[np.int64]


def unanswered_threads(basis: Basis) -> Iterator[Signal]:
    """SIG19: threads the person calls public, with 3 or more messages sent and none received (count).

    Off until the person asks for it. Missing: deleted threads. Gate: a public thread on record. An exact
    count, so without interval.
    """
    if not basis.settings.own.messages:
        yield Signal.not_measurable(UNANSWERED, Caveat.SWITCHED_OFF)
        return
    sent, received = _by_thread(basis, _messages(basis))
    public = np.array([name in basis.settings.own.public_threads for name in basis.acts.creators], bool)
    threads = int(np.count_nonzero(public & (sent + received > 0)))
    if not threads:
        yield Signal.not_measurable(UNANSWERED, Caveat.NO_PUBLIC_THREAD)
        return
    value = int(np.count_nonzero(public & (sent >= SENT_AT_LEAST) & (received == 0)))
    caveats = (Caveat.MESSAGES_SHOW_LITTLE,)
    yield UNANSWERED.signal(float(value), (None, None), threads, threads, None, caveats, {})


def two_way_threads(basis: Basis) -> Iterator[Signal]:
    """SIG20: threads where both wrote in the last 28 days of the messages (count); parts shares, threads.

    Off until the person asks for it. Nothing here is ever read as being alone: calls, other apps and life do
    not show. An exact count, so without interval.
    """
    if not basis.settings.own.messages:
        yield Signal.not_measurable(TWO_WAY, Caveat.SWITCHED_OFF)
        return
    messages = _messages(basis)
    if not messages.size:
        yield Signal.not_measurable(TWO_WAY, Caveat.MESSAGES_SHOW_LITTLE)
        return
    since = int(messages.day.max()) - WINDOW_DAYS
    recent = messages.only(messages.day > since)
    sent, received = _by_thread(basis, recent)
    shares = basis.acts.of(Kind.SHARE) & (basis.acts.day > since)
    parts = {"threads": int(np.count_nonzero(sent + received)), "shares": int(shares.sum())}
    value = float(np.count_nonzero((sent > 0) & (received > 0)))
    yield TWO_WAY.signal(
        value, (None, None), recent.size, messages.size, None, (Caveat.MESSAGES_SHOW_LITTLE,), parts
    )


def _messages(basis: Basis) -> Views:
    found = basis.acts.only(basis.acts.of(Kind.DM_IN, Kind.DM_OUT))
    return found.only(found.creator >= 0)


def _by_thread(basis: Basis, messages: Views) -> tuple[Ints, Ints]:
    """Return messages sent and received per thread code."""
    size = len(basis.acts.creators)
    sent, received = (messages.creator[messages.of(kind)] for kind in (Kind.DM_OUT, Kind.DM_IN))
    return np.bincount(sent, minlength=size), np.bincount(received, minlength=size)

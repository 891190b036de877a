"""A look-up's random sample reaches the measures: shares with a range, until something else names makers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from analyzer import Caveat, Sample
from dashboard.desk import Desk
from dashboard.lookup.endpoints import endpoints
from dashboard.lookup.plan import SEED, frame
from dashboard.lookup.sampled import sampled
from dashboard.makers import Outcome
from dashboard.store import Workspace
from importers.makers import table_of
from tests.support.events import view
from tests.support.imports import imported

KNOWN = endpoints()
VIEWS, DRAWN = 3000, 600
BASE, START, DAY_MS = 7_000_000_000_000_000_000, 1_770_000_000_000, 86_400_000


@pytest.fixture
def desk() -> Iterator[Desk]:
    opened = Desk(Workspace.open(None))
    opened.workspace.put(SEED, "0123456789abcdef")  # one draw in ten misses the truth, as a range of 90 % may
    opened.workspace.put("settings", {"tz": "UTC", "bootstrap": 100})
    rows = [
        view(START + at // 100 * DAY_MS + at % 100 * 20_000, None, platform="tiktok", item=str(BASE + at))
        for at in range(VIEWS)
    ]
    opened.workspace.add(imported("clips.zip", rows))
    yield opened
    opened.close()


def look_up(workspace: Workspace, count: int) -> None:
    """Let every third item be by one maker, every tenth be gone, one have no answer."""
    for place, item in enumerate(frame(workspace, KNOWN)["item"].tolist()[:count]):
        number = int(item) - BASE
        outcome = Outcome.FAILED if place == 0 else Outcome.GONE if number % 10 == 1 else Outcome.FOUND
        who = f"tiktok:@m{0 if number % 3 == 0 else number % 150}" if outcome is Outcome.FOUND else None
        workspace.keep_answer("tiktok", item, outcome, who, None)
    workspace.refresh()


def test_a_sample_opens_the_shares_and_says_what_they_rest_on(desk: Desk) -> None:
    before = desk.analysis().signal("SIG03")
    look_up(desk.workspace, DRAWN)
    after = desk.analysis().signal("SIG03")

    assert desk.settings().samples == (Sample("tiktok", DRAWN - 1, VIEWS - 1),)
    assert before is not None
    assert before.value is None
    assert after is not None
    assert after.low is not None
    assert after.high is not None
    assert after.low <= 1 / 3 <= after.high
    assert Caveat.FROM_A_SAMPLE in after.caveats


def test_nothing_asked_is_no_sample_and_all_of_it_is_none_either(desk: Desk) -> None:
    assert sampled(desk.workspace, KNOWN) == ()
    look_up(desk.workspace, VIEWS)
    (one,) = sampled(desk.workspace, KNOWN) or (None,)
    assert one is None


def test_makers_known_from_elsewhere_spoil_the_draw(desk: Desk) -> None:
    look_up(desk.workspace, DRAWN)
    rest = frame(desk.workspace, KNOWN)["item"].tolist()[DRAWN:]
    few = {("tiktok", item): ("tiktok:@fern", None) for item in rest[:20]}
    desk.workspace.bring("few.csv", table_of(few))
    assert len(sampled(desk.workspace, KNOWN)) == 1

    many = {("tiktok", item): ("tiktok:@fern", None) for item in rest[:200]}
    desk.workspace.bring("many.csv", table_of(many))
    assert sampled(desk.workspace, KNOWN) == ()

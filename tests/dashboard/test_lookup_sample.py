"""The order of asking, the numbers of the screen, and what a sample says of the whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from dashboard.lookup import estimate
from dashboard.lookup.endpoints import endpoints
from dashboard.lookup.plan import frame, plan
from dashboard.makers import Outcome, Word
from dashboard.store import Workspace
from importers.events import Kind
from importers.makers import table_of
from tests.support.events import view
from tests.support.imports import imported

KNOWN = endpoints()
START = 1_770_000_000_000
BASE = 7_000_000_000_000_000_000


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    opened = Workspace.open(None)
    yield opened
    opened.close()


def tiktok(at: int, item: int | str, **more: Any) -> Any:
    name = str(BASE + item) if isinstance(item, int) else item
    return view(START + 60_000 * at, more.pop("creator", None), platform="tiktok", item=name, **more)


def test_only_views_without_a_maker_and_with_an_id_can_be_asked_about(workspace: Workspace) -> None:
    rows = [
        tiktok(0, 1),
        tiktok(1, 2, creator="tiktok:@stated"),
        tiktok(2, "short-link"),
        tiktok(3, 3, kind=Kind.LIKE),
        view(START + 240_000, None, platform="youtube", item="gardenfilm1"),
        view(START + 300_000, None, platform="instagram", item="Caaa"),
        tiktok(6, 4),
    ]
    workspace.add(imported("mixed.zip", rows))
    workspace.bring("map.csv", table_of({("tiktok", str(BASE + 4)): ("tiktok:@moss", None)}))

    listed = frame(workspace, KNOWN)

    assert set(zip(listed["platform"], listed["item"], strict=True)) == {
        ("tiktok", str(BASE + 1)),
        ("youtube", "gardenfilm1"),
    }
    kept = workspace.record().events.iloc[listed["row"]]
    assert kept["item"].tolist() == listed["item"].tolist()


def test_the_order_is_mixed_stays_and_takes_new_rows_in_between(workspace: Workspace) -> None:
    workspace.add(imported("one.zip", [tiktok(at, at) for at in range(200)]))
    before = frame(workspace, KNOWN)["item"].tolist()
    assert before == frame(workspace, KNOWN)["item"].tolist()
    ranks = np.argsort(np.argsort([int(one) for one in before]))
    assert abs(np.corrcoef(ranks, np.arange(200))[0, 1]) < 0.25

    workspace.add(imported("two.zip", [tiktok(1000 + at, 1000 + at) for at in range(200)]))
    after = frame(workspace, KNOWN)["item"].tolist()

    assert [one for one in after if one in set(before)] == before
    assert 60 < len(set(after[:200]) - set(before)) < 140


def test_another_workspace_has_another_order() -> None:
    orders = []
    for _ in range(2):
        one = Workspace.open(None)
        one.add(imported("one.zip", [tiktok(at, at) for at in range(50)]))
        orders.append(frame(one, KNOWN)["item"].tolist())
        one.close()
    assert orders[0] != orders[1]


def test_the_screens_numbers_are_those_of_the_requests(workspace: Workspace) -> None:
    workspace.add(imported("one.zip", [tiktok(at, at % 40) for at in range(100)]))
    whole, part = plan(workspace, KNOWN, None), plan(workspace, KNOWN, 10)

    assert (len(whole.items), whole.views, whole.of) == (40, 100, 100)
    assert (part.views, part.of) == (10, 100)
    first = frame(workspace, KNOWN).head(10)
    assert part.items == tuple(dict.fromkeys(zip(first["platform"], first["item"], strict=True)))
    assert part.example == f"https://www.tiktok.com/@x/video/{part.items[0][1]}"
    assert (part.names, part.hosts) == (("TikTok",), ("www.tiktok.com",))
    assert whole.seconds == pytest.approx(60)

    workspace.keep_answer(*whole.items[0], Outcome.GONE)
    workspace.keep_answer(*whole.items[1], Outcome.FAILED)
    assert len(plan(workspace, KNOWN, None).items) == 39


def test_what_was_marked_by_hand_comes_first_where_asked(workspace: Workspace) -> None:
    likes = [tiktok(500 + at, 900 + at, kind=Kind.LIKE) for at in range(3)]
    saved = [tiktok(600, 5, kind=Kind.SAVE)]
    workspace.add(imported("one.zip", [tiktok(at, at) for at in range(50)] + likes + saved))
    marked = {str(BASE + one) for one in (900, 901, 902, 5)}

    first = [item for _, item in plan(workspace, KNOWN, 10, marked_first=True).items]

    assert set(first[:4]) == marked
    assert len(first) == 10
    assert not {item for _, item in plan(workspace, KNOWN, None).items} & (marked - {str(BASE + 5)})


WILSON = [(200, 400, 0.459, 0.541), (0, 400, 0.0, 0.0067), (40, 400, 0.078, 0.127)]
"""Hits, drawn, low, high at 90 %."""


@pytest.mark.parametrize(("hits", "drawn", "low", "high"), WILSON)
def test_the_interval_is_wilsons(hits: int, drawn: int, low: float, high: float) -> None:
    found = estimate.interval(np.array([hits]), drawn, 10**9)

    assert float(found[0][0]) == pytest.approx(low, abs=1e-3)
    assert float(found[1][0]) == pytest.approx(high, abs=1e-3)


def test_four_hundred_views_pin_a_share_to_five_points_and_all_of_them_to_the_point() -> None:
    for resolved in (400, 320):
        low, high = estimate.interval(np.arange(resolved + 1), resolved, 10**9)
        assert float((high - low).max()) / 2 < 0.05
    low, high = estimate.interval(np.array([7]), 20, 20)
    assert low == high == 7 / 20


def drawn_share(workspace: Workspace, true: np.ndarray, gone: np.ndarray, sample: int) -> estimate.Sample:
    """Answer the first ``sample`` views as the invented truth has it; return what is said of the whole."""
    listed = frame(workspace, KNOWN).head(sample)
    for item in dict.fromkeys(listed["item"]):
        number = int(item) - BASE
        if gone[number]:
            workspace.keep_answer("tiktok", item, Outcome.GONE)
        else:
            workspace.keep_answer(
                "tiktok", item, Outcome.FOUND, f"tiktok:@c{true[number]}", f"C{true[number]}"
            )
    workspace.refresh()
    (said,) = estimate.samples(workspace, KNOWN)
    return said


def test_intervals_of_seeded_samples_hold_the_truth_about_nine_times_in_ten() -> None:
    draw = np.random.default_rng(7)
    weights = 1 / np.arange(1, 61)
    true = draw.choice(60, 3000, p=weights / weights.sum())
    gone = draw.random(3000) < 0.17
    share = float(((true == 0) & ~gone).mean())
    held, told = 0, 0
    for _ in range(30):
        workspace = Workspace.open(None)
        workspace.add(imported("one.zip", [tiktok(at, at) for at in range(3000)]))
        said = drawn_share(workspace, true, gone, 400)
        first = said.creators.set_index("creator").loc["tiktok:@c0"]
        held += first["low"] <= share <= first["high"]
        told += said.unknown[1] <= gone.mean() <= said.unknown[2]
        assert (said.of, said.asked, said.answered) == (3000, 400, 400)
        assert said.creators["share"].sum() + said.unknown[0] == pytest.approx(1)
        workspace.close()

    assert held >= 23
    assert told >= 23


def test_the_sample_ends_at_the_first_view_not_asked_about(workspace: Workspace) -> None:
    workspace.add(imported("one.zip", [tiktok(at, at) for at in range(200)]))
    order = frame(workspace, KNOWN)["item"].tolist()
    for item in [*order[:50], *order[60:150]]:
        workspace.keep_answer("tiktok", item, Outcome.FOUND, "tiktok:@moss", "Moss")
    workspace.keep_answer("tiktok", order[50], Outcome.FAILED)
    workspace.refresh()

    (said,) = estimate.samples(workspace, KNOWN)

    assert (said.asked, said.named, said.gone) == (51, 50, 0)
    assert said.creators["views"].tolist() == [50]
    assert said.creators["high"].tolist() == [1.0]
    assert said.creators["low"][0] < 0.97


def test_few_answers_give_no_share_and_none_gives_no_sample(workspace: Workspace) -> None:
    workspace.add(imported("one.zip", [tiktok(at, at) for at in range(200)]))
    assert estimate.samples(workspace, KNOWN) == []
    for item in frame(workspace, KNOWN)["item"].tolist()[: estimate.FEWEST - 1]:
        workspace.keep_answer("tiktok", item, Outcome.FOUND, "tiktok:@moss", None)
    workspace.refresh()

    (said,) = estimate.samples(workspace, KNOWN)

    assert said.creators.empty
    assert said.named == estimate.FEWEST - 1


def test_a_sample_where_nothing_had_an_answer_says_so(workspace: Workspace) -> None:
    workspace.add(imported("one.zip", [tiktok(at, at) for at in range(5)]))
    for item in frame(workspace, KNOWN)["item"]:
        workspace.keep_answer("tiktok", item, Outcome.FAILED)

    (said,) = estimate.samples(workspace, KNOWN)

    assert (said.asked, said.answered, said.creators.empty) == (5, 0, True)


def test_the_sample_follows_merges_and_names_given(workspace: Workspace) -> None:
    workspace.add(imported("one.zip", [tiktok(at, at) for at in range(60)]))
    for number, item in enumerate(frame(workspace, KNOWN)["item"]):
        workspace.keep_answer("tiktok", item, Outcome.FOUND, f"tiktok:@m{number % 2}", f"M{number % 2}")
    workspace.say(Word.MERGE, "tiktok:@m1", "tiktok:@m0")
    workspace.say(Word.ALIAS, "tiktok:@m1", "Both")

    (said,) = estimate.samples(workspace, KNOWN)

    assert said.creators.to_dict("records") == [
        {"creator": "tiktok:@m0", "name": "Both", "views": 60, "share": 1.0, "low": 1.0, "high": 1.0}
    ]


def test_an_empty_workspace_has_nothing_to_ask(workspace: Workspace) -> None:
    wanted = plan(workspace, KNOWN, 400, marked_first=True)

    assert (wanted.items, wanted.of, wanted.example, wanted.hosts) == ((), 0, None, ())
    assert estimate.samples(workspace, KNOWN) == []

from __future__ import annotations

import pytest

from analyzer import Caveat, Own, Settings, analyze
from importers.creators import Makers, applied
from importers.events import Kind
from importers.text import private_key
from tests.support.events import Row, of, view
from tests.support.people import FEW, measured, steady

A, B = "tiktok:@a", "tiktok:@b"


def act(kind: Kind, creator: str | None, minute: int = 0) -> Row:
    return view(f"2024-01-05T10:{minute:02d}", creator, kind=kind, platform="tiktok")


def test_outward_acts_are_counted_per_kind_and_per_hundred_views() -> None:
    """Seven acts on A over 200 views: 3.5 per 100."""
    acts = [act(Kind.LIKE, A, i) for i in range(4)] + [
        act(Kind.COMMENT, A),
        act(Kind.SAVE, A),
        act(Kind.SHARE, A),
    ]
    rows = [*steady({A: 10, B: 10}), *acts, act(Kind.LIKE, B)]
    found = measured(rows, "SIG18", A)
    assert found.value == 7
    assert found.parts["per_100"] == pytest.approx(3.5)
    assert (found.parts["like"], found.parts["comment"], found.parts["live_chat"]) == (4, 1, 0)
    assert (found.used, found.of) == (7, 8)
    assert measured(rows, "SIG18", B).value == 1


def test_per_hundred_views_only_acts_of_days_with_views_on_record_count() -> None:
    """Three likes before the first view of 1 January, one on 5 January, 200 views: 4 in all, 0.5 per 100."""
    early = [view(f"2022-03-{day:02d}T10:00", A, kind=Kind.LIKE) for day in (1, 2, 3)]
    found = measured([*steady({A: 10}), *early, act(Kind.LIKE, A)], "SIG18", A)
    assert (found.value, found.parts["like"]) == (4, 4)
    assert found.parts["per_100"] == pytest.approx(0.5)


def test_per_hundred_views_is_unknown_where_acts_and_views_never_meet() -> None:
    """Likes of 2022, views of 2024: whether a like was sent during the views is unknown."""
    found = measured([*steady({A: 10}), view("2022-03-01T10:00", A, kind=Kind.LIKE)], "SIG18", A)
    assert (found.value, found.parts["per_100"]) == (1, None)


def test_acts_without_a_target_are_in_nobodys_count() -> None:
    """One comment for nobody, one like for B: A has none, and some acts have no target."""
    found = measured([*steady({A: 10, B: 1}), act(Kind.COMMENT, None), act(Kind.LIKE, B)], "SIG18", A)
    assert found.value == 0
    assert found.caveats == (Caveat.SOME_ACTS_HAVE_NO_TARGET,)


def test_where_no_act_of_the_app_has_a_target_nothing_is_counted() -> None:
    """Twenty likes, all for nobody: how many of them were for A is unknown, and not 0."""
    likes = [act(Kind.LIKE, None, minute) for minute in range(20)]
    elsewhere = view("2024-01-05T10:00", "youtube:UCz", kind=Kind.LIKE)
    found = measured([*steady({A: 10}), *likes, elsewhere], "SIG18", A)
    assert (found.value, found.caveats) == (None, (Caveat.NO_ACT_NAMED,))


def test_no_acts_on_record_is_not_zero_acts() -> None:
    found = measured(steady({A: 10}), "SIG18", A)
    assert (found.value, found.caveats) == (None, (Caveat.NO_ACT_LOG,))


def test_ninety_nine_views_are_too_few_for_acts() -> None:
    rows = [*steady({A: 9}, days=11), act(Kind.LIKE, A)]
    assert measured(rows, "SIG18", A).caveats == (Caveat.TOO_FEW_VIEWS,)


def lists(follows: int, followers: int) -> list[Row]:
    """Return follows of @c0 … and followers by their keys; a follower list starts at @c10."""
    of_person = [act(Kind.FOLLOW, f"tiktok:@c{i}") for i in range(follows)]
    fans = [act(Kind.FOLLOWER, private_key("tiktok", f"c{i}")) for i in range(10, 10 + followers)]
    return of_person + fans


def test_mutual_ties_are_those_on_both_lists() -> None:
    """Follows 0-24, followers 10-39: fifteen on both, 15 / 25."""
    found = measured(lists(25, 30), "SIG17")
    assert found.value == pytest.approx(15 / 25)
    assert (found.parts["followed"], found.parts["followers"], found.parts["mutual"]) == (25, 30, 15)


@pytest.mark.parametrize(
    "merges",
    [
        (("tiktok:@c10", "instagram:@ten"), ("tiktok:@c11", "instagram:@eleven")),
        (("tiktok:@c10", "tiktok:@c11"),),
        (("tiktok:@c1", "youtube:UCone"),),
    ],
)
def test_creators_that_are_one_person_stay_as_many_accounts(merges: tuple[tuple[str, str], ...]) -> None:
    """Whatever is merged, 25 accounts are followed and fifteen of them follow back: 15 / 25."""
    record = applied(of(lists(25, 30)), Makers(merges=merges))
    found = analyze(record, FEW).signal("SIG17")
    assert found is not None
    assert found.value == pytest.approx(15 / 25)
    assert (found.parts["followed"], found.parts["followers"], found.parts["mutual"]) == (25, 30, 15)


def test_the_persons_own_account_is_on_no_list_even_where_others_are_merged() -> None:
    """Of 25 followed and the fifteen that follow back, one is the person's own @c10: 14 / 24."""
    mine = Makers(merges=(("tiktok:@c1", "tiktok:@c2"),), own=frozenset({"tiktok:@c10"}))
    found = analyze(applied(of(lists(25, 30)), mine), FEW).signal("SIG17")
    assert found is not None
    assert found.value == pytest.approx(14 / 24)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (lists(25, 0), Caveat.NO_FOLLOWER_LIST),
        (lists(0, 25), Caveat.NO_FOLLOW_LIST),
        (lists(19, 25), Caveat.TOO_FEW_FOLLOWS),
        ([{**row, "platform": "youtube"} for row in lists(25, 25)], Caveat.NO_FOLLOWER_LIST),
    ],
)
def test_without_both_lists_nothing_is_said(rows: list[Row], reason: Caveat) -> None:
    found = measured(rows, "SIG17")
    assert (found.value, found.caveats) == (None, (reason,))


def message(kind: Kind, thread: str, day: int, nth: int = 0) -> Row:
    return view(f"2024-02-{day:02d}T10:{nth:02d}", thread, kind=kind, platform="instagram")


MESSAGES = [
    *[message(Kind.DM_OUT, "instagram:#1", 20, i) for i in range(3)],  # three sent, none back
    *[message(Kind.DM_OUT, "instagram:#2", 20, i) for i in range(2)],  # two sent
    *[message(Kind.DM_OUT, "instagram:#3", 20, i) for i in range(5)],
    message(Kind.DM_IN, "instagram:#3", 21),  # answered
    message(Kind.DM_OUT, "instagram:#4", 28),
    message(Kind.DM_IN, "instagram:#4", 28),
    view("2024-01-05T10:00", "instagram:#5", kind=Kind.DM_OUT, platform="instagram"),  # long ago
    view("2024-01-05T10:01", "instagram:#5", kind=Kind.DM_IN, platform="instagram"),
]
ASKED = Settings(
    bootstrap=50, own=Own(messages=True, public_threads=("instagram:#1", "instagram:#2", "instagram:#3"))
)


def test_messages_are_looked_at_only_when_asked_for() -> None:
    for signal in ("SIG19", "SIG20", "SIG21"):
        assert measured(MESSAGES, signal).caveats == (Caveat.SWITCHED_OFF,)


def test_threads_the_person_calls_public_with_three_sent_and_none_back() -> None:
    found = measured(MESSAGES, "SIG19", settings=ASKED)
    assert (found.value, found.used) == (1.0, 3)


@pytest.mark.parametrize("named", [(), ("instagram:#9",)])
def test_without_a_public_thread_on_record_nothing_is_said(named: tuple[str, ...]) -> None:
    """No thread is called public, or none of those named is on record: unknown, and not 0 threads."""
    asked = Settings(bootstrap=50, own=Own(messages=True, public_threads=named))
    for rows in (MESSAGES, steady({A: 3})):
        found = measured(rows, "SIG19", settings=asked)
        assert (found.value, found.of, found.caveats) == (None, 0, (Caveat.NO_PUBLIC_THREAD,))


def test_threads_where_both_wrote_within_four_weeks() -> None:
    """Threads 3 and 4; thread 5 is older than 28 days."""
    found = measured([*MESSAGES, act(Kind.SHARE, A)], "SIG20", settings=ASKED)
    assert found.value == 2
    assert found.parts["threads"] == 4
    assert found.parts["shares"] == 0


def test_no_messages_are_no_zero() -> None:
    assert measured(steady({A: 3}), "SIG20", settings=ASKED).value is None


def test_payments_are_counted_by_creator_and_month() -> None:
    rows = [
        act(Kind.GIFT, A),
        view("2024-02-05T10:00", A, kind=Kind.GIFT),
        view("2024-02-06T10:00", None, kind=Kind.PURCHASE),
    ]
    paying = Settings(bootstrap=50, own=Own(money=True))
    found = measured(rows, "SIG21", settings=paying)
    assert found.value == 3
    assert found.parts == {"purchases": 1, "gifts": 2, "months": 2}
    assert measured(rows, "SIG21", A, paying).parts == {"purchases": 0, "gifts": 2, "months": 2}
    assert measured([], "SIG21", settings=paying).value is None

"""The card sort: every move keeps the piles, the ten and the five in step, and nothing is scored."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dashboard.desk import Desk
from dashboard.practice import card_runs, card_sort, cards, turns
from dashboard.practice.card_sort import Press
from dashboard.practice.cards import Answers, Rules, Stage
from dashboard.practice.own_values import ranked
from dashboard.reflections.exercises import exercises
from dashboard.store import Workspace
from tests.support.components import text_of

SORT = exercises()["card_sort"]
BY = cards.rules(SORT, "seed")
NAMES = list(BY.cards)


@pytest.fixture
def desk() -> Iterator[Desk]:
    opened = Desk(Workspace.open(None))
    yield opened
    opened.close()


def very(count: int, by: Rules = BY) -> Answers:
    answers: Answers = {}
    for name in NAMES[:count]:
        answers = cards.put(answers, name, cards.VERY, by)
    return answers


def test_the_cards_come_in_an_order_of_the_persons_own_that_stays() -> None:
    assert list(cards.rules(SORT, "seed").cards) == NAMES
    assert list(cards.rules(SORT, "other").cards) != NAMES
    assert sorted(NAMES) == sorted(card["name"] for card in SORT.more["cards"])


def test_a_card_on_a_pile_is_no_longer_waiting_and_an_undo_brings_it_back_on_top() -> None:
    answers = cards.put({}, NAMES[0], 1, BY)
    answers = cards.put(answers, NAMES[1], 0, BY)

    assert cards.left(answers, BY)[0] == NAMES[2]
    answers = cards.undo(answers, BY)
    assert cards.left(answers, BY)[0] == NAMES[1]
    assert cards.on(answers, 1) == [NAMES[0]]
    assert cards.undo({}, BY) == {}


def test_a_card_taken_up_lies_on_top_whichever_pile_it_was_on() -> None:
    answers = cards.take_up(cards.put(very(3), NAMES[9], 0, BY), NAMES[9], BY)

    assert cards.left(answers, BY)[:2] == [NAMES[9], NAMES[3]]
    assert cards.on(answers, 0) == []
    assert cards.left(cards.put(answers, NAMES[9], 1, BY), BY)[0] == NAMES[3]


def test_up_to_ten_cards_go_straight_to_the_order_and_more_are_thinned_first() -> None:
    assert cards.after(Stage.SORT, very(10), BY) is Stage.ORDER
    assert cards.after(Stage.SORT, very(11), BY) is Stage.KEEP
    assert cards.finalists(very(10), BY) == NAMES[:10]
    assert cards.finalists(very(11), BY) == []
    assert cards.before(Stage.ORDER, very(10), BY) is Stage.SORT
    assert cards.before(Stage.ORDER, very(11), BY) is Stage.KEEP


def test_no_more_than_ten_are_kept_and_no_more_than_five_ranked() -> None:
    answers = very(14)
    for name in NAMES[:14]:
        answers = cards.keep(answers, name, BY)
    for name in NAMES[:14]:
        answers = cards.rank(answers, name, BY)

    assert answers["kept"] == NAMES[:10]
    assert answers["ranks"] == NAMES[:5]
    assert cards.keep(answers, NAMES[0], BY)["kept"] == NAMES[1:10]


def test_a_card_moves_up_and_down_in_the_order_and_stops_at_its_ends() -> None:
    answers = very(4)
    for name in NAMES[:3]:
        answers = cards.rank(answers, name, BY)
    first, second, third = NAMES[:3]

    assert cards.move(answers, third, -1, BY)["ranks"] == [first, third, second]
    assert cards.move(answers, first, -1, BY)["ranks"] == [first, second, third]
    assert cards.move(answers, third, 1, BY)["ranks"] == [first, second, third]
    assert cards.place(answers, NAMES[3], 0, BY)["ranks"] == [NAMES[3], first, second, third]
    assert cards.place(answers, "no such card", 0, BY)["ranks"] == [first, second, third]


def test_a_card_that_leaves_its_pile_leaves_the_order_and_at_the_end_its_sentence_too() -> None:
    answers = cards.rank(very(3), NAMES[0], BY)
    answers = {**answers, "sentences": {NAMES[0]: "gladly"}}

    answers = cards.put(answers, NAMES[0], 0, BY)

    assert answers["ranks"] == []
    assert cards.final(answers)["sentences"] == {}


def test_own_cards_are_five_at_most_cleaned_and_never_twice() -> None:
    answers: Answers = {}
    for text in ("  Cats \u202e & <b>tea</b> ", "", None, "Cats & <b>tea</b>", NAMES[0], *"abcdef"):
        answers = cards.add(answers, text, BY)

    assert answers["own"] == ["Cats & <b>tea</b>", "a", "b", "c", "d"]
    assert cards.on(answers, cards.VERY) == answers["own"]


def test_a_second_run_says_what_stayed_came_and_went() -> None:
    changes = cards.changes(["Hope", "Fun", "Order"], ["Fun", "Duty"])

    assert changes == cards.Changes(kept=("Fun",), new=("Hope", "Order"), gone=("Duty",))


def test_half_done_it_goes_on_where_it_was_left() -> None:
    assert cards.stage({}, BY) is Stage.SORT
    assert cards.stage(very(3), BY) is Stage.SORT
    assert cards.stage(very(len(NAMES)), BY) is Stage.KEEP
    assert cards.stage(cards.keep(very(11), NAMES[0], BY), BY) is Stage.KEEP
    ranked_one = cards.rank(very(3), NAMES[0], BY)
    assert cards.stage(ranked_one, BY) is Stage.ORDER
    assert cards.stage({**ranked_one, "sentences": {NAMES[0]: "gladly"}}, BY) is Stage.SAY


def walk(desk: Desk, *moves: Press, state: dict[str, object] | None = None) -> dict[str, object]:
    now = state or card_sort.begin(desk, {}, turns.fresh(None))
    for one in moves:
        _, now = card_sort.press(desk, one, {}, now)
    return now


def test_every_move_is_kept_as_a_draft_and_opens_again(desk: Desk) -> None:
    walk(desk, Press("pile-2"), Press("pile-2"), Press("pile-0"))

    (draft,) = desk.workspace.drafts(card_runs.NAME)
    assert list(draft.content["answers"]["piles"].values()) == [2, 2, 0]
    said = text_of(card_sort.layout(desk, SORT))
    assert "85 of 88 cards to go" in said
    assert "Draft kept on" in said


def test_two_presses_before_the_page_is_drawn_anew_lose_nothing_and_lay_no_card_unseen(desk: Desk) -> None:
    shown = card_sort.begin(desk, {}, turns.fresh(None))

    _, one = card_sort.press(desk, Press("add", text="tea"), {}, shown)
    _, two = card_sort.press(desk, Press("pile-2"), {}, shown)
    _, three = card_sort.press(desk, Press("pile-2"), {}, shown)

    top = cards.left({}, cards.rules(SORT, desk.seed()))[0]
    assert cards.on(one["answers"], cards.VERY) == ["tea"]
    assert cards.on(two["answers"], cards.VERY) == ["tea", top]
    assert cards.on(three["answers"], cards.VERY) == ["tea", top]


def test_a_saved_run_is_read_as_the_persons_own_values_in_order(desk: Desk) -> None:
    state = walk(desk, *[Press("pile-2")] * 3, Press("forward"))
    first, second, _ = cards.on(state["answers"], cards.VERY)  # type: ignore[arg-type]
    state = walk(desk, Press("rank", second), Press("rank", first), Press("forward"), state=state)
    told, state = card_sort.press(desk, Press("save"), {second: "with care", first: " "}, state)

    assert told.startswith("Saved")
    assert state["answers"] == {}
    assert desk.workspace.drafts() == ()
    (run,) = desk.workspace.entries("card_sort")
    assert run.content["ranks"] == [second, first] == ranked(desk)
    assert run.content["sentences"] == {second: "with care"}
    said = text_of(card_runs.past(desk))
    assert "with care" in said
    assert "What it is for" in said


def test_a_run_can_be_changed_and_deleted_and_the_next_one_stands_beside_it(desk: Desk) -> None:
    for ranks in (["Hope", "Duty"], ["Hope", "Fun"]):
        piles = dict.fromkeys(ranks, 2)
        desk.workspace.save_entry("card_sort", {"piles": piles, "ranks": ranks})
    newer, older = desk.workspace.entries("card_sort")

    said = text_of(card_runs.past(desk))
    assert "Still there: Hope." in said
    assert "New: Fun." in said
    assert "No longer there: Duty." in said

    state = walk(desk, Press("edit", newer.entry_id), Press("down", "Hope"))
    told, _ = card_sort.press(desk, Press("save"), {}, state)
    assert told.startswith("Saved")
    assert [run.content["ranks"] for run in desk.workspace.entries("card_sort")] == [
        ["Fun", "Hope"],
        ["Hope", "Duty"],
    ]

    walk(desk, Press("forget", older.entry_id))
    assert [run.entry_id for run in desk.workspace.entries("card_sort")] == [newer.entry_id]


def test_a_table_from_another_window_can_be_taken_up(desk: Desk) -> None:
    walk(desk, Press("pile-2"))
    walk(desk, Press("pile-0"), Press("pile-0"))
    newer, older = desk.workspace.drafts(card_runs.NAME)

    assert older.draft_id in repr(card_sort.layout(desk, SORT))
    state = walk(desk, Press("take", older.draft_id))
    assert len(state["answers"]["piles"]) == 1  # type: ignore[index]
    assert desk.workspace.draft(newer.draft_id) is not None


@pytest.mark.parametrize("what", ["pile-2", "keep", "rank", "take-up", "up", "nonsense", "place-7"])
def test_a_move_with_a_card_that_is_not_there_changes_nothing_that_counts(what: str) -> None:
    answers = card_sort.moved(very(2), Press(what, "no such card"), BY)

    assert cards.on(answers, cards.VERY) == NAMES[:2]
    assert not answers.get("ranks")
    assert not answers.get("kept")


def test_a_card_that_leaves_the_order_and_comes_back_still_has_its_sentence(desk: Desk) -> None:
    state = walk(desk, *[Press("pile-2")] * 2, Press("forward"))
    first, second = cards.on(state["answers"], cards.VERY)  # type: ignore[arg-type]
    state = walk(desk, Press("rank", first), Press("rank", second), Press("forward"), state=state)
    _, state = card_sort.press(desk, Press("back"), {first: "with care"}, state)

    state = walk(desk, Press("rank", first), Press("rank", first), Press("forward"), state=state)
    assert state["answers"]["sentences"] == {first: "with care"}  # type: ignore[index]

    state = walk(desk, Press("back"), Press("rank", first), Press("save"), state=state)
    (run,) = desk.workspace.entries("card_sort")
    assert (run.content["ranks"], "sentences" in run.content) == ([second], False)

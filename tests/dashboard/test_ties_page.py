"""Give and take: both directions in sentences, gates in words, opt-in where it is about others or money."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from dashboard.components.mode import in_words
from dashboard.desk import Desk
from dashboard.pages import ties
from dashboard.store import Workspace
from importers.events import Kind, Platform
from importers.text import private_key
from tests.support.components import text_of
from tests.support.events import Row, every, view
from tests.support.imports import imported
from tests.support.wordless import numbers

WHEN = "2026-03-05T10:00"


@pytest.fixture
def desk() -> Iterator[Desk]:
    with closing(Desk(Workspace.open(None))) as opened:
        yield opened


def act(kind: Kind, creator: str | None, item: str, when: str = WHEN) -> Row:
    return view(when, creator, kind=kind, platform="tiktok", item=item)


def watched(*creators: str) -> list[Row]:
    return [
        row for one in creators for row in every("2026-03-01T09:00", 120, 20, f"tiktok:@{one}", item=None)
    ]


def lists() -> list[Row]:
    """Thirty follows; ten of them follow back."""
    followed = [act(Kind.FOLLOW, f"tiktok:@c{n}", f"f{n}") for n in range(30)]
    return followed + [act(Kind.FOLLOWER, private_key("tiktok", f"c{n}"), f"b{n}") for n in range(10)]


def told(desk: Desk, *rows: Row) -> str:
    desk.workspace.add(imported("made.zip", rows))
    return text_of(ties.render(desk))


def test_both_lists_say_how_many_follows_go_both_ways(desk: Desk) -> None:
    text = told(desk, *lists())
    assert "You follow 30 accounts. On 10 of them, the follow goes both ways." in text
    assert "TikTok 30 10 10" in text


def test_without_followers_the_page_says_why_it_cannot_tell(desk: Desk) -> None:
    text = told(desk, *lists()[:30])
    assert "do not say who follows you" in text
    assert "the follow goes both ways" not in text


def test_acts_are_counted_for_each_creator_and_the_rest_is_said(desk: Desk) -> None:
    liked = [act(Kind.LIKE, "tiktok:@fern", f"l{n}", "2026-03-02T10:00") for n in range(7)]
    said = act(Kind.COMMENT, "tiktok:@fern", "c", "2026-03-01T10:00")
    text = told(desk, *watched("fern", "moss"), *liked, said)
    assert "@fern got the most likes, saves, shares, comments and live chats from you: 8." in text
    assert "For 1 of those you saw most, there is none on record." in text
    assert "7 0 0 1 0 6.7" in text


def test_acts_that_name_nobody_are_no_quiet_way_of_watching(desk: Desk) -> None:
    text = told(desk, *watched("fern"), *(act(Kind.LIKE, None, f"l{n}") for n in range(9)))
    assert "do not say whom they were for" in text
    assert "quiet way" not in text


def test_likes_of_other_years_are_counted_and_not_held_against_the_views(desk: Desk) -> None:
    early = [act(Kind.LIKE, "tiktok:@fern", f"l{n}", "2022-03-05T10:00") for n in range(900)]
    text = told(desk, *watched("fern"), *early)
    assert "900 0 0 0 0 not known" in text
    assert "The counts take in all years on record." in text


def test_creators_without_an_act_are_counted(desk: Desk) -> None:
    """Only @moss, too little seen for a count, has a like: there is none for @fern."""
    text = told(desk, *watched("fern"), act(Kind.LIKE, "tiktok:@moss", "l"))
    assert "For 1 of the creators you saw most, there is no like" in text


def test_three_creators_are_drawn_and_odd_names_stay_names(desk: Desk) -> None:
    rows = watched("fern", "moss", "__proto__")
    rows += [act(Kind.LIKE, f"tiktok:@{one}", one) for one in ("fern", "moss", "__proto__")]
    desk.workspace.add(imported("made.zip", rows))
    assert "figure" in str(type_names(ties.render(desk)))
    assert "__proto__" in text_of(ties.render(desk))


def type_names(tree: Any) -> set[str]:
    if isinstance(tree, list | tuple):
        return set().union(*map(type_names, tree)) if tree else set()
    below = type_names(getattr(tree, "children", ())) if hasattr(tree, "children") else set()
    return {type(tree).__name__.lower()} | below


def messages() -> list[Row]:
    """Three sent to @show without an answer, and a thread in which both wrote."""
    show, friend = private_key("tiktok", "show"), private_key("tiktok", "friend")
    sent = [act(Kind.DM_OUT, show, f"s{n}", f"2026-03-0{n + 1}T10:00") for n in range(3)]
    return [*sent, act(Kind.DM_OUT, friend, "x"), act(Kind.DM_IN, friend, "y", "2026-03-05T10:05")]


def test_messages_and_money_wait_until_they_are_asked_for(desk: Desk) -> None:
    paid = act(Kind.GIFT, "tiktok:@fern", "g")
    text = told(desk, *watched("fern"), *messages(), paid)
    assert text.count("not looked at unless you ask for it") == 2
    assert "both sides wrote" not in text

    desk.change_settings(own={"messages": True, "money": True})

    text = text_of(ties.render(desk))
    assert "both sides wrote in 1 of 2 threads" in text
    assert "Payments or gifts that the files name: 1. Months with any: 1." in text
    assert "@fern 0 1 1" in text
    assert "not looked at" not in text


def test_public_accounts_are_kept_as_fingerprints_and_matched(desk: Desk) -> None:
    desk.change_settings(own={"messages": True, "wake_minute": 420})
    told(desk, *messages())

    kept = text_of(ties.keep_public(desk, "@Show\n\n other "))

    assert "Saved: 2." in kept
    assert "accounts on record: 1. Of them, 1 hold at least three messages" in kept
    assert desk.settings().own.wake_minute == 420
    assert private_key("tiktok", "show") in desk.settings().own.public_threads
    assert "show" not in str(desk.workspace.get("settings")).lower()
    assert "No account is named" in text_of(ties.keep_public(desk, " "))
    assert desk.settings().own.public_threads == ()


def test_a_public_account_without_a_thread_is_said_so(desk: Desk) -> None:
    desk.change_settings(own={"messages": True})
    told(desk, *messages())
    assert "No thread with these accounts is on record." in text_of(ties.keep_public(desk, "nobody"))


def test_an_empty_record_leads_to_the_start(desk: Desk) -> None:
    assert "There is nothing to look at yet." in text_of(ties.render(desk))


def test_in_words_only_no_number_is_left(desk: Desk) -> None:
    desk.change_settings(own={"messages": True, "money": True})
    desk.workspace.add(
        imported("made.zip", [*lists(), *watched("fern"), *messages(), act(Kind.LIKE, "tiktok:@fern", "l")])
    )
    with in_words():
        drawn = [*ties.render(desk), *ties.keep_public(desk, "show")]
        assert "follow you too" in text_of(drawn)
        assert numbers(drawn) == []


def test_every_platform_with_lists_has_a_name() -> None:
    words = ties.page("ties")
    assert {words[str(one)] for one in (Platform.TIKTOK, Platform.INSTAGRAM)} == {"TikTok", "Instagram"}

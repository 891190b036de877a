"""The page "Who made it": naming, merging and taking back, a file, and a look-up behind an explicit yes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
import pytest
from dash.development.base_component import Component

from dashboard import known
from dashboard.components import looking_up, naming
from dashboard.desk import Desk
from dashboard.ids import Makers
from dashboard.lookup import client
from dashboard.lookup.endpoints import Endpoints
from dashboard.makers import Outcome
from dashboard.pages import data, makers
from dashboard.store import Workspace
from tests.support import imports
from tests.support.events import view
from tests.support.stub import QUICK, Stub, serving
from tests.support.web import ORIGIN, client_of

FIRST = 7_000_000_000_000_000_000
START = 1_770_000_000_000


def rows() -> list[Any]:
    """Sixty TikTok views without a maker (twenty of one video), and two creators of two platforms."""
    made = [
        view(START + 60_000 * at, None, platform="tiktok", item=str(FIRST + max(at - 20, 0)))
        for at in range(60)
    ]
    made += [
        view(
            START + 60_000 * (100 + at),
            "youtube:UCgarden",
            creator_name="Quiet Garden",
            item=f"gardenfilm{at}",
        )
        for at in range(5)
    ]
    return [*made, view(START + 9_000_000, "tiktok:@moss", creator_name="Quiet Garden", item="9")]


@pytest.fixture
def desk() -> Iterator[Desk]:
    opened = Desk(Workspace.open(None))
    opened.workspace.add(imports.imported("all.zip", rows()))
    yield opened
    opened.close()


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stub]:
    """Let the page ask a stand-in, quickly."""
    with serving(Stub()) as one:
        monkeypatch.setattr(client, "Client", partial(client.Client, one.base))
        patient(monkeypatch, QUICK)
        yield one


def patient(monkeypatch: pytest.MonkeyPatch, known_: Endpoints) -> None:
    monkeypatch.setattr(looking_up, "endpoints", lambda: known_)


def text_of(component: Any) -> str:
    """Return all words of a component tree."""
    if isinstance(component, str | int | float):
        return f"{component} "
    if isinstance(component, list | tuple):
        return "".join(text_of(one) for one in component)
    if not isinstance(component, Component):
        return ""
    return "".join(text_of(getattr(component, name, "")) for name in ("children", "label", "description"))


def links(component: Any) -> list[str]:
    """Return where the links of a tree lead."""
    if isinstance(component, list | tuple):
        return [found for one in component for found in links(one)]
    if not isinstance(component, Component):
        return []
    mine = getattr(component, "href", None)
    return ([mine] if mine else []) + links(getattr(component, "children", None))


def press(
    desk: Desk, which: Any, *, a: str | None = None, b: str | None = None, name: str = "", **typed: str
) -> str:
    return "".join(makers.changed(desk, which, a, b, name, typed)[0])


def shares(desk: Desk) -> dict[str, int]:
    table = desk.analysis().creators
    return dict(zip(table["creator"], table["views"].tolist(), strict=True))


def test_the_page_says_what_is_known_and_offers_the_link_seen_most_as_text(desk: Desk) -> None:
    page = makers.layout(desk)
    words = text_of(page)

    assert "Of 66 views, 6 have a known creator." in words
    assert f"Who made it: https://www.tiktok.com/@x/video/{FIRST}" in words
    assert "seen 21 times" in words
    assert [one for one in links(page) if not one.startswith("/")] == []


def test_naming_a_link_counts_at_once_everywhere_and_can_be_taken_back(desk: Desk) -> None:
    subject = f"tiktok:{FIRST}"
    told = makers.changed(
        desk, {"type": naming.KEEP, "of": subject}, None, None, None, {subject: " @Auntie.Jo "}
    )

    assert told[0] == ("Kept: 21 views now carry this name.", "", "")
    assert shares(desk)["tiktok:@auntie.jo"] == 21
    assert desk.analysis().signal("SIG01").used == 27  # type: ignore[union-attr]
    assert f"Auntie.Jo (TikTok) made https://www.tiktok.com/@x/video/{FIRST}" in text_of(told[3])
    assert "No item came up twice" in text_of(told[2])

    (said,) = desk.workspace.said()
    back = makers.changed(desk, {"type": naming.UNSAY, "of": said.said_id}, None, None, None, {})
    assert back[0] == ("", "", "Taken back. Every page follows.")
    assert shares(desk) == {"youtube:UCgarden": 5, "tiktok:@moss": 1}


@pytest.mark.parametrize("typed", ["", "  ", "@", None])
def test_an_empty_box_names_nobody(desk: Desk, typed: str | None) -> None:
    told = makers.changed(
        desk, {"type": naming.KEEP, "of": "tiktok:7"}, None, None, None, {"tiktok:7": typed}
    )

    assert told[0] == ("There was no name in the box, so nothing changed.", "", "")
    assert desk.workspace.said() == ()


def test_two_creators_with_one_name_are_told_apart_and_put_together_only_by_the_person(desk: Desk) -> None:
    labels = [one["label"] for one in naming.options(desk)]
    assert labels == ["Quiet Garden (YouTube, UCgarden)", "Quiet Garden (TikTok, @moss)"]

    told = makers.changed(desk, Makers.MERGE, "youtube:UCgarden", "tiktok:@moss", None, {})

    assert told[0] == ("", "They are one creator now, on every page.", "")
    assert [one["value"] for one in told[4]] == ["tiktok:@moss"]
    assert desk.analysis().creators["platforms"].tolist() == [["tiktok", "youtube"]]
    said = "Quiet Garden (YouTube, UCgarden) and Quiet Garden (TikTok, @moss) are one"
    assert said in text_of(told[3])
    press(desk, {"type": naming.UNSAY, "of": desk.workspace.said()[0].said_id})
    assert shares(desk) == {"youtube:UCgarden": 5, "tiktok:@moss": 1}


def test_a_name_of_ones_own_and_an_account_of_ones_own(desk: Desk) -> None:
    press(desk, Makers.CALL, a="youtube:UCgarden", name=" The garden ")
    assert desk.analysis().creators["name"].tolist()[0] == "The garden"
    press(desk, Makers.OWN, a="youtube:UCgarden")
    assert shares(desk) == {"tiktok:@moss": 1}
    assert desk.analysis().period.first is not None
    assert "is your own account" in text_of(naming.said_part(desk))


@pytest.mark.parametrize(
    ("which", "given", "told"),
    [
        (Makers.MERGE, {"a": "tiktok:@moss"}, "Choose two creators that differ."),
        (Makers.MERGE, {"a": "tiktok:@moss", "b": "tiktok:@moss"}, "Choose two creators that differ."),
        (Makers.CALL, {"name": "X"}, "Choose a creator first."),
        (Makers.CALL, {"a": "tiktok:@moss", "name": " "}, "Write a name first."),
        (Makers.OWN, {}, "Choose a creator first."),
    ],
)
def test_what_is_missing_is_said_and_nothing_changes(desk: Desk, which: Any, given: Any, told: str) -> None:
    revision = desk.workspace.revision
    assert press(desk, which, **given) == told
    assert desk.workspace.revision == revision


def test_a_file_comes_in_by_the_guarded_upload_and_is_gone_from_the_disk(desk: Desk, tmp_path: Path) -> None:
    browser = client_of(desk, tmp_path)

    def send(name: str, data: bytes) -> Any:
        headers = {"X-Parasocial-File": quote(name), "X-Parasocial-Kind": "creators"}
        return browser.post(
            "/upload", data=data, headers=headers, content_type="application/octet-stream", base_url=ORIGIN
        ).get_json()

    lines = "video_id,creator\n" + "".join(f"{FIRST + n},@fern\n" for n in range(30))
    assert send("my map.csv", lines.encode()) == {
        "kept": True,
        "sentence": "my map.csv says who made 30 items.",
    }
    assert shares(desk)["tiktok:@fern"] == 50
    assert send("my map.csv", lines.encode())["kept"] is False
    refused = send("other.csv", b"who,what\n")
    assert (refused["kept"], "another header" in refused["sentence"]) == (False, True)
    assert list(tmp_path.iterdir()) == []
    assert "my map.csv: 30 items" in text_of(naming.said_part(desk))
    (brought,) = desk.workspace.maps()
    press(desk, {"type": naming.TAKE_BACK, "of": brought.map_id})
    assert "tiktok:@fern" not in shares(desk)


def wait_for(desk: Desk) -> None:
    until = time.monotonic() + 60
    while desk.look_up.running and time.monotonic() < until:
        time.sleep(0.02)


def test_the_screen_stands_on_the_page_before_any_yes(desk: Desk, stub: Stub) -> None:
    words = text_of(looking_up.look_part(desk))

    assert "40 requests to www.tiktok.com, one at a time" in words
    assert "https://www.tiktok.com/@x/video/70000000000000000" in words
    assert "TikTok can see that this internet address asks about these videos." in words
    assert "Nothing was sent." in text_of(
        makers.looked(desk, Makers.START, "all", marked=False, sure=False)[0]
    )
    assert stub.asked == []


def test_after_a_yes_it_runs_and_all_parts_follow(desk: Desk, stub: Stub) -> None:
    state, still, *rest = makers.looked(desk, Makers.START, "all", marked=False, sure=True)
    assert len(rest) == 4
    wait_for(desk)
    state, still, sure, screen, found, now = makers.looked(desk, Makers.TICK, "all", marked=False, sure=True)

    assert still
    assert sure is False
    assert len(stub.asked) == 40
    assert "The look-up is done. 40 of 40 asked: 40 named, 0 gone, 0 without an answer." in text_of(state)
    assert "nothing to look up" in text_of(screen) or "asked about before" in text_of(screen)
    assert "60 were asked about" in text_of(found)
    assert "Of 66 views, 66 have a known creator." in text_of(now)
    assert shares(desk)["tiktok:@moss"] == 61
    assert known.coverage(desk.workspace)[0] == known.Known("tiktok", 61, 1, 0, 60, 0)


def test_it_shows_its_progress_and_stops_at_a_word(
    desk: Desk, stub: Stub, monkeypatch: pytest.MonkeyPatch
) -> None:
    patient(monkeypatch, msgspec.structs.replace(QUICK, seconds_between=0.3))
    makers.looked(desk, Makers.START, "all", marked=False, sure=True)
    assert "running already" in text_of(makers.looked(desk, Makers.START, "all", marked=False, sure=True)[0])
    while not stub.asked:
        time.sleep(0.01)
    state = makers.looked(desk, Makers.TICK, "all", marked=False, sure=True)
    assert "of 40 asked" in text_of(state[0])
    assert state[1] is False

    assert "Stopping" in text_of(makers.looked(desk, Makers.STOP, "all", marked=False, sure=True)[0])
    wait_for(desk)

    assert "was stopped. What was answered is kept" in text_of(looking_up.state(desk))
    assert 0 < len(desk.workspace.answers_kept()) < 40
    assert len(stub.asked) < 40


def test_removing_everything_ends_a_look_up_first(
    desk: Desk, stub: Stub, monkeypatch: pytest.MonkeyPatch
) -> None:
    patient(monkeypatch, msgspec.structs.replace(QUICK, seconds_between=0.1))
    makers.looked(desk, Makers.START, "all", marked=False, sure=True)
    while len(stub.asked) < 2:
        time.sleep(0.01)

    data.wipe(desk, "remove")

    assert not desk.look_up.running
    assert len(desk.workspace.answers_kept()) == 0
    asked = len(stub.asked)
    time.sleep(0.3)
    assert len(stub.asked) == asked


def test_in_the_demo_nothing_is_looked_up(stub: Stub) -> None:
    people = {name: Workspace.open(None) for name in ("Susie", "Jim")}
    people["Susie"].add(imports.imported("all.zip", rows()))
    desk = Desk(people)

    assert "These people are invented" in text_of(looking_up.look_part(desk))
    makers.looked(desk, Makers.START, "all", marked=False, sure=True)

    assert not desk.look_up.running
    assert stub.asked == []
    desk.close()


def test_gone_and_known_before_are_kept_apart_in_the_table(desk: Desk) -> None:
    desk.workspace.keep_answer("tiktok", str(FIRST), Outcome.GONE)
    desk.workspace.keep_answer("tiktok", str(FIRST + 1), Outcome.FOUND, "tiktok:@looked", None)
    desk.workspace.refresh()
    press(desk, {"type": naming.KEEP, "of": f"tiktok:{FIRST + 2}"}, **{f"tiktok:{FIRST + 2}": "mine"})

    assert known.coverage(desk.workspace) == [
        known.Known("tiktok", 61, 1, 1, 1, 58),
        known.Known("youtube", 5, 5, 0, 0, 0),
    ]

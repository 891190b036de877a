"""Two windows, two people: what an old window asks lands with nobody, and it is told so."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.components import notes
from dashboard.desk import Desk, OtherPerson
from dashboard.ids import part
from dashboard.server import calm
from dashboard.store import Workspace
from dashboard.windows import HEADER
from tests.support.web import ORIGIN, client_of, person_in


@pytest.fixture
def desk() -> Iterator[Desk]:
    with closing(Desk({"Susie": Workspace.open(None), "Jim": Workspace.open(None)})) as made:
        yield made


@pytest.fixture
def client(desk: Desk, tmp_path: Path) -> FlaskClient:
    made = client_of(desk, tmp_path)
    del made.environ_base["HTTP_X_PARASOCIAL_PERSON"]
    return made


class Window:
    """One tab: it shows whoever was open when it was loaded."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.reload()

    def reload(self) -> None:
        self.person = person_in(self.client.get("/", base_url=ORIGIN).text)

    def post(self, path: str, **more: Any) -> Any:
        return self.client.post(
            path, base_url=ORIGIN, headers={HEADER: self.person, **more.pop("headers", {})}, **more
        )

    def note(self, text: str) -> Any:
        """Press the button under the note of the start page."""
        names = {name: part(getattr(notes, name), "welcome") for name in ("TEXT", "SAVE", "SAVED", "STATE")}
        body = {
            "output": f"..{any_of(notes.SAVED)}.children...{any_of(notes.STATE)}.data..",
            "outputs": [
                {"id": names["SAVED"], "property": "children"}, {"id": names["STATE"], "property": "data"},
            ],
            "inputs": [{"id": names["SAVE"], "property": "n_clicks", "value": 1}],
            "state": [
                {"id": names["TEXT"], "property": "value", "value": text},
                {"id": names["STATE"], "property": "data", "value": 0},
                {"id": names["SAVED"], "property": "id", "value": names["SAVED"]},
            ],
            "changedPropIds": [f'{{"of":"welcome","type":"{notes.SAVE}"}}.n_clicks'],
        }  # fmt: skip
        return self.post("/_dash-update-component", json=body)


def any_of(name: str) -> str:
    """Return how Dash names the parts called ``name`` of all pages at once."""
    return f'{{"of":["MATCH"],"type":"{name}"}}'


def told(desk: Desk, person: str) -> list[str]:
    return [note.text for note in desk._all[person].notes()]


def test_what_an_old_window_writes_lands_with_nobody(client: FlaskClient, desk: Desk) -> None:
    old = Window(client)
    assert old.note("from Susie").status_code == 200
    desk.switch("Jim")
    new = Window(client)

    refused = old.note("also from Susie")
    assert new.note("from Jim").status_code == 200

    assert refused.status_code == 409
    assert refused.get_json()["sentence"].startswith("Another person is open")
    assert (told(desk, "Susie"), told(desk, "Jim")) == (["from Susie"], ["from Jim"])
    old.reload()
    assert old.person == new.person


def test_a_window_counts_again_once_its_person_is_open_again(client: FlaskClient, desk: Desk) -> None:
    window = Window(client)
    desk.switch("Jim")
    assert window.note("one").status_code == 409
    desk.switch("Susie")
    assert window.note("two").status_code == 200
    assert told(desk, "Susie") == ["two"]


@pytest.mark.parametrize("person", ["", "0123456789abcdef", "Jim"])
def test_a_request_that_does_not_say_for_whom_is_refused(
    client: FlaskClient, desk: Desk, person: str
) -> None:
    window = Window(client)
    window.person = person
    assert window.note("for nobody").status_code == 409
    assert told(desk, "Susie") == []


def test_an_old_windows_upload_and_cancel_are_refused_too(client: FlaskClient, desk: Desk) -> None:
    old = Window(client)
    desk.switch("Jim")
    upload = old.post(
        "/upload",
        data=b"PK",
        headers={"X-Parasocial-File": "a.zip", "Content-Type": "application/octet-stream"},
    )
    assert upload.status_code == 409
    assert old.post("/jobs/x/cancel", json={}).status_code == 409
    assert desk.jobs.all() == ()


def test_a_switch_in_the_middle_of_a_request_does_not_turn_it_to_the_other(desk: Desk) -> None:
    with desk.shown(desk.token):
        assert desk.workspace.name == "private"
        other = threading.Thread(target=desk.switch, args=("Jim",))
        other.start()
        other.join()
        for ask in (desk.record, desk.settings, desk.analysis, lambda: desk.workspace):
            with pytest.raises(OtherPerson):
                ask()
    assert desk.person == "Jim"
    assert desk.workspace is desk._all["Jim"]


def test_a_callback_overtaken_by_a_switch_says_so_calmly(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: dict[str, Any] = {}
    monkeypatch.setattr("dashboard.server.set_props", shown.__setitem__)
    calm(OtherPerson())
    assert shown["shell-notice"]["children"].startswith("Another person is open")


def test_a_file_whose_person_is_gone_when_it_has_arrived_is_deleted(
    desk: Desk, client: FlaskClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = Window(client)
    start = desk.start_import

    def late(*args: Any) -> str:
        desk.switch("Jim")
        return start(*args)

    monkeypatch.setattr(desk, "start_import", late)
    answer = window.post(
        "/upload",
        data=b"an export",
        content_type="application/octet-stream",
        headers={"X-Parasocial-File": "mine.zip"},
    )

    assert answer.status_code == 409
    assert desk.jobs.all() == ()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []

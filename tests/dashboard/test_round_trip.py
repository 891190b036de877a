"""Every page over HTTP, behind the guard: its path answers, it fills itself, and people do not mix."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from dashboard import app as house
from dashboard.desk import Desk
from dashboard.store import Workspace
from tests.support.desks import imported
from tests.support.web import ORIGIN, client_of, load

PATHS = [page.PATH for page in house.PAGES]


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    opened = Desk({"Ada": Workspace.open(None), "Bo": Workspace.open(None)})
    opened.workspace.add(imported(import_id="ada", names=("Only Ada watches this",)))
    opened.switch("Bo")
    opened.workspace.add(imported(import_id="bo", seed=2, names=("Only Bo watches this",)))
    opened.switch("Ada")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def client(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    return client_of(desk, tmp_path_factory.mktemp("scratch"))


def content(client: FlaskClient, path: str) -> str:
    """Return what Dash's page callback answers for a path."""
    asked = {
        "output": ".._pages_content.children..._pages_store.data..",
        "outputs": [
            {"id": "_pages_content", "property": "children"},
            {"id": "_pages_store", "property": "data"},
        ],
        "inputs": [
            {"id": "_pages_location", "property": "pathname", "value": path},
            {"id": "_pages_location", "property": "search", "value": ""},
        ],
        "changedPropIds": ["_pages_location.pathname"],
    }
    answer = client.post("/_dash-update-component", json=asked, base_url=ORIGIN)
    assert answer.status_code == 200, answer.text[:300]
    return answer.text


@pytest.mark.parametrize("path", PATHS)
def test_a_page_answers_at_its_path_and_fills_itself(client: FlaskClient, path: str) -> None:
    frame = client.get(path, base_url=ORIGIN)

    assert frame.status_code == 200
    assert frame.mimetype == "text/html"
    assert frame.headers["Cache-Control"] == "no-store"
    assert '"type":"H1"' in content(client, path).replace('" : "', '":"').replace('": "', '":"')


def test_an_unknown_path_is_answered_calmly(client: FlaskClient) -> None:
    words = content(client, "/nowhere")

    assert "Traceback" not in words


def test_what_one_person_watched_is_in_no_answer_for_another(client: FlaskClient, desk: Desk) -> None:
    for person, other in (("Ada", "Bo"), ("Bo", "Ada"), ("Ada", "Bo")):
        desk.switch(person)
        load(client, desk)
        answers = "".join(content(client, path) for path in PATHS)
        assert f"Only {person} watches this" in answers
        assert f"Only {other} watches this" not in answers

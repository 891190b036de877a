"""The app as it is put together: its settings, its one handler, and two apps that do not mix."""

from __future__ import annotations

import logging
import os
import tempfile
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from dash import Dash, Input, Output, _pages, html
from flask.testing import FlaskClient

from dashboard import app as house
from dashboard import server
from dashboard.desk import Desk
from dashboard.groups import Group
from dashboard.guard import Guard
from dashboard.ids import Shell
from dashboard.listening import bound
from dashboard.server import create_app
from dashboard.store import Workspace
from tests.support.web import ORIGIN, PORT, client_of


@pytest.fixture
def desk() -> Iterator[Desk]:
    with closing(Desk(Workspace.open(None))) as made:
        yield made


@pytest.fixture
def app(desk: Desk, tmp_path: Path) -> Dash:
    return create_app(desk, guard=Guard(PORT), scratch=tmp_path)


def test_nothing_of_dash_reaches_outside(app: Dash) -> None:
    assert app.scripts.config.serve_locally
    assert app.css.config.serve_locally
    assert app.config.external_scripts == app.config.external_stylesheets == []
    assert app.config.assets_external_path in {"", None}
    assert not app._enable_mcp
    assert not app.config.include_pages_meta
    assert not app.config.suppress_callback_exceptions
    assert not app.server.debug


def test_the_environment_decides_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DASH_DEBUG", "DASH_ASSETS_EXTERNAL_PATH", "HOST", "PORT", "KEPT"):
        monkeypatch.setenv(name, "1")
    server._quiet_environment()
    assert {name for name in os.environ if name.startswith("DASH_")} == set()
    assert not {"HOST", "PORT"} & set(os.environ)
    assert os.environ["KEPT"] == "1"


def test_the_page_names_its_language_and_no_outside_address(desk: Desk, tmp_path: Path) -> None:
    text = client_of(desk, tmp_path).get("/", base_url=ORIGIN).text
    assert '<html lang="en">' in text
    assert "<title>Parasocial Mirror</title>" in text
    assert 'name="viewport"' in text
    assert "http://" not in text
    assert "https://" not in text
    assert "og:title" not in text
    assert "twitter:" not in text


def raised() -> KeyError:
    """Return an error as a page's callback would meet it."""
    try:
        {}["sentinel title of a video"]
    except KeyError as error:
        return error
    raise AssertionError


def test_a_bug_in_a_page_is_one_sentence_and_its_message_stands_nowhere(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    shown: dict[Any, Any] = {}
    monkeypatch.setattr(server, "set_props", lambda part, props: shown.update({part: props}))
    with caplog.at_level(logging.ERROR):
        server.calm(raised())
    assert shown == {Shell.NOTICE: {"children": server.NOTICE}}
    assert "KeyError at test_server.py" in caplog.text
    assert "sentinel" not in caplog.text


class Page:
    """A page that shows whose desk it stands on."""

    PATH, TITLE, GROUP = "/whose", "Whose", Group.LOOK
    __name__ = "tests.whose"

    @staticmethod
    def layout(desk: Desk) -> html.P:
        return html.P(desk.workspace.get("name"), id="whose")

    @staticmethod
    def register(app: Dash, desk: Desk) -> None:
        del app, desk


def test_two_apps_in_one_process_do_not_mix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(house, "PAGES", (Page,))
    monkeypatch.setattr(house, "register", lambda *_: None)
    monkeypatch.setattr(house, "frame", lambda _, content: html.Div(content))
    monkeypatch.setattr(_pages, "PAGE_REGISTRY", OrderedDict())
    with closing(Desk(named("Ada"))) as first, closing(Desk(named("Bo"))) as second:
        apps = [create_app(desk, guard=Guard(PORT), scratch=tmp_path) for desk in (first, second)]
        (page,) = _pages.PAGE_REGISTRY.values()
        for app, name in zip([*apps, *reversed(apps)], ["Ada", "Bo", "Bo", "Ada"], strict=True):
            with app.server.app_context():
                assert page["layout"]().children == name


def named(name: str) -> Workspace:
    workspace = Workspace.open(None)
    workspace.put("name", name)
    return workspace


class Broken:
    """A page that meets something it cannot draw, and a callback that does."""

    PATH, TITLE, GROUP = "/broken", "Broken", Group.LOOK
    __name__ = "tests.broken"

    @staticmethod
    def layout(desk: Desk) -> html.P:
        return html.P(desk.record().events["sentinel column"].iloc[0])

    @staticmethod
    def register(app: Dash, desk: Desk) -> None:
        @app.callback(Output(Shell.HELP, "title"), Input(Shell.THEME, "title"))
        def ask(name: str) -> str:
            return str(desk.record().events[name])


@pytest.fixture
def broken(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    parts = [html.P(id=part) for part in (Shell.NOTICE, Shell.HELP, Shell.THEME)]
    monkeypatch.setattr(house, "PAGES", (Broken, Page))
    monkeypatch.setattr(house, "register", Broken.register)
    monkeypatch.setattr(house, "frame", lambda _, content: html.Div([*parts, content]))
    monkeypatch.setattr(_pages, "PAGE_REGISTRY", OrderedDict())
    return client_of(desk, tmp_path)


def asked(client: FlaskClient, output: str, values: dict[str, str]) -> Any:
    """Return Dash's answer to one callback: output ``id.property``, inputs by the same."""
    part, prop = output.split(".")
    asking = [
        {"id": name.split(".")[0], "property": name.split(".")[1], "value": value}
        for name, value in values.items()
    ]
    body = {
        "output": output, "outputs": {"id": part, "property": prop}, "inputs": asking,
        "changedPropIds": [*values],
    }  # fmt: skip
    return client.post("/_dash-update-component", json=body, base_url=ORIGIN)


def test_a_page_that_fails_says_so_and_harms_no_other(
    broken: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    with broken.application.app_context():
        failed, sound = [page["layout"]() for page in _pages.PAGE_REGISTRY.values()]
    assert "this part of the page stayed" in str(failed)
    assert sound.id == "whose"
    assert broken.get("/", base_url=ORIGIN).status_code == 200
    assert "page ended: KeyError at" in caplog.text
    assert "sentinel" not in caplog.text + str(failed)


def test_a_callback_that_fails_puts_a_notice_on_the_page(
    broken: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    answer = asked(broken, f"{Shell.HELP}.title", {f"{Shell.THEME}.title": "sentinel column"})
    assert answer.status_code == 200
    assert answer.json["sideUpdate"] == {Shell.NOTICE: {"children": server.NOTICE}}
    assert "callback ended: KeyError at" in caplog.text
    assert "sentinel" not in caplog.text + answer.text


def test_a_request_that_fails_is_a_calm_page(broken: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    for path, status in (("/assets/nothing.css", 404), ("/_dash-component-suites/dash/nothing.js", 500)):
        answer = broken.get(path, base_url=ORIGIN)
        assert answer.status_code == status
        assert answer.text.count("<h1>") == 1
        assert "Traceback" not in answer.text + caplog.text


def test_the_house_has_pages_with_paths_of_their_own() -> None:
    paths = [page.PATH for page in house.PAGES]
    assert paths[0] == "/"
    assert len(set(paths)) == len(paths)
    assert all(path.startswith("/") and path == path.lower() for path in paths)


def test_the_first_request_is_answered_before_anyone_asks(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", None)
    with bound(0) as listener:
        serving = server.Serving(desk, listener, tmp_path)
        serving.warm()
        assert serving.app._got_first_request == {"pages": True, "setup_server": True}
        serving.stop()
        serving.run()

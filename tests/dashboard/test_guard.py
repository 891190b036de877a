"""The guard: who is refused, with which status, and what every answer carries."""

from __future__ import annotations

import base64
import hashlib
import re
import time
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Response

from dashboard import guard as guards
from dashboard.desk import Desk
from dashboard.guard import Guard
from dashboard.server import create_app
from dashboard.store import Workspace
from tests.support.web import ORIGIN, PORT

HOST = f"127.0.0.1:{PORT}"
JSON, BYTES = "application/json", "application/octet-stream"


class Reply(Response):
    @property
    def text(self) -> str:
        return self.get_data(as_text=True)


class Side:
    """One who asks: requests carry exactly the headers given, besides a right host and the own cookie."""

    def __init__(self, app: Flask, cookie: str | None = None) -> None:
        self.app = app
        self.own = {"Host": HOST} | ({} if cookie is None else {"Cookie": cookie})

    def ask(self, method: str = "GET", path: str = "/_dash-layout", **headers: str | None) -> Reply:
        named = self.own | {name.replace("_", "-"): value for name, value in headers.items()}
        given = {_environ_name(name): value for name, value in named.items() if value is not None}
        environ = EnvironBuilder(path, method=method, data=b"{}").get_environ()
        for name in ("HTTP_HOST", "CONTENT_TYPE"):
            environ.pop(name, None)
        return Reply.from_app(self.app, {**environ, **given}, buffered=True)

    def start(self, link: str, **headers: str | None) -> Reply:
        answer = self.ask(path=link.removeprefix(ORIGIN), **headers)
        if "Set-Cookie" in answer.headers:
            self.own["Cookie"] = answer.headers["Set-Cookie"].split(";")[0]
        return answer


def _environ_name(name: str) -> str:
    upper = name.upper().replace("-", "_")
    return upper if upper == "CONTENT_TYPE" else f"HTTP_{upper}"


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard(PORT)


@pytest.fixture(scope="module")
def app(guard: Guard, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    desk = Desk(Workspace.open(None))
    yield create_app(desk, guard=guard, scratch=tmp_path_factory.mktemp("scratch")).server
    desk.close()


@pytest.fixture
def person(app: Flask, guard: Guard) -> Side:
    """Whoever followed a start link."""
    side = Side(app)
    assert side.start(guard.start_link()).status_code == 303
    return side


@pytest.fixture
def stranger(app: Flask) -> Side:
    return Side(app)


def bundle_in(page: str) -> str:
    return next(part for part in page.split('"') if part.startswith("/_dash-component-suites/"))


def test_the_person_sees_the_page_its_bundles_and_its_data(person: Side) -> None:
    assert person.ask(path="/").status_code == 200
    assert person.ask().status_code == 200
    assert person.ask(path="/", Host=f"LOCALHOST:{PORT}").status_code == 200
    assert person.ask(path=bundle_in(person.ask(path="/").text)).status_code == 200


HOSTS = [
    "evil.example", f"evil.example:{PORT}", "127.0.0.1", "localhost", "127.0.0.1:9",
    f"127.0.0.1.evil.example:{PORT}",
    f"127.0.0.1:{PORT}.evil.example", f"127.0.0.1:{PORT}, evil.example", f"[::1]:{PORT}",
    f"0.0.0.0:{PORT}",
    f"127.1:{PORT}", f"evil@127.0.0.1:{PORT}", "", None, f" 127.0.0.1:{PORT}", f"127.0.0.1:{PORT}/",
]  # fmt: skip


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("path", ["/", "/_dash-layout", "/start/anything", "/favicon.ico"])
def test_another_host_name_gets_nothing(person: Side, host: str | None, path: str) -> None:
    assert person.ask(path=path, Host=host).status_code == 421


ORIGINS = [
    "http://evil.example", "null", "http://127.0.0.1", f"https://127.0.0.1:{PORT}", f"http://127.0.0.1:{PORT}/",
    "http://localhost:9", f"http://127.0.0.1:{PORT}.evil.example", "file://", "",
]  # fmt: skip


@pytest.mark.parametrize("origin", ORIGINS)
@pytest.mark.parametrize(
    ("method", "path", "kind"),
    [("GET", "/", None), ("POST", "/_dash-update-component", JSON), ("POST", "/upload", BYTES)],
)
def test_another_origin_gets_nothing(
    person: Side, origin: str, method: str, path: str, kind: str | None
) -> None:
    answer = person.ask(method, path, Origin=origin, Content_Type=kind, X_Parasocial_File="a.zip")
    assert answer.status_code == 403


def test_a_post_without_an_origin_is_refused(person: Side) -> None:
    assert person.ask("POST", "/_dash-update-component", Content_Type="application/json").status_code == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site", "", "Same-Origin"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_request_from_another_site_is_refused(person: Side, site: str, method: str) -> None:
    answer = person.ask(method, "/", Sec_Fetch_Site=site, Origin=ORIGIN, Content_Type=JSON)
    assert answer.status_code == 403


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_the_persons_own_browser_passes(person: Side, site: str) -> None:
    assert person.ask(path="/", Sec_Fetch_Site=site).status_code == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"])
def test_other_methods_are_refused(person: Side, method: str) -> None:
    assert person.ask(method, "/", Origin=ORIGIN, Content_Type="application/json").status_code == 405


TYPES = [
    "text/plain", "text/plain; application/json", "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x", None, "application/octet-stream", "application/json-ish",
]  # fmt: skip


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("path", ["/_dash-update-component", "/jobs/x/cancel"])
def test_a_callback_takes_only_json(person: Side, path: str, kind: str | None) -> None:
    answer = person.ask("POST", path, Origin=ORIGIN, Content_Type=kind)
    assert answer.status_code == 415


@pytest.mark.parametrize("kind", [*TYPES[:5], "application/json"])
def test_an_upload_takes_only_bytes(person: Side, kind: str | None) -> None:
    answer = person.ask("POST", "/upload", Origin=ORIGIN, Content_Type=kind, X_Parasocial_File="a.zip")
    assert answer.status_code == 415


def test_an_upload_without_its_own_header_is_refused(person: Side) -> None:
    answer = person.ask("POST", "/upload", Origin=ORIGIN, Content_Type="application/octet-stream")
    assert answer.status_code == 415


PATHS = [
    "/",
    "/_dash-layout",
    "/_dash-dependencies",
    "/assets/anything.css",
    "/favicon.ico",
    "/jobs",
    "/nowhere",
]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("cookie", [None, "wrong", "", "\xd0\xba", "x" * 43])
def test_without_the_cookie_nothing_opens(stranger: Side, path: str, cookie: str | None) -> None:
    answer = stranger.ask(path=path, Cookie=None if cookie is None else f"parasocial-{PORT}={cookie}")
    assert answer.status_code == 401
    assert "start link" in answer.text
    assert answer.text.count("<h1>") == 1


def test_bundles_need_the_cookie_too(person: Side, stranger: Side) -> None:
    bundle = bundle_in(person.ask(path="/").text)
    assert stranger.ask(path=bundle).status_code == 401


def test_callbacks_and_uploads_need_the_cookie_too(stranger: Side) -> None:
    for path, kind in (
        ("/_dash-update-component", "application/json"),
        ("/upload", "application/octet-stream"),
    ):
        answer = stranger.ask("POST", path, Origin=ORIGIN, Content_Type=kind, X_Parasocial_File="a.zip")
        assert answer.status_code == 401


def test_a_cookie_of_another_run_does_not_fit(person: Side) -> None:
    _, other = small()
    assert other.ask(path="/", Cookie=person.own["Cookie"]).status_code == 401


@pytest.mark.parametrize(
    ("path", "limit"), [("/_dash-update-component", "BODY_LIMIT"), ("/upload", "UPLOAD_LIMIT")]
)
def test_too_large_a_body_is_refused_unread(
    person: Side, monkeypatch: pytest.MonkeyPatch, path: str, limit: str
) -> None:
    monkeypatch.setattr(guards, limit, 1)
    kind = BYTES if path == "/upload" else JSON
    answer = person.ask("POST", path, Origin=ORIGIN, Content_Type=kind, X_Parasocial_File="a.zip")
    assert answer.status_code == 413
    assert "parasocial open" in answer.text


def small(clock: Callable[[], float] = time.monotonic) -> tuple[Guard, Side]:
    """Return a guard with one page behind it, and someone before it."""
    guard, app = Guard(PORT, clock=clock), Flask("guarded")
    app.add_url_rule("/", "home", lambda: "inside")
    guard.protect(app, list)
    return guard, Side(app)


@pytest.mark.parametrize("site", [None, "none", "same-origin"])
def test_a_typed_start_link_opens_the_session_and_leaves_the_address(site: str | None) -> None:
    guard, side = small()
    answer = side.start(guard.start_link(), Sec_Fetch_Site=site)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    name, *parts = answer.headers["Set-Cookie"].split("; ")
    assert name.startswith(f"parasocial-{PORT}=")
    assert set(parts) == {"HttpOnly", "SameSite=Strict", "Path=/"}
    assert side.ask(path="/").text == "inside"


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_start_link_followed_from_a_file_goes_on_from_a_page_of_our_own(site: str) -> None:
    guard, side = small()
    answer = side.start(guard.start_link(), Sec_Fetch_Site=site)
    assert answer.status_code == 200
    assert '<meta http-equiv="refresh" content="0;url=/">' in answer.text
    assert side.ask(path="/").text == "inside"


def test_a_start_link_works_once() -> None:
    guard, side = small()
    link = guard.start_link()
    assert [side.start(link).status_code for _ in range(2)] == [303, 401]


def test_a_start_link_ends_after_a_minute() -> None:
    now = [0.0]
    guard, side = small(lambda: now[0])
    early, late = guard.start_link(), guard.start_link()
    now[0] = 59.9
    assert side.start(early).status_code == 303
    now[0] = 60.1
    assert side.start(late).status_code == 401


def test_looking_without_opening_does_not_use_a_start_link_up() -> None:
    guard, side = small()
    link = guard.start_link()
    assert side.ask("HEAD", link.removeprefix(ORIGIN)).status_code == 401
    assert side.start(link).status_code == 303


def test_a_guessed_start_link_opens_nothing(stranger: Side) -> None:
    answer = stranger.ask(path="/start/" + "A" * 43)
    assert answer.status_code == 401
    assert "Set-Cookie" not in answer.headers


HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@pytest.mark.parametrize("path", ["/", "/_dash-layout", "/nowhere-at-all", "/start/guess", "bundle"])
def test_every_answer_is_sealed(person: Side, path: str) -> None:
    answer = person.ask(path=bundle_in(person.ask(path="/").text) if path == "bundle" else path)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "Server" not in answer.headers


def test_the_policy_lets_only_our_own_scripts_run(person: Side) -> None:
    policy = person.ask(path="/").headers["Content-Security-Policy"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["connect-src"] == "'self'"
    assert rules["frame-ancestors"] == rules["object-src"] == rules["base-uri"] == "'none'"
    self, *hashes = rules["script-src"].split()
    assert self == "'self'"
    assert hashes
    assert all(one.startswith("'sha256-") and one.endswith("='") for one in hashes)
    assert "unsafe" not in rules["script-src"]


def test_the_policy_knows_every_inline_script_of_the_page(person: Side) -> None:
    answer = person.ask(path="/")
    inline = re.findall(
        r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>(.*?)</script>", answer.text, re.DOTALL
    )
    assert inline
    for script in inline:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in answer.headers["Content-Security-Policy"]


def test_two_runs_share_no_secret_and_no_cookie_name() -> None:
    first, second = Guard(1), Guard(2)
    assert first.cookie != second.cookie
    assert first._secret != second._secret
    assert not first.knows(second._secret)
    assert first.knows(first._secret)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 413, 415, 421, 500])
def test_every_refusal_is_one_calm_page(status: int) -> None:
    with Flask("page").test_request_context():
        answer = guards.refusal(status)
    text = answer.get_data(as_text=True)
    assert answer.status_code == status
    assert '<html lang="en">' in text
    assert "!" not in text.removeprefix("<!doctype html>")

"""One request as it leaves this machine, and every way in which an answer may disappoint."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.lookup.answer import NONE, Answer, Reply, understood
from dashboard.lookup.client import Client
from dashboard.lookup.endpoints import endpoints
from tests.support.stub import QUICK, Stub, serving, tiktok

ITEM = "7000000000000000001"
YOUTUBE = "gardenfilm1"
FOUND = Answer(Reply.FOUND, "tiktok:@moss", "Moss Name")
GONE, SLOW = Answer(Reply.GONE), Answer(Reply.SLOW_DOWN)


@pytest.fixture
def stub() -> Iterator[Stub]:
    with serving(Stub()) as one:
        yield one


@pytest.fixture
def client(stub: Stub) -> Client:
    return Client(stub.base, QUICK)


def test_a_request_holds_the_rewritten_address_and_nothing_of_the_person(client: Client, stub: Stub) -> None:
    assert client.ask("tiktok", ITEM) == FOUND
    assert client.ask("tiktok", ITEM) == FOUND

    first, second = (urlsplit(one) for one in stub.asked)
    assert first.path == "/oembed"
    assert parse_qs(first.query) == {"url": [f"https://www.tiktok.com/@x/video/{ITEM}"]}
    assert first == second
    for headers in stub.headers:
        assert set(headers) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
        assert headers["User-Agent"] == "parasocial-mirror"


@pytest.mark.parametrize(
    ("behaviour", "answer"),
    [
        (400, GONE),
        (404, GONE),
        (403, SLOW),
        (429, SLOW),
        (500, NONE),
        (503, NONE),
        (401, NONE),
        (204, NONE),
        ("silent", NONE),
        ("dripping", NONE),
        ("huge", NONE),
        ("endless", NONE),
        ("cut", NONE),
        ("nonsense", NONE),
        ("hang up", NONE),
        ("to https://example.invalid/oembed", NONE),
        ("to http://127.0.0.1:9/oembed", NONE),
        ("to file:///etc/hostname", NONE),
        (b"", NONE),
        (b"<html>please solve this</html>", NONE),
        (b"[1, 2]", NONE),
        (b"null", NONE),
        (b"{" * 60_000, NONE),
        (b"[" * 60_000, NONE),
        (b'{"author_url": "\xff"}', NONE),
        (tiktok("moss", author_url=None, author_unique_id=None), NONE),
        (tiktok("moss", author_url=7, author_unique_id=["moss"]), NONE),
        (tiktok("moss", author_url="https://evil.example/@moss", author_unique_id="a b"), NONE),
        (tiktok("moss", author_url="https://evil.example/@x"), FOUND),
        (tiktok("moss", author_url=""), FOUND),
        (tiktok("x", author_url="https://www.tiktok.com/@Moss?lang=en", author_name="Moss Name"), FOUND),
        (tiktok("moss", author_name=None), Answer(Reply.FOUND, "tiktok:@moss", None)),
        (tiktok("moss", author_name="b" * 500), Answer(Reply.FOUND, "tiktok:@moss", "b" * 200)),
    ],
    ids=lambda one: str(one)[:40],
)  # fmt: skip
def test_what_is_no_answer_is_told_from_gone_and_from_too_fast(
    client: Client, stub: Stub, behaviour: Any, answer: Answer
) -> None:
    stub.otherwise = behaviour
    begun = time.monotonic()

    assert client.ask("tiktok", ITEM) == answer

    assert time.monotonic() - begun < 5


def test_a_redirect_within_the_same_host_is_followed(client: Client, stub: Stub) -> None:
    stub.plans[ITEM] = ["within", "other"]

    assert client.ask("tiktok", ITEM).creator == "tiktok:@redirected"


def test_a_redirect_elsewhere_asks_nobody_else(client: Client, stub: Stub) -> None:
    with serving(Stub()) as other:
        stub.otherwise = f"to {other.base}/oembed?url=x/{ITEM}"
        assert client.ask("tiktok", ITEM) == NONE
        assert other.asked == []


@pytest.mark.parametrize("item", ["", "12", "7000000000000000001/../x", "a&b=1", "７" * 19 + "x", "x" * 300])
def test_an_item_that_is_no_id_is_never_sent(client: Client, stub: Stub, item: str) -> None:
    assert client.ask("tiktok", item) == NONE
    assert stub.asked == []


@pytest.mark.parametrize(
    ("address", "creator"),
    [
        ("https://www.youtube.com/channel/UCquietgarden00000000001", "youtube:UCquietgarden00000000001"),
        ("http://www.youtube.com/@Quiet-Garden", "youtube:@quiet-garden"),
        ("https://www.youtube.com/user/garden", None),
        ("https://www.youtube.com/@", None),
    ],
)
def test_youtube_names_a_channel_or_a_handle_and_other_addresses_stay_unknown(
    client: Client, stub: Stub, address: str, creator: str | None
) -> None:
    stub.otherwise = tiktok("x", author_url=address)

    assert client.ask("youtube", YOUTUBE).creator == creator
    query = parse_qs(urlsplit(stub.asked[0]).query)
    assert query == {"url": [f"https://www.youtube.com/watch?v={YOUTUBE}"], "format": ["json"]}


def test_without_a_stand_in_the_address_is_https_at_a_host_of_the_data_file() -> None:
    known = endpoints()
    client = Client()
    for platform, item in (("tiktok", ITEM), ("youtube", YOUTUBE)):
        url = urlsplit(client._url(known.platforms[platform], item))
        assert (url.scheme, url.netloc) == ("https", known.platforms[platform].host)
    assert known.hosts == {"www.tiktok.com", "www.youtube.com"}
    assert {type(one).__name__ for one in client._opener.handlers} == {
        "HTTPSHandler", "_SameHost", "HTTPErrorProcessor", "HTTPDefaultErrorHandler",
    }  # fmt: skip


@pytest.mark.parametrize(
    "base", ["https://example.invalid", "http://127.0.0.1:80@example.invalid", "http://127.0.0.1"]
)
def test_a_stand_in_can_only_be_on_this_machine(base: str) -> None:
    with pytest.raises(ValueError, match="on this machine"):
        Client(base)


def test_no_network_is_no_answer_and_no_exception(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise OSError("no network")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)

    assert Client().ask("tiktok", ITEM) == NONE


def test_a_proxy_named_in_the_environment_is_not_used(stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(Stub()) as proxy:
        for name in ("http_proxy", "https_proxy", "all_proxy"):
            monkeypatch.setenv(name, proxy.base)
        assert Client(stub.base, QUICK).ask("tiktok", ITEM) == FOUND
        assert proxy.asked == []


def test_an_answer_by_a_status_nobody_foresaw_is_none() -> None:
    endpoint = endpoints().platforms["tiktok"]
    assert understood("tiktok", endpoint, 206, tiktok("moss")) == NONE
    assert understood("tiktok", endpoint, 200, None) == NONE
    assert understood("tiktok", endpoint, 200, tiktok("moss")) == FOUND


def test_the_data_file_is_polite() -> None:
    known = endpoints()
    assert known.seconds_between >= 1
    assert (known.timeout_seconds, known.answer_bytes) == (10, 64 * 1024)
    assert list(known.back_off_seconds) == sorted(known.back_off_seconds)
    for one in known.platforms.values():
        assert {400, 404} <= set(one.gone)
        assert {403, 429} <= set(one.slow_down)
        assert not set(one.gone) & set(one.slow_down)

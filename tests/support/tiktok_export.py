"""Invented TikTok exports, written as a stream from a seed, with what was planted in them."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import IO, Any

FIRST = int(datetime(2025, 6, 1, tzinfo=UTC).timestamp())
GENERATIONS = ("g1", "g2", "g3", "g4", "g5")
SENTINEL = "kestrel-lantern"
"""Stands in everything private: messages, comments, searches, names of followers and chat partners."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many records of each sort to plant. ``doubled`` views stand twice; ``odd_*`` are extra views."""

    views: int = 0
    likes: int = 0
    saves: int = 0
    shares: int = 0
    reposts: int = 0
    comments: int = 0
    searches: int = 0
    follows: int = 0
    followers: int = 0
    rooms: int = 0
    chats_in_room: int = 0
    gifts: int = 0
    coins: int = 0
    logins: int = 0
    messages_out: int = 0
    messages_in: int = 0
    unused: int = 0
    doubled: int = 0
    odd_missing: int = 0
    odd_unreadable: int = 0
    odd_epoch: int = 0


@dataclass(slots=True)
class Planted:
    """What an export must be read as."""

    events: Counter[str] = field(default_factory=Counter)
    set_aside: Counter[str] = field(default_factory=Counter)
    duplicates: int = 0

    @property
    def found(self) -> int:
        return self.events.total() + self.set_aside.total() + self.duplicates


class Writer:
    """Writes one export; each list is made while it is written, so any size needs little memory."""

    def __init__(self, sizes: Sizes, *, generation: str = "g4", seed: int = 1) -> None:
        self._sizes, self._generation = sizes, generation
        self._random = random.Random(seed)
        self._second = FIRST
        self.planted = Planted()

    def write(self, file: IO[bytes], *, indent: bool = False) -> Planted:
        buffer: list[str] = []
        for piece in _dump(self._layout(), "\n" if indent else ""):
            buffer.append(piece)
            if len(buffer) > 10_000:
                file.write("".join(buffer).encode())
                buffer.clear()
        file.write("".join(buffer).encode())
        return self.planted

    def _layout(self) -> dict[str, Any]:
        return {"g1": self._old, "g2": self._old, "g3": self._middle}.get(self._generation, self._new)()

    def _old(self) -> dict[str, Any]:
        link = "VideoLink" if self._generation == "g1" else "Link"
        return {
            "Activity": {
                "Video Browsing History": {"VideoList": self._views(link)},
                "Like List": {"ItemFavoriteList": self._items("like", self._sizes.likes, link)},
                "Favorite Videos": {"FavoriteVideoList": self._items("save", self._sizes.saves)},
                "Favorite Sounds": {"FavoriteSoundList": self._unused()},
                "Follower List": {"FansList": self._people("follower", self._sizes.followers)},
                "Following List": {"Following": self._people("follow", self._sizes.follows)},
                "Search History": {"SearchList": self._searches()},
                "Share History": {"ShareHistoryList": self._shares()},
                "Login History": {"LoginHistoryList": self._logins(" UTC" * (self._generation == "g1"))},
                "Purchase History": self._gifts(),
                "Hashtag": {},
            },
            "App Settings": {"Block": {}, "Settings": {"SettingsMap": None}},
            "Comment": {"Comments": {"CommentsList": self._comments("Date", "Comment")}},
            "Direct Messages": {"Chat History": {"ChatHistory": self._chats()}},
            "Profile": {"Profile Information": {"ProfileMap": {"userName": "owner.of.this"}}},
            "Tiktok Live": {"Watch Live History": {"WatchLiveMap": self._rooms()}},
        }

    def _middle(self) -> dict[str, Any]:
        return {
            "Your Activity": {
                "Watch History": {"VideoList": self._views("Link")},
                "Like List": {
                    "App": 1,
                    "ItemFavoriteList": self._items("like", self._sizes.likes, "link", "date"),
                },
                **self._favourites(),
                **self._ties(),
                **self._habits(),
            },
            "App Settings": {"Block List": {"App": 1, "BlockList": []}},
            **self._tail(),
            "Profile": {"Profile Info": {"App": 1, "ProfileMap": {"userName": "owner.of.this"}}},
            "Tiktok Live": {"Watch Live History": {"WatchLiveMap": self._rooms()}},
        }

    def _new(self) -> dict[str, Any]:
        activity: dict[str, Any] = {
            "Watch History": {"VideoList": self._views("Link", titled=self._generation == "g5")},
            **self._habits(),
            "Activity Summary": {
                "ActivitySummaryMap": {"videosWatchedToTheEndSinceAccountRegistration": 11, "note": "n"}
            },
        }
        if self._generation == "g5":
            activity["Reposts"] = {"RepostList": self._items("share", self._sizes.reposts)}
        return {
            "Your Activity": activity,
            "Likes and Favorites": {
                "Like List": {
                    "App": 1,
                    "ItemFavoriteList": self._items("like", self._sizes.likes, "link", "date"),
                },
                **self._favourites(),
            },
            "Profile And Settings": {
                "Profile Info": {"ProfileMap": {"userName": "owner.of.this"}},
                **self._ties(),
                "Settings": {"SettingsMap": {"Who can see your following list::": "x"}},
            },
            **self._tail(),
            "TikTok Live": {"Watch Live History": {"WatchLiveMap": self._rooms()}},
        }

    def _favourites(self) -> dict[str, Any]:
        return {
            "Favorite Videos": {
                "App": 1,
                "FavoriteVideoList": self._items("save", self._sizes.saves),
            },
            "Favorite Sounds": {"FavoriteSoundList": self._unused()},
        }

    def _ties(self) -> dict[str, Any]:
        return {
            "Follower": {"App": 1, "FansList": self._people("follower", self._sizes.followers)},
            "Following": {"App": 1, "Following": self._people("follow", self._sizes.follows)},
        }

    def _habits(self) -> dict[str, Any]:
        return {
            "Searches": {"SearchList": self._searches()},
            "Share History": {"ShareHistoryList": self._shares()},
            "Login History": {"LoginHistoryList": self._logins("")},
            "Purchases": self._gifts(),
        }

    def _tail(self) -> dict[str, Any]:
        return {
            "Comment": {"Comments": {"App": 1, "CommentsList": self._comments("date", "comment")}},
            "Direct Message": {"Direct Messages": {"ChatHistory": self._chats()}},
        }

    def _when(self, suffix: str = "") -> str:
        self._second += self._random.randrange(1, 9)
        return datetime.fromtimestamp(self._second, UTC).strftime("%Y-%m-%d %H:%M:%S") + suffix

    def _link(self) -> str:
        number = 7_300_000_000_000_000_000 + self._random.randrange(10**17)
        return f"https://www.tiktokv.com/share/video/{number}/"

    def _views(self, link: str, *, titled: bool = False) -> Iterator[dict[str, Any]]:
        sizes = self._sizes
        title = {"Title": ""} if titled else {}
        for place in range(sizes.views):
            row = {"Date": self._when(), link: self._link(), **title}
            self.planted.events["view"] += 1
            yield row
            if place < sizes.doubled:
                self.planted.duplicates += 1
                yield row
        odd = {"date_missing": "", "date_unreadable": "soon", "date_out_of_range": "1969-12-31 23:59:59"}
        counts = (sizes.odd_missing, sizes.odd_unreadable, sizes.odd_epoch)
        for (reason, when), count in zip(odd.items(), counts, strict=True):
            for _ in range(count):
                self.planted.set_aside[reason] += 1
                yield {"Date": when, link: self._link(), **title}

    def _items(
        self, kind: str, count: int, link: str = "Link", date: str = "Date"
    ) -> Iterator[dict[str, Any]]:
        return self._rows(kind, count, lambda _: {date: self._when(), link: self._link()})

    def _shares(self) -> Iterator[dict[str, Any]]:
        return self._rows(
            "share",
            self._sizes.shares,
            lambda _: {
                "Date": self._when(),
                "SharedContent": "video",
                "Link": self._link(),
                "Method": "copy",
            },
        )

    def _people(self, kind: str, count: int) -> Iterator[dict[str, Any]]:
        name = SENTINEL if kind == "follower" else "maker"
        return self._rows(kind, count, lambda n: {"Date": self._when(), "UserName": f"{name}.{n}"})

    def _searches(self) -> Iterator[dict[str, Any]]:
        return self._rows(
            "search", self._sizes.searches, lambda n: {"Date": self._when(), "SearchTerm": f"{SENTINEL} {n}"}
        )

    def _comments(self, date: str, comment: str) -> Iterator[dict[str, Any]]:
        return self._rows(
            "comment",
            self._sizes.comments,
            lambda n: {date: self._when(), comment: f"{SENTINEL} ]}} {n}", "photo": "N/A", "url": ""},
        )

    def _logins(self, suffix: str) -> Iterator[dict[str, Any]]:
        return self._rows(
            "login",
            self._sizes.logins,
            lambda _: {"Date": self._when(suffix), "IP": "192.0.2.1", "Carrier": ""},
        )

    def _gifts(self) -> dict[str, Any]:
        gifts = self._rows(
            "gift",
            self._sizes.gifts,
            lambda n: {"Date": self._when(), "GiftAmount": "1", "UserName": f"host.{n % 3}"},
        )
        coins = self._rows(
            "purchase", self._sizes.coins, lambda _: {"Price": "$1.00 US Dollars", "Date": self._when()}
        )
        return {"SendGifts": {"SendGifts": gifts}, "BuyGifts": {"BuyGifts": coins}}

    def _unused(self) -> Iterator[dict[str, Any]]:
        for _ in range(self._sizes.unused):
            self.planted.set_aside["not_needed"] += 1
            yield {"Date": self._when(), "Link": "https://m.tiktok.com/h5/share/music/1.html"}

    def _chats(self) -> dict[str, Any]:
        def message(who: str) -> Callable[[int], dict[str, Any]]:
            return lambda n: {"Date": self._when(), "From": who, "Content": f'{SENTINEL} [{n}] \\" {{'}

        def both() -> Iterator[dict[str, Any]]:
            yield from self._rows("dm_out", self._sizes.messages_out, message("owner.of.this"))
            yield from self._rows("dm_in", self._sizes.messages_in, message(f"{SENTINEL}.friend"))

        return {f"Chat History with {SENTINEL}.friend:": both(), "Chat History with :": []}

    def _rooms(self) -> dict[str, Any]:
        rooms = {}
        for number in range(self._sizes.rooms):
            self.planted.events["live_view"] += 1
            rooms[str(7_200_000_000_000_000_000 + number)] = {
                "WatchTime": self._when(),
                "Link": "",
                "Questions": None,
                "Comments": self._rows(
                    "live_chat",
                    self._sizes.chats_in_room,
                    lambda n: {
                        "CommentTime": self._when(),
                        "CommentContent": f"{SENTINEL} {n}",
                        "RawTime": 1,
                    },
                ),
            }
        return rooms

    def _rows(self, kind: str, count: int, row: Callable[[int], dict[str, Any]]) -> Iterator[dict[str, Any]]:
        for number in range(count):
            self.planted.events[kind] += 1
            yield row(number)


def _dump(value: Any, line: str) -> Iterator[str]:
    """Yield JSON text; lists may be generators. ``line`` is the line end of the level, empty for none."""
    deeper = line and line + "  "
    if isinstance(value, Mapping):
        yield "{"
        for place, (key, inner) in enumerate(value.items()):
            yield f"{',' * bool(place)}{deeper}{json.dumps(key)}:{' ' * bool(line)}"
            yield from _dump(inner, deeper)
        yield line + "}"
    elif isinstance(value, Iterator | list):
        yield "["
        for place, row in enumerate(value):
            yield "," * bool(place) + deeper
            yield json.dumps(row, ensure_ascii=False, indent=2 if line else None).replace(
                "\n", deeper or "\n"
            )
        yield line + "]"
    else:
        yield json.dumps(value)

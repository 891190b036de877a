"""An Instagram export: 2026 rows throughout, or 2026 rows beside impressions of the older form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Any

from sample_exports.make import people_names
from sample_exports.make.ig_shapes import (
    ENGLISH,
    Json,
    Labels,
    Maker,
    Seen,
    event_row,
    flag_row,
    list_row,
    map_row,
    printed,
)
from sample_exports.make.parcel import Parcel, Planted

PICTURE = b"A placeholder: real archives hold the person's own pictures here.\n"
ADS = "ads_information/ads_and_topics"
LINKS = "connections/followers_and_following"
MINE = "your_instagram_activity"
STORIES = f"{MINE}/story_interactions"
SPELLS_PER_ROW = 5


@dataclass(frozen=True, slots=True)
class Message:
    """One chat message: UTC milliseconds, who sent it, invented text; or a passed-on reel of ``owner``."""

    at: int
    sender: str
    text: str = ""
    owner: str = ""


@dataclass(slots=True)
class InstagramAccount:
    """All that one person's account would hand out; lists newest first."""

    owner: Maker
    labels: Labels = ENGLISH
    older_views: bool = False
    posts: list[Seen] = field(default_factory=list)
    videos: list[Seen] = field(default_factory=list)
    stories: list[Seen] = field(default_factory=list)
    ads: list[Seen] = field(default_factory=list)
    liked: list[Seen] = field(default_factory=list)
    story_likes: list[Seen] = field(default_factory=list)
    saved: list[Seen] = field(default_factory=list)
    liked_comments: list[Seen] = field(default_factory=list)
    commented: list[tuple[int, Maker, str]] = field(default_factory=list)
    following: list[tuple[int, Maker]] = field(default_factory=list)
    followers: list[tuple[int, Maker]] = field(default_factory=list)
    close: list[tuple[int, Maker]] = field(default_factory=list)
    restricted: list[tuple[int, Maker]] = field(default_factory=list)
    threads: dict[str, list[Message]] = field(default_factory=dict)
    profile_searches: list[tuple[int, Maker]] = field(default_factory=list)
    word_searches: list[tuple[int, str]] = field(default_factory=list)
    logins: list[int] = field(default_factory=list)
    spells: list[tuple[int, int]] = field(default_factory=list)


def archive(name: str, made: datetime, account: InstagramAccount) -> Parcel:
    """Return the zip; its root is the tree itself, as downloaded."""
    parcel = Parcel(name, "instagram", made)
    _who(parcel, account)
    _shown(parcel, account)
    _acts(parcel, account)
    _relations(parcel, account)
    _threads(parcel, account)
    _searches(parcel, account)
    _rest(parcel, account)
    return parcel


def short_code(rng: Random) -> str:
    """Return a post's short code."""
    return "D" + people_names.token(rng, 10)


def _put(
    parcel: Parcel, path: str, rows: Sequence[Any], kind: str, *, root: str = "", aside: bool = False
) -> None:
    """Add a list of rows, all of one fate; under ``root`` where the file has a root key, bare otherwise.

    A bare file with exactly one row holds that row without a list, as in real exports of 2026.
    """
    if not rows:
        return
    planted = parcel.planted.setdefault(path, Planted())
    if aside:
        planted.aside(kind, len(rows))
    else:
        planted.event(kind, len(rows))
    bare: Any = rows[0] if len(rows) == 1 else list(rows)
    parcel.add(path, printed({root: list(rows)} if root else bare))


def _who(parcel: Parcel, account: InstagramAccount) -> None:
    row = {
        "title": "",
        "media_map_data": {},
        "string_map_data": {
            "Username": {"href": "", "value": account.owner.handle, "timestamp": 0},
            "Name": {"href": "", "value": account.owner.name, "timestamp": 0},
            "Private Account": {"href": "", "value": "True", "timestamp": 0},
        },
    }
    parcel.add(
        "personal_information/personal_information/personal_information.json",
        printed({"profile_user": [row]}),
    )


def _shown(parcel: Parcel, account: InstagramAccount) -> None:
    for stem, root, seen, path, kind in (
        ("posts_viewed", "impressions_history_posts_seen", account.posts, "p", "view"),
        ("videos_watched", "impressions_history_videos_watched", account.videos, "reel", "view"),
        ("ads_viewed", "impressions_history_ads_seen", account.ads, "p", "ad"),
    ):
        file = f"{ADS}/{stem}.json"
        if account.older_views:
            _put(parcel, file, [map_row(one) for one in seen], kind, root=root, aside=kind == "ad")
        else:
            _put(parcel, file, _events(seen, path, account.labels), kind, aside=kind == "ad")
        _repeats(parcel, file, seen, by_maker=account.older_views)
    stories = [
        event_row(one, f"stories/{one.maker.handle}" if one.maker else "stories/gone", n, account.labels)
        for n, one in enumerate(account.stories)
    ]
    _put(parcel, f"{STORIES}/stories_viewed.json", stories, "view")


def _repeats(parcel: Parcel, file: str, seen: Sequence[Seen], *, by_maker: bool) -> None:
    """Move exact repeats (same item, or without items same maker, and second) to the doubles."""
    if file not in parcel.planted or "ads" in file:
        return
    known = [one for one in seen if one.maker or not by_maker]
    repeats = len(known) - len({(one.maker if by_maker else one.code, one.at // 1000) for one in known})
    parcel.planted[file].events["view"] -= repeats
    parcel.planted[file].duplicates += repeats


def _events(seen: Iterable[Seen], path: str, labels: Labels) -> list[Json]:
    return [event_row(one, path, number, labels) for number, one in enumerate(seen)]


def _acts(parcel: Parcel, account: InstagramAccount) -> None:
    labels = account.labels
    _put(parcel, f"{MINE}/likes/liked_posts.json", _events(account.liked, "p", labels), "like")
    liked = [
        list_row(one.maker.handle, one.at, href=f"https://www.instagram.com/p/{one.code}/", value="👍")
        for one in account.liked_comments
        if one.maker
    ]
    _put(parcel, f"{MINE}/likes/liked_comments.json", liked, "like", root="likes_comment_likes")
    _put(parcel, f"{STORIES}/story_likes.json", _events(account.story_likes, "stories/x", labels), "like")
    _put(parcel, f"{MINE}/saved/saved_posts.json", _events(account.saved, "reel", labels), "save")
    comments = [
        {
            "media_list_data": [{"uri": ""}],
            "string_map_data": {
                "Comment": {"value": text},
                "Media Owner": {"value": maker.handle},
                "Time": {"timestamp": at // 1000},
            },
        }
        for at, maker, text in account.commented
    ]
    _put(parcel, f"{MINE}/comments/post_comments_1.json", comments, "comment")


def _relations(parcel: Parcel, account: InstagramAccount) -> None:
    following = [
        list_row(maker.handle, at, href=f"https://www.instagram.com/_u/{maker.handle}")
        for at, maker in account.following
    ]
    _put(parcel, f"{LINKS}/following.json", following, "follow", root="relationships_following")
    followers = [
        {
            "title": "",
            "media_list_data": [],
            "string_list_data": [
                {
                    "href": f"https://www.instagram.com/{maker.handle}",
                    "value": maker.handle,
                    "timestamp": at // 1000,
                }
            ],
        }
        for at, maker in account.followers
    ]
    _put(parcel, f"{LINKS}/followers_1.json", followers, "follower")
    for stem, people in (("close_friends", account.close), ("restricted_profiles", account.restricted)):
        rows = [flag_row(at, maker, n, account.labels) for n, (at, maker) in enumerate(people)]
        _put(parcel, f"{LINKS}/{stem}.json", rows, "not_needed", aside=True)


def _threads(parcel: Parcel, account: InstagramAccount) -> None:
    for number, (partner, messages) in enumerate(account.threads.items()):
        folder = people_names.handle(partner).replace(".", "") + f"_1780000000000{number:04d}"
        path = f"{MINE}/messages/inbox/{folder}/message_1.json"
        newest_first = sorted(messages, key=lambda one: one.at, reverse=True)
        parcel.add(path, printed(_thread(partner, account.owner.name, newest_first, folder)), Planted())
        for one in messages:
            parcel.planted[path].event("dm_out" if one.sender == account.owner.name else "dm_in")


def _thread(partner: str, own: str, messages: Sequence[Message], folder: str) -> Json:
    return {
        "participants": [{"name": partner}, {"name": own}],
        "messages": [_message(one, partner if one.sender == own else own) for one in messages],
        "title": partner,
        "is_still_participant": True,
        "thread_path": f"inbox/{folder}",
        "magic_words": [],
    }


def _message(one: Message, reader: str) -> Json:
    row: Json = {"sender_name": one.sender, "timestamp_ms": one.at}
    if one.owner:
        row["share"] = {
            "link": "https://www.instagram.com/reel/DsAmple0001/",
            "original_content_owner": one.owner,
        }
    else:
        row["content"] = one.text
        if one.at % 9 == 0:
            row["reactions"] = [{"reaction": "❤", "actor": reader, "timestamp": one.at // 1000 + 40}]
    row["is_geoblocked_for_viewer"] = False
    return row


def _searches(parcel: Parcel, account: InstagramAccount) -> None:
    folder = "logged_information/recent_searches"
    profiles = [list_row(maker.handle, at) for at, maker in account.profile_searches]
    _put(parcel, f"{folder}/profile_searches.json", profiles, "search", root="searches_user")
    words = [
        {
            "title": "",
            "media_map_data": {},
            "string_map_data": {
                "Search": {"href": "", "value": text, "timestamp": 0},
                "Time": {"href": "", "value": "", "timestamp": at // 1000},
            },
        }
        for at, text in account.word_searches
    ]
    _put(parcel, f"{folder}/word_or_phrase_searches.json", words, "search", root="searches_keyword")


def _rest(parcel: Parcel, account: InstagramAccount) -> None:
    logins = [
        {
            "title": "",
            "string_map_data": {
                "IP Address": {"value": "192.0.2.9"},
                "Language Code": {"value": "en"},
                "Time": {"timestamp": at // 1000},
                "User Agent": {"value": "Sample Phone"},
            },
        }
        for at in account.logins
    ]
    path = "security_and_login_information/login_and_profile_creation/login_activity.json"
    _put(parcel, path, logins, "login", root="account_history_login_history")
    _time_spent(parcel, account)
    topics = [
        {"title": "", "string_map_data": {"Name": {"href": "", "value": name, "timestamp": 0}}}
        for name in ("Tea", "Rain", "Pottery")
    ]
    _put(
        parcel,
        "preferences/your_topics/your_topics.json",
        topics,
        "not_needed",
        root="topics_your_topics",
        aside=True,
    )
    parcel.add("media/posts/202605/placeholder.jpg", PICTURE)


def _time_spent(parcel: Parcel, account: InstagramAccount) -> None:
    """Add the recorded intervals, some to a row, as in the few real exports that hold them."""
    if not account.spells:
        return
    planted = Planted()
    planted.event("interval", len(account.spells))
    rows = [
        _spells(number, account.spells[number : number + SPELLS_PER_ROW], account.labels)
        for number in range(0, len(account.spells), SPELLS_PER_ROW)
    ]
    parcel.add(f"{MINE}/other_activity/time_spent_on_instagram.json", printed(rows), planted)


def _spells(number: int, spans: Sequence[tuple[int, int]], labels: Labels) -> Json:
    last = spans[-1][1] // 1000
    intervals = [
        {
            "dict": [
                {"label": labels.start, "timestamp_value": start // 1000},
                {"label": labels.end, "timestamp_value": end // 1000},
            ]
        }
        for start, end in spans
    ]
    return {
        "timestamp": last,
        "media": [],
        "label_values": [
            {"label": labels.update_time, "timestamp_value": last + 60},
            {"label": "Intervals", "vec": intervals},
        ],
        "fbid": str(7 * 10**16 + number),
    }

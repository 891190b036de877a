"""A TikTok export: one JSON document in the layout of 2025 (G4) or of 2026 (G5)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Any

from sample_exports.make import clock
from sample_exports.make.parcel import Parcel, Planted

Json = dict[str, Any]


@dataclass(slots=True)
class TikTokAccount:
    """All that one person's account would hand out. Times are UTC milliseconds, ids text, names invented."""

    owner: str
    watched: list[tuple[int, str]] = field(default_factory=list)
    liked: list[tuple[int, str]] = field(default_factory=list)
    saved: list[tuple[int, str]] = field(default_factory=list)
    following: list[tuple[int, str]] = field(default_factory=list)
    followers: list[tuple[int, str]] = field(default_factory=list)
    searched: list[tuple[int, str]] = field(default_factory=list)
    shared: list[tuple[int, str]] = field(default_factory=list)
    reposted: list[tuple[int, str]] = field(default_factory=list)
    commented: list[tuple[int, str, str]] = field(default_factory=list)
    chats: dict[str, list[tuple[int, str, str]]] = field(default_factory=dict)
    lives: list[tuple[int, str, list[tuple[int, str]]]] = field(default_factory=list)
    gifts: list[tuple[int, str, int]] = field(default_factory=list)
    logins: list[int] = field(default_factory=list)


def video_id(rng: Random, created: int) -> str:
    """Return a 19-digit id: its upper half is the Unix second of the upload."""
    return str((created << 32) | rng.getrandbits(32))


def link(item: str) -> str:
    """Return the address an export gives for a video."""
    return f"https://www.tiktokv.com/share/video/{item}/"


def archive(name: str, made: datetime, account: TikTokAccount, *, newer: bool) -> Parcel:
    """Return the zip; ``newer`` chooses G5."""
    parcel = Parcel(name, "tiktok", made)
    planted = Planted()
    text = json.dumps(_document(account, planted, newer=newer), ensure_ascii=False, indent=2)
    parcel.add("user_data_tiktok.json", text, planted)
    return parcel


def _document(account: TikTokAccount, planted: Planted, *, newer: bool) -> Json:
    return {
        "Profile And Settings": _profile(account, planted, newer=newer),
        "Your Activity": _activity(account, planted, newer=newer),
        "Likes and Favorites": _likes(account, planted, newer=newer),
        "Comment": {"Comments": {"App": 1, "CommentsList": _comments(account, planted, newer=newer)}},
        "Direct Message": _messages(account, planted, newer=newer),
        "Income+ Wallet": {"Transaction History": {"TransactionsList": None}},
        "Location Review": {"Reviews": {"ReviewsList": None}},
        "Post": {"Posts": {"VideoList": []}, "Recently Deleted Posts": {"PostList": []}},
        "TikTok Live": {
            "Go Live History": {},
            "Go Live Settings": {"SettingsMap": {}},
            "Watch Live History": {"WatchLiveMap": _lives(account, planted)},
        },
        "TikTok Shop": {
            "Order History": {"OrderHistories": {}},
            "Shopping Cart List": {"ShoppingCart": None},
        },
    }


def _profile(account: TikTokAccount, planted: Planted, *, newer: bool) -> Json:
    settings: Json = {"App Language": "English", "Interests": "", "Push Notification": {}}
    if newer:
        settings["ScreenTime"] = [{"DailyScreenTimeLimit": "60", "DailyScreenTimeToggleStatus": "on"}]
        settings["Who can see your following list::"] = "Friends"
        planted.aside("not_needed")
    profile: Json = {
        "Profile Info": {
            "App": 1,
            "ProfileMap": {
                "userName": account.owner,
                "likesReceived": "None",
                "birthDate": "01-Jan-2000",
                "telephoneNumber": "None",
                "PlatformInfo": [],
            },
        },
        "Settings": {"SettingsMap": settings},
        "Block List": {"App": 1, "BlockList": None},
        "Follower": {"App": 1, "FansList": _named(account.followers, "follower", planted)},
        "Following": {"App": 1, "Following": _named(account.following, "follow", planted)},
        "Autofill": {},
        "AI-Moji": {},
    }
    if newer:
        profile["ProfileViews"] = {}
        profile["Off TikTok Activity"] = {"OffTikTokActivityDataList": _off_platform(account, planted)}
    return profile


def _activity(account: TikTokAccount, planted: Planted, *, newer: bool) -> Json:
    searches = [{"Date": clock.stamp(at), "SearchTerm": term} for at, term in account.searched]
    planted.event("search", len(searches))
    activity: Json = {
        "Watch History": {"VideoList": _watched(account, planted, newer=newer)},
        "Searches": {"SearchList": searches},
        "Share History": {"ShareHistoryList": _shares(account, planted)},
        "Activity Summary": {
            "ActivitySummaryMap": {
                "videosWatchedToTheEndSinceAccountRegistration": len(account.watched) // 2,
                "videosCommentedOnSinceAccountRegistration": len(account.commented),
                "videosSharedSinceAccountRegistration": len(account.shared),
                "note": "Counts since the account was made",
            }
        },
        "Login History": {"LoginHistoryList": _logins(account, planted)},
        "Purchases": {"SendGifts": {"SendGifts": _gifts(account, planted)}, "BuyGifts": {"BuyGifts": None}},
        "Status": {"Status List": [{"UID": 1, "DID": "0", "App Version": "41.0.0"}]},
        "Ad Interests": {"AdInterestCategories": ""},
        "Off TikTok Activity": {"OffTikTokActivityDataList": _off_platform(account, planted)},
        "Instant Form Ads Responses": {"ResponsesList": None},
        "Most Recent Location Data": {},
    }
    planted.aside("not_needed")
    if newer:
        activity["Reposts"] = {"RepostList": _dated(account.reposted, "share", planted)}
        activity["Ads Visit History"] = {
            "AdsVisitHistoryList": [
                {
                    "CreateTime": clock.stamp(at),
                    "AdTitle": "Kettles, half price",
                    "AdLink": "https://example.com/k",
                }
                for at, _ in account.watched[:: max(1, len(account.watched) // 9)]
            ]
        }
        planted.aside("not_needed", len(activity["Ads Visit History"]["AdsVisitHistoryList"]))
    return activity


def _watched(account: TikTokAccount, planted: Planted, *, newer: bool) -> list[Json]:
    met = set[tuple[int, str]]()
    rows: list[Json] = []
    for at, item in account.watched:
        row = {"Date": clock.stamp(at), "Link": link(item)}
        rows.append({**row, "Title": ""} if newer else row)
        planted.duplicates += (at // 1000, item) in met
        planted.event("view", (at // 1000, item) not in met)
        met.add((at // 1000, item))
    return rows


def _likes(account: TikTokAccount, planted: Planted, *, newer: bool) -> Json:
    likes: Json = {
        "Like List": {
            "App": 1,
            "ItemFavoriteList": [{"date": clock.stamp(at), "link": link(item)} for at, item in account.liked],
        },
        "Favorite Videos": {"App": 1, "FavoriteVideoList": _dated(account.saved, "save", planted)},
        "Favorite Sounds": {
            "App": 1,
            "FavoriteSoundList": [
                {"Date": clock.stamp(at), "Link": f"https://m.tiktok.com/h5/share/music/{item}.html"}
                for at, item in account.saved[:3]
            ],
        },
        "Favorite Hashtags": {"App": 1, "FavoriteHashtagList": None},
    }
    planted.event("like", len(account.liked))
    planted.aside("not_needed", len(account.saved[:3]))
    if newer:
        likes |= {
            "Favorite Playlists": {},
            "Favorite Movies and TV": {},
            "Favorite Drama": {},
            "Collection": {},
        }
    return likes


def _comments(account: TikTokAccount, planted: Planted, *, newer: bool) -> list[Json]:
    planted.event("comment", len(account.commented))
    if not newer:
        return [
            {"date": clock.stamp(at), "comment": text, "photo": "N/A", "url": ""}
            for at, _, text in account.commented
        ]
    return [
        {
            "date": clock.stamp(at) + " UTC",
            "comment": text,
            "photo": "N/A",
            "video": "N/A",
            "sticker": "N/A",
            "originalPostUrl": "",
            "original post link": link(item),
        }
        for at, item, text in account.commented
    ]


def _messages(account: TikTokAccount, planted: Planted, *, newer: bool) -> Json:
    history: Json = {}
    for partner, messages in account.chats.items():
        history[f"Chat History with {partner}:"] = [
            {"Date": clock.stamp(at), "From": sender, "Content": text} for at, sender, text in messages
        ]
        for _, sender, _ in messages:
            planted.event("dm_out" if sender == account.owner else "dm_in")
    if not newer:
        return {"Direct Messages": {"ChatHistory": history}}
    return {
        "Direct Messages": {"ChatHistory": history},
        "Group Chat": {"GroupChat": {}},
        "Tako Chat History": {"TakoChatHistoryList": None},
    }


def _lives(account: TikTokAccount, planted: Planted) -> Json:
    rooms: Json = {}
    for at, room, messages in account.lives:
        comments = [
            {"CommentTime": clock.stamp(when), "CommentContent": text, "RawTime": when // 1000}
            for when, text in messages
        ]
        rooms[room] = {
            "WatchTime": clock.stamp(at),
            "Link": "",
            "Questions": None,
            "Comments": comments or None,
        }
        planted.event("live_view")
        planted.event("live_chat", len(messages))
    return rooms


def _shares(account: TikTokAccount, planted: Planted) -> list[Json]:
    rows = [
        {"Date": clock.stamp(at), "SharedContent": "video", "Link": link(item), "Method": "copy"}
        for at, item in account.shared
    ]
    planted.event("share", len(rows))
    rows += [
        {
            "Date": "1969-12-31 23:59:59",
            "SharedContent": "page",
            "Link": "https://www.tiktok.com/",
            "Method": "web",
        }
    ] * 2
    planted.aside("date_out_of_range", 2)
    return rows


def _logins(account: TikTokAccount, planted: Planted) -> list[Json]:
    planted.event("login", len(account.logins))
    return [
        {
            "Date": clock.stamp(at),
            "IP": "192.0.2.7",
            "DeviceModel": "Sample 5",
            "DeviceSystem": "Sample OS 9",
            "NetworkType": "Wi-Fi",
            "Carrier": "",
        }
        for at in account.logins
    ]


def _gifts(account: TikTokAccount, planted: Planted) -> list[Json] | None:
    planted.event("gift", len(account.gifts))
    rows = [
        {"Date": clock.stamp(at), "GiftAmount": str(coins), "UserName": host}
        for at, host, coins in account.gifts
    ]
    return rows or None


def _off_platform(account: TikTokAccount, planted: Planted) -> list[Json]:
    times = account.logins[::3]
    planted.aside("not_needed", len(times))
    return [{"TimeStamp": clock.stamp(at), "Source": "example shop", "Event": "LaunchAPP"} for at in times]


def _dated(rows: Iterable[tuple[int, str]], kind: str, planted: Planted) -> list[Json]:
    made = [{"Date": clock.stamp(at), "Link": link(item)} for at, item in rows]
    planted.event(kind, len(made))
    return made


def _named(rows: Sequence[tuple[int, str]], kind: str, planted: Planted) -> list[Json]:
    planted.event(kind, len(rows))
    return [{"Date": clock.stamp(at), "UserName": name} for at, name in rows]

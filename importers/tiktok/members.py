"""Names in TikTok exports as data: root keys, sections, fields (tiktok.md 2, 3 and 8). Keys are folded.

Sections moved and were renamed from generation to generation, so a list is known by its own key and, where
that is shared by several, by the key above it; never by its place or its date.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from importers.events import Kind

OTHER_PRODUCT = "lemon8"
"""A second product whose file or folder can lie beside TikTok's; holds nothing for us."""

JSON_NAMES = frozenset({"user_data.json", "user_data_tiktok.json", "tiktok_data.json"})

DOCUMENT_ENDINGS = frozenset({".json", ".txt", ""})
"""The document is JSON under whatever of these endings a download left it."""

OWN_ROOTS = frozenset(
    {
        "ads and data", "app settings", "direct message", "direct messages",
        "income plus wallet transactions", "income+ wallet", "likes and favorites",
        "likes and favourites", "location review", "poi review",
        "profile and settings", "tiktok live", "tiktok shop", "tiktok shopping", "your activity",
    }
)  # fmt: skip
"""Root keys that no other export has."""
SHARED_ROOTS = frozenset({"activity", "comment", "post", "profile", "video"})
"""Root keys that count only with a section of ``KINDS`` or ``OWN_SECTIONS`` below them."""
OWN_SECTIONS = frozenset(
    {"favorite sounds", "favorite effects", "hashtag", "posts", "videos", "profile info",
     "profile information", "status", "activity summary", "off tiktok activity", "recently deleted posts"}
)  # fmt: skip


ONLY_G3_ROOTS = frozenset({"ads and data", "app settings", "profile"})
"""Root keys that, without ``activity``, only the third generation has."""
ONLY_G5 = frozenset(
    {"ads visit history", "coin purchase history", "group chat", "mini drama watch history", "profileviews",
     "reposts", "tako chat history", "watch row title"}
)  # fmt: skip
"""Sections and fields that came with the fifth."""


class Role(Enum):
    """How the rows of a list become events."""

    ITEM = auto()
    """a link, perhaps with a title"""
    PERSON = auto()
    """a public account by handle"""
    FAN = auto()
    """an account kept only as a key"""
    TERM = auto()
    """words searched for, kept only as a hash"""
    BARE = auto()
    """a time and nothing else"""


@dataclass(frozen=True, slots=True)
class Section:
    """What the rows of a known list are; ``columns`` maps folded fields to column names."""

    kind: Kind
    role: Role
    columns: Mapping[str, str]


_LINK = {"date": "time", "creation time": "time", "link": "link", "videolink": "link", "video link": "link"}
_TITLED = {**_LINK, "title": "title"}
_PERSON = {"date": "time", "username": "person", "user name": "person"}
_COMMENT = {"date": "time", "originalposturl": "link", "original post link": "link", "url": "link"}

VIEWS = Section(Kind.VIEW, Role.ITEM, _TITLED)
LIKES = Section(Kind.LIKE, Role.ITEM, _LINK)
SAVES = Section(Kind.SAVE, Role.ITEM, _LINK)
SHARES = Section(Kind.SHARE, Role.ITEM, _LINK)
COMMENTS = Section(Kind.COMMENT, Role.ITEM, _COMMENT)
FOLLOWS = Section(Kind.FOLLOW, Role.PERSON, _PERSON)
FOLLOWERS = Section(Kind.FOLLOWER, Role.FAN, _PERSON)
SEARCHES = Section(Kind.SEARCH, Role.TERM, {"date": "time", "searchterm": "term", "search term": "term"})
GIFTS = Section(Kind.GIFT, Role.PERSON, _PERSON)
COINS = Section(Kind.PURCHASE, Role.BARE, {"date": "time"})
LOGINS = Section(Kind.LOGIN, Role.BARE, {"date": "time"})

BY_LIST: Mapping[str, Section] = {
    "itemfavoritelist": LIKES,
    "favoritevideolist": SAVES,
    "favouritevideolist": SAVES,
    "fanslist": FOLLOWERS,
    "searchlist": SEARCHES,
    "sharehistorylist": SHARES,
    "repostlist": SHARES,
    "commentslist": COMMENTS,
    "sendgifts": GIFTS,
    "buygifts": COINS,
    "coinpurchasehistorylist": COINS,
    "loginhistorylist": LOGINS,
}
"""Lists whose own key says what they are."""

BY_PARENT: Mapping[tuple[str, str], Section] = {
    ("video browsing history", "videolist"): VIEWS,
    ("watch history", "videolist"): VIEWS,
    ("following list", "following"): FOLLOWS,
    ("following", "following"): FOLLOWS,
    ("comment", "comments"): COMMENTS,
}
"""Lists whose key is shared: (key above, key)."""

_MESSAGES = (Kind.DM_IN, Kind.DM_OUT)
_LIVE = (Kind.LIVE_VIEW, Kind.LIVE_CHAT)
KINDS: Mapping[str, tuple[Kind, ...]] = {
    "video browsing history": (Kind.VIEW,),
    "watch history": (Kind.VIEW,),
    "like list": (Kind.LIKE,),
    "favorite videos": (Kind.SAVE,),
    "favourite videos": (Kind.SAVE,),
    "following list": (Kind.FOLLOW,),
    "following": (Kind.FOLLOW,),
    "follower list": (Kind.FOLLOWER,),
    "follower": (Kind.FOLLOWER,),
    "search history": (Kind.SEARCH,),
    "searches": (Kind.SEARCH,),
    "share history": (Kind.SHARE,),
    "reposts": (Kind.SHARE,),
    "comments": (Kind.COMMENT,),
    "sendgifts": (Kind.GIFT,),
    "buygifts": (Kind.PURCHASE,),
    "purchase history": (Kind.GIFT, Kind.PURCHASE),
    "purchases": (Kind.GIFT, Kind.PURCHASE),
    "coin purchase history": (Kind.PURCHASE,),
    "login history": (Kind.LOGIN,),
    "chat history": _MESSAGES,
    "chathistory": _MESSAGES,
    "group chat": _MESSAGES,
    "watch live history": _LIVE,
    "watchlivemap": _LIVE,
}
"""Keys whose presence says that the export speaks of these kinds, were they empty."""

CHATS, GROUP_CHATS, ASSISTANT = "chathistory", "groupchat", "takochathistorylist"
MESSAGE = {"date": "time", "from": "sender"}
ROOMS, ROOM_TIME, ROOM_LINK, ROOM_COMMENTS = "watchlivemap", "watchtime", "link", "comments"
ROOM_COMMENT = {"commenttime": "time", "rawtime": "epoch"}
OWNER = ("profilemap", "username")
SUMMARY = "activitysummarymap"
WATCHED_TO_END = frozenset({"videoswatchedtotheendsinceaccountregistration", "videocount"})

NOT_NEEDED = frozenset(
    {
        "activitysummarylist", "addressbooklist", "adsvisithistorylist", "advertiserlist", "blocklist",
        "datapartnerlist", "donationlist", "favoritecollectionlist", "favoritecommentlist",
        "favoriteeffectslist", "favoritehashtaglist", "favoritelocationlist", "favoritesoundlist",
        "favoriteplaylistlist", "fundraiserlist", "golivelist", "hashtaglist", "locationdata",
        "offtiktokactivitydatalist", "orderhistorylist", "platforminfo", "postlist",
        "productbrowsinghistorylist", "questions", "responseslist", "reviewlist", "screentime", "settingsmap",
        "shoppingcartlist",
        "status list", "transactionslist", "videolist",
    }
)  # fmt: skip
"""Lists that are known and have no use here; any other list without a section is named in the facts."""

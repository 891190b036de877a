"""File names and labels of the TXT variant as data (tiktok.md 3); keys folded, without marks and spaces."""

from __future__ import annotations

import re
from collections.abc import Mapping

from importers.events import Kind
from importers.text import folded
from importers.tiktok import members
from importers.tiktok.members import Role, Section

_MARKS = re.compile(r"[\W_]+")
_ENDING = re.compile(r"\.txt$")

LIVES = Section(Kind.LIVE_VIEW, Role.ITEM, {})
PURCHASES = Section(Kind.PURCHASE, Role.BARE, {})
"""Coins bought and gifts sent in one file: a record that names somebody is a gift."""

SECTIONS: Mapping[str, Section] = {
    # English
    "watchhistory": members.VIEWS,
    "browsinghistory": members.VIEWS,
    "videobrowsinghistory": members.VIEWS,
    "likelist": members.LIKES,
    "favoritevideos": members.SAVES,
    "favouritevideos": members.SAVES,
    "following": members.FOLLOWS,
    "followinglist": members.FOLLOWS,
    "follower": members.FOLLOWERS,
    "followers": members.FOLLOWERS,
    "followerlist": members.FOLLOWERS,
    "fanslist": members.FOLLOWERS,
    "searches": members.SEARCHES,
    "searchhistory": members.SEARCHES,
    "sharehistory": members.SHARES,
    "reposts": members.SHARES,
    "comment": members.COMMENTS,
    "comments": members.COMMENTS,
    "loginhistory": members.LOGINS,
    "sendgifts": members.GIFTS,
    "buygifts": members.COINS,
    "coinpurchasehistory": members.COINS,
    "purchases": PURCHASES,
    "purchasehistory": PURCHASES,
    "watchlivehistory": LIVES,
    # Dutch
    "kijkgeschiedenis": members.VIEWS,
    "browsegeschiedenis": members.VIEWS,
    "likelijst": members.LIKES,
    "favorietevideos": members.SAVES,
    "volgend": members.FOLLOWS,
    "volger": members.FOLLOWERS,
    "volgers": members.FOLLOWERS,
    "zoekopdrachten": members.SEARCHES,
    "zoekgeschiedenis": members.SEARCHES,
    "geschiedenisdelen": members.SHARES,
    "reacties": members.COMMENTS,
    "inloggeschiedenis": members.LOGINS,
    "aankopen": PURCHASES,
}
"""Files by base name without ending."""

CHATS = frozenset({"directmessages", "directmessage", "chathistory", "directeberichten", "chatgeschiedenis"})
GROUP_CHATS = frozenset({"groupchat", "groupchats", "groepschat", "groepschats"})
PROFILES = frozenset({"profileinfo", "profileinformation", "profielinfo", "profielinformatie"})

NOT_NEEDED = frozenset(
    {
        "activiteitenoverzicht", "activitysummary", "adinterests", "adsvisithistory",
        "adsbasedondatareceivedfrompartners", "aimoji", "autofill", "automatischinvullen", "blocklist",
        "block", "blokkeerlijst", "browsinghistoryofproducts", "collection",
        "currentpaymentinformation", "customersupporthistory",
        "donation", "favoritecollection", "favoritecomment", "favoritedrama", "favoriteeffects",
        "favoritehashtags", "favoritelocation", "favoritemoviesandtv", "favoriteplaylists", "favoritesounds",
        "favorieteeffecten", "favorietehashtags", "favorietegeluiden", "fundraiser", "golivehistory",
        "golivesettings", "hashtag", "instantformadsresponses", "instellingen", "livegeschiedenis",
        "locationreview", "mostrecentlocationdata", "offtiktokactivity", "orderhistory", "poireview", "posts",
        "productbrowsinghistory", "productreviews", "profileviews", "recentlydeletedposts", "settings",
        "shoppingcartlist", "status", "stickers", "takochathistory", "transactionhistory",
        "usagedatafromthirdpartyappsandwebsites", "videos", "vouchers", *PROFILES,
    }
)  # fmt: skip
"""Files that are known and have no use here."""

LABELS: Mapping[str, str] = {
    "date": "time",
    "datum": "time",
    "creationtime": "time",
    "watchtime": "time",
    "link": "link",
    "videolink": "link",
    "url": "link",
    "originalposturl": "link",
    "originalpostlink": "link",
    "title": "title",
    "titel": "title",
    "username": "person",
    "gebruikersnaam": "person",
    "searchterm": "term",
    "zoekterm": "term",
}
"""Labels by column. In other languages the values decide: a time, a link."""

NOTHING = frozenset({"youhavenodatainthissection", "ditgedeeltebevatgeengegevens", "geengegevens", "nodata"})
"""What stands in a file without records."""


def plain(name: str) -> str:
    """Return a name or label as the tables above have it: folded, without ending, marks and spaces."""
    return _MARKS.sub("", _ENDING.sub("", folded(name)))

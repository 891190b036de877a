"""A whole YouTube archive from one person's rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from sample_exports.make import clock, yt_files, yt_html, yt_json
from sample_exports.make.catalog import Creator
from sample_exports.make.parcel import Parcel
from sample_exports.make.yt_files import Said
from sample_exports.make.yt_rows import ENGLISH, FRENCH, Language, Row, planted

PLACEHOLDER = b"A placeholder: real archives hold the person's own clips here.\n"


@dataclass(frozen=True, slots=True)
class Names:
    """Folder and file names of one language, and its words."""

    product: str
    history: str
    watch: str
    search: str
    subscriptions: str
    header: tuple[str, str, str]
    words: Language


IN_ENGLISH = Names(
    "YouTube and YouTube Music",
    "history",
    "watch-history",
    "search-history",
    "subscriptions/subscriptions.csv",
    ("Channel Id", "Channel Url", "Channel Title"),
    ENGLISH,
)
IN_FRENCH = Names(
    "YouTube et YouTube\u00a0Music",
    "historique",
    "watch-history",
    "search-history",
    "abonnements/abonnements.csv",
    ("Identifiant de la chaîne", "URL de la chaîne", "Titre de la chaîne"),
    FRENCH,
)


@dataclass(slots=True)
class Account:
    """All that one person's YouTube account would hand out; rows newest first."""

    mail: str
    channel: Creator
    zone: ZoneInfo
    watched: list[Row] = field(default_factory=list)
    searched: list[Row] = field(default_factory=list)
    subscribed: list[Creator] = field(default_factory=list)
    comments: list[Said] = field(default_factory=list)
    chats: list[Said] = field(default_factory=list)
    saved: list[tuple[str, int]] = field(default_factory=list)


def archive(
    name: str, made: datetime, account: Account, names: Names, written: yt_html.Written | None = None
) -> Parcel:
    """Return the archive made at ``made``; histories as JSON, or as HTML with times ``written`` so."""
    parcel = Parcel(name, "youtube", made)
    top = f"Takeout/{names.product}/"
    ending = "json" if written is None else "html"
    for stem, rows in ((names.watch, account.watched), (names.search, account.searched)):
        text = _history(rows, names.words, made, account.zone, written)
        parcel.add(f"{top}{names.history}/{stem}.{ending}", text, planted(rows))
    parcel.add(top + names.subscriptions, *yt_files.subscriptions(names.header, account.subscribed))
    _side_files(parcel, top, account)
    parcel.add(
        "Takeout/archive_browser.html",
        yt_files.browser_page(account.mail, f"{made:%b %d, %Y, %I:%M:%S %p} PST", list(parcel.files)),
    )
    return parcel


def _history(
    rows: Sequence[Row], words: Language, made: datetime, zone: ZoneInfo, written: yt_html.Written | None
) -> str:
    if written is None:
        return yt_json.document(rows, words)
    return yt_html.document(rows, words, made, zone, written)


def _side_files(parcel: Parcel, top: str, account: Account) -> None:
    own = account.channel.channel
    if account.comments:
        parcel.add(f"{top}comments/comments.csv", *yt_files.comments(own, account.comments))
    if account.chats:
        parcel.add(f"{top}live chats/live chats.csv", *yt_files.live_chats(own, account.chats))
    if account.saved:
        parcel.add(f"{top}playlists/Watch later-videos.csv", *yt_files.playlist(account.saved))
        parcel.add(f"{top}playlists/playlists.csv", yt_files.playlists(["Watch later"], account.saved[0][1]))
    parcel.add(f"{top}channels/channel.csv", f"Channel ID,Channel Title\r\n{own},{account.channel.name}\r\n")
    parcel.add(f"{top}videos/a first clip.mp4", PLACEHOLDER)


def until(account: Account, made: datetime, subscribed: Iterable[Creator]) -> Account:
    """Return the account as it was at ``made``: later rows and acts left out."""
    last = clock.millis(made)

    def early(rows: Sequence[Row]) -> list[Row]:
        return [row for row in rows if row.at < last]

    def said(rows: Sequence[Said]) -> list[Said]:
        return [row for row in rows if row.at < last]

    return Account(
        account.mail,
        account.channel,
        account.zone,
        early(account.watched),
        early(account.searched),
        list(subscribed),
        said(account.comments),
        said(account.chats),
        [(item, at) for item, at in account.saved if at < last],
    )

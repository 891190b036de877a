"""Invented Instagram exports, written as Meta writes them: mojibake, every generation, counts known."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

LABELS = {
    "en": ("Username", "Name", "Owner", "Author", "Time", "Caption", "Media Owner", "Comment"),
    "fr": ("Nom de profil", "Nom", "Auteur", "Auteur", "Heure", "Légende", "Media Owner", "Comment"),
    "ru": (
        "Имя пользователя",
        "Имя",
        "Автор",
        "Автор",
        "Время",
        "Подпись",
        "Владелец медиафайла",
        "Комментарий",
    ),
    "xx": ("Blorp", "Ümla", "Ägare", "Fnord", "Grønt", "Tekst", "Blinkenholder", "Snak"),
}
"""Words of a language in the order username, name, owner block, author, time, caption, media owner, comment.
``xx`` is a language no list knows: only the shape of the values can tell."""

WORDS = ("lumen", "oat", "ferry", "kiln", "wren", "moss", "tide", "pebble", "quill", "amber", "fig", "otter")
FIRST = 1_760_000_000


def mojibake(value: Any) -> Any:
    """Return a JSON value with each text written as its UTF-8 bytes, one code point per byte."""
    if isinstance(value, str):
        return value.encode().decode("latin-1")
    if isinstance(value, list):
        return [mojibake(one) for one in value]
    if isinstance(value, dict):
        return {mojibake(key): mojibake(one) for key, one in value.items()}
    return value


def dump(value: Any) -> bytes:
    """Return a JSON document as an export holds it."""
    return json.dumps(mojibake(value), indent=2).encode()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of the files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return buffer.getvalue()


def handles(rng: random.Random, count: int) -> list[str]:
    """Return distinct invented handles."""
    return [f"{rng.choice(WORDS)}{rng.choice('._')}{rng.choice(WORDS)}{number}" for number in range(count)]


def labelled(
    seconds: int,
    handle: str | None,
    *,
    link: str = "",
    caption: str = "",
    tags: Sequence[str] = (),
    words: str = "en",
    name: str | None = None,
) -> dict[str, Any]:
    """Return an event row of 2026: the hashtag block stands before the owner and has the same nested form."""
    username, shown, owner, _, _, title, _, _ = LABELS[words]
    values: list[dict[str, Any]] = [
        {"label": "URL", "value": link, "href": link},
        {"label": title, "value": caption},
    ]
    if tags:
        dicts = [{"title": "", "dict": [{"label": shown, "value": tag}]} for tag in tags]
        values.append({"title": "Hashtags", "dict": dicts})
    if handle is not None:
        group = [
            {"label": "URL", "value": ""},
            {"label": shown, "value": name or handle.replace("_", " ").title()},
            {"label": username, "value": handle},
        ]
        values.append({"title": owner, "dict": [{"title": "", "dict": group}]})
    return {"timestamp": seconds, "media": [], "label_values": values, "fbid": str(90_000_000 + seconds)}


def mapped(seconds: int, handle: str | None, *, words: str = "en") -> dict[str, Any]:
    """Return an impression row of 2021-2025."""
    fields: dict[str, Any] = {LABELS[words][4]: {"timestamp": seconds}}
    if handle is not None:
        fields = {LABELS[words][3]: {"value": handle}} | fields
    return {"string_map_data": fields}


def commented(seconds: int, handle: str | None, text: str, *, words: str = "en") -> dict[str, Any]:
    """Return a comment row: text and owner of the media under localised keys."""
    fields: dict[str, Any] = {LABELS[words][7]: {"value": text}}
    if handle is not None:
        fields[LABELS[words][6]] = {"value": handle}
    fields[LABELS[words][4]] = {"timestamp": seconds}
    return {"media_list_data": [{"uri": ""}], "string_map_data": fields}


def listed(seconds: int, handle: str, *, title: bool = False, new_link: bool = False) -> dict[str, Any]:
    """Return a row of a list of people; since late 2025 the handle is the title."""
    link = f"https://www.instagram.com/{'_u/' if new_link else ''}{handle}"
    entry: dict[str, Any] = {"href": link, "timestamp": seconds}
    if not title:
        entry = {"href": link, "value": handle, "timestamp": seconds}
    return {"title": handle if title else "", "media_list_data": [], "string_list_data": [entry]}


def message(
    sender: str, time_ms: int, content: str | None = "x", reactions: Sequence[Mapping[str, Any]] = ()
) -> dict[str, Any]:
    """Return one message; without ``content`` it is a shared reel."""
    row: dict[str, Any] = {"sender_name": sender, "timestamp_ms": time_ms}
    if content is None:
        row["share"] = {
            "link": "https://www.instagram.com/reel/Zz1AbC/",
            "original_content_owner": "lumen.kiln",
        }
    else:
        row["content"] = content
    if reactions:
        row["reactions"] = list(reactions)
    return row


def thread(people: Sequence[str], messages: Sequence[Any], folder: str = "oatferry_1") -> dict[str, Any]:
    """Return one file of a thread, newest message first."""
    return {
        "participants": [{"name": name} for name in people],
        "messages": sorted(messages, key=lambda one: -one["timestamp_ms"]),
        "title": people[0],
        "is_still_participant": True,
        "thread_path": f"inbox/{folder}",
        "magic_words": [],
    }


def profile(handle: str, name: str, words: str = "en") -> dict[str, Any]:
    """Return ``personal_information.json``."""
    fields = {
        LABELS[words][0]: {"value": handle},
        LABELS[words][1]: {"value": name},
        "Bio": {"value": "hi there"},
    }
    return {"profile_user": [{"media_map_data": {}, "string_map_data": fields}]}


ROOT = "instagram-wren.q-2026-08-01-AbC123"
ADS = "ads_information/ads_and_topics"
ACTIVITY = "your_instagram_activity"
PEOPLE = "connections/followers_and_following"


@dataclass(slots=True)
class Planted:
    """Files of one export and what was put into them, per path."""

    files: dict[str, bytes] = field(default_factory=dict)
    found: dict[str, int] = field(default_factory=dict)
    events: dict[str, Counter[str]] = field(default_factory=dict)
    creators: Counter[str | None] = field(default_factory=Counter)

    def add(self, path: str, document: Any, found: int, **kinds: int) -> None:
        """Put one file into the export."""
        path = f"{ROOT}/{path}"
        self.files[path] = dump(document)
        self.found[path] = found
        self.events[path] = Counter({kind: number for kind, number in kinds.items() if number})


def shaped(rows: list[Any], root: str, shape: str) -> Any:
    """Return rows as ``list``, ``wrapped``, ``numbered`` or, when there is exactly one, ``bare``."""
    if shape == "bare" and len(rows) == 1:
        return rows[0]
    if shape == "numbered" and rows:
        return {str(number): row for number, row in enumerate(rows)}
    return {root: rows} if shape == "wrapped" else rows


def random_export(seed: int, *, views: int = 60, people: int = 25, words: str | None = None) -> Planted:
    """Return a random export: dialects, shapes and languages are mixed, every count is known."""
    rng = random.Random(seed)
    planted = Planted()
    creators = handles(rng, 8)
    for path, root, way, start in (
        (f"{ADS}/posts_viewed.json", "impressions_history_posts_seen", "p", FIRST),
        (f"{ADS}/videos_watched.json", "impressions_history_videos_watched", "reel", FIRST + 29),
    ):
        language = words or rng.choice(list(LABELS))
        rows = [
            _view(rng, creators, start + 61 * number, way, language, planted)
            for number in range(rng.randint(0, views))
        ]
        shape = rng.choice(["list", "wrapped", "numbered"]) if len(rows) != 1 else "bare"
        planted.add(path, shaped(rows, root, shape), len(rows), view=len(rows))
    _acts(rng, planted, creators, words or rng.choice(["en", "fr", "ru"]))
    _people(rng, planted, people)
    _threads(rng, planted)
    planted.add(
        "personal_information/personal_information/personal_information.json", profile("wren.q", "Wren Q"), 0
    )
    return planted


def _view(
    rng: random.Random, creators: list[str], seconds: int, way: str, words: str, planted: Planted
) -> dict[str, Any]:
    handle = rng.choice([*creators, None])
    planted.creators[handle] += 1
    if rng.random() < 0.5:
        return mapped(seconds, handle, words=words)
    link = f"https://www.instagram.com/{way}/Z{seconds}/"
    tags = rng.sample(WORDS, rng.randint(0, 3))
    return labelled(seconds, handle, link=link, caption=rng.choice(WORDS), tags=tags, words=words)


def _acts(rng: random.Random, planted: Planted, creators: list[str], words: str) -> None:
    likes = [labelled(FIRST + n, rng.choice(creators), words=words) for n in range(rng.randint(2, 20))]
    planted.add(f"{ACTIVITY}/likes/liked_posts.json", likes, len(likes), like=len(likes))
    comments = [
        commented(FIRST + 7 * n, rng.choice(creators), f"nice {rng.choice(WORDS)}", words=words)
        for n in range(rng.randint(1, 15))
    ]
    document = shaped(comments, "", "bare" if len(comments) == 1 else "list")
    planted.add(f"{ACTIVITY}/comments/post_comments_1.json", document, len(comments), comment=len(comments))


def _people(rng: random.Random, planted: Planted, people: int) -> None:
    names = handles(rng, people)
    following = [listed(FIRST - 1000 * n, name, title=True, new_link=True) for n, name in enumerate(names)]
    planted.add(
        f"{PEOPLE}/following.json", {"relationships_following": following}, len(names), follow=len(names)
    )
    followers = [listed(FIRST - 999 * n, name) for n, name in enumerate(names[: rng.randint(1, people)])]
    document = shaped(followers, "", "bare" if len(followers) == 1 else "list")
    planted.add(f"{PEOPLE}/followers_1.json", document, len(followers), follower=len(followers))


def _threads(rng: random.Random, planted: Planted) -> None:
    for number in range(rng.randint(0, 5)):
        partner = f"Partnér {number}"
        times = [1000 * (FIRST + 100 * number + n) for n in range(rng.randint(1, 30))]
        senders = [rng.choice(["Wren Q", partner]) for _ in times]
        texts = [rng.choice(['hello {} [there] "x\\', None, "sender_name"]) for _ in times]
        rows = [message(sender, time, text) for sender, time, text in zip(senders, times, texts, strict=True)]
        path = f"{ACTIVITY}/messages/inbox/thread_{number}/message_1.json"
        own = senders.count("Wren Q")
        planted.add(path, thread([partner, "Wren Q"], rows), len(rows), dm_out=own, dm_in=len(rows) - own)

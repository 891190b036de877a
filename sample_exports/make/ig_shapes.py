"""The three ways an Instagram export writes a row, and its way of writing text."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Labels:
    """Label words of one app language."""

    name: str
    username: str
    caption: str
    hashtags: str
    owner: str
    update_time: str
    start: str
    end: str


ENGLISH = Labels("Name", "Username", "Caption", "Hashtags", "Owner", "Update time", "Start time", "End time")
FRENCH = Labels(
    "Nom",
    "Nom de profil",
    "Légende",
    "Hashtags",
    "Propriétaire",
    "Heure de mise à jour",
    "Heure de début",
    "Heure de fin",
)


@dataclass(frozen=True, slots=True)
class Maker:
    """An account that posts: handle and display name."""

    handle: str
    name: str


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing shown, liked or saved: UTC milliseconds, who made it (None: gone since), its short code."""

    at: int
    maker: Maker | None
    code: str
    caption: str = ""


def printed(value: Any) -> str:
    """Return JSON as the platform prints it: UTF-8 bytes as single escaped characters."""
    return json.dumps(_garbled(value), indent=2)


def _garbled(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode().decode("latin-1")
    if isinstance(value, list):
        return [_garbled(one) for one in value]
    if isinstance(value, dict):
        return {_garbled(key): _garbled(one) for key, one in value.items()}
    return value


def event_row(seen: Seen, path: str, number: int, labels: Labels) -> Json:
    """Return a row of 2026: time, record id, labelled values; hashtags stand before the owner."""
    url = f"https://www.instagram.com/{path}/{seen.code}/"
    values: list[Json] = [
        {"label": "URL", "value": url, "href": url},
        {"label": labels.caption, "value": seen.caption},
        {"label": "Title", "value": ""},
        {
            "title": labels.hashtags,
            "dict": [{"title": "", "dict": [{"label": labels.name, "value": "tea.and.rain"}]}]
            if number % 4 == 0
            else [],
        },
    ]
    if seen.maker is not None:
        values.append(
            {
                "title": labels.owner,
                "dict": [
                    {
                        "title": "",
                        "dict": [
                            {"label": "URL", "value": ""},
                            {"label": labels.name, "value": seen.maker.name},
                            {"label": labels.username, "value": seen.maker.handle},
                        ],
                    }
                ],
            }
        )
    return {
        "timestamp": seen.at // 1000,
        "media": [],
        "label_values": values,
        "fbid": str(9 * 10**16 + number),
    }


def flag_row(at: int, maker: Maker, number: int, labels: Labels) -> Json:
    """Return a relationship row of 2026 (close friends, restricted)."""
    return {
        "timestamp": at // 1000,
        "media": [],
        "label_values": [
            {"label": "URL", "value": ""},
            {"label": labels.name, "value": maker.name},
            {"label": labels.username, "value": maker.handle},
        ],
        "fbid": str(8 * 10**16 + number),
    }


def map_row(seen: Seen) -> Json:
    """Return an impression row of the years before: author and time under their names."""
    time = {"timestamp": seen.at // 1000}
    if seen.maker is None:
        return {"string_map_data": {"Time": time}}
    return {"string_map_data": {"Author": {"value": seen.maker.handle}, "Time": time}}


def list_row(title: str, at: int, **first: str) -> Json:
    """Return a titled row with one dated entry."""
    return {"title": title, "string_list_data": [{**first, "timestamp": at // 1000}]}

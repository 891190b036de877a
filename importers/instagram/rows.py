"""One row in any dialect taken apart: string_map_data, string_list_data, label_values, the flat forms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, TypeAlias

import msgspec

from importers.instagram.labels import NO_FIELDS, Fields

LATEST_SECONDS = 253_402_300_799
"""The last second of the year 9999 stands for all later ones; the sink sets them aside as out of range."""
_LINK = re.compile(
    r"instagram\.com/(?:[A-Za-z0-9._]+/)?(?:(?P<way>p|reels?|tv)/(?P<code>[\w-]+)"
    r"|stories/(?P<owner>[A-Za-z0-9._]+)/(?P<story>\d+))"
)
_PROFILE = re.compile(r"instagram\.com/(?:_u/|stories/)?([A-Za-z0-9._]+)")
_NOT_PEOPLE = frozenset({"p", "reel", "reels", "tv", "explore", "stories", "_u", "accounts", "direct"})


class Unreadable(ValueError):  # noqa: N818 - a kind of row
    """A row of no known form."""


class _Field(msgspec.Struct, gc=False):
    label: Any = ""
    value: Any = None


class _Part(msgspec.Struct, gc=False):
    label: Any = ""
    value: Any = None
    fields: list[_Field] = msgspec.field(name="dict", default_factory=list)


class _Item(msgspec.Struct, gc=False):
    label: Any = ""
    value: Any = None
    timestamp_value: Any = None
    parts: list[_Part] = msgspec.field(name="dict", default_factory=list)


class LabelRow(msgspec.Struct, gc=False):
    """``{timestamp, label_values: [...]}``: the form of 2026."""

    label_values: list[_Item]
    timestamp: Any = None
    title: Any = None


class _Member(msgspec.Struct, gc=False):
    href: Any = None
    value: Any = None
    timestamp: Any = None


class MapRow(msgspec.Struct, gc=False):
    """``{title, string_map_data: {label: {value, href, timestamp}}}``."""

    string_map_data: dict[str, _Member]
    timestamp: Any = None
    title: Any = None


class ListRow(msgspec.Struct, gc=False):
    """``{title, string_list_data: [{href, value, timestamp}]}``."""

    string_list_data: list[_Member]
    timestamp: Any = None
    title: Any = None


TypedRow: TypeAlias = LabelRow | MapRow | ListRow
TYPES: dict[str, type[TypedRow]] = {
    "label_values": LabelRow,
    "string_map_data": MapRow,
    "string_list_data": ListRow,
}
"""Row types by the key that tells them apart."""


class Parts(msgspec.Struct, gc=False):
    """What one row holds. Texts are kept here only as long as the row is looked at.

    ``seconds``: since 1970 UTC, None when missing; ``bad_time``: there was one and it could not be read.
    ``title``: the row's own title (a handle in most lists). ``value``: text of the first list entry.
    ``groups``: nested people (two or more labels each), ``flat``: labelled texts of the row itself, taken
    only where there are no groups.
    """

    dialect: str
    seconds: float | None = None
    bad_time: bool = False
    title: str | None = None
    value: str | None = None
    link: str | None = None
    groups: list[Fields] = []
    flat: Fields = NO_FIELDS


def parts(row: Any) -> Parts:
    """Take a row apart, typed or not. Raises ``Unreadable`` for what has no known form."""
    if isinstance(row, LabelRow):
        return _labelled(row)
    if isinstance(row, MapRow):
        return _mapped(row)
    if isinstance(row, ListRow):
        return _listed(row)
    if isinstance(row, list):
        return _flat_list(row)
    if not isinstance(row, dict):
        raise Unreadable
    for key, kind in TYPES.items():
        if key in row:
            return parts(msgspec.convert(row, kind))
    return _flat_object(row)


def item_of(link: str | None) -> tuple[str | None, str | None, str | None]:
    """Return id, kind of link (``p``, ``reel``, ``stories`` …) and the handle in a story's address."""
    match = _LINK.search(link) if link else None
    if match is None:
        return None, None, None
    if match["code"]:
        return match["code"], match["way"], None
    owner = match["owner"]
    return match["story"], "stories", None if owner == "highlights" else owner


def profile_of(link: str | None) -> str | None:
    """Return the handle in a profile's address (``/handle``, ``/_u/handle``, ``/stories/handle/``)."""
    match = _PROFILE.search(link) if link else None
    return None if match is None or match[1] in _NOT_PEOPLE else match[1]


def seconds_of(value: Any) -> float | None:
    """Return a positive epoch value in seconds; None for zero, negatives and what is not a number."""
    if isinstance(value, int | float) and not isinstance(value, bool) and value > 0:
        return min(value, LATEST_SECONDS)
    return None


def iso_seconds(text: Any) -> float | None:
    """Return the flat era's ISO date, which has no zone and is taken as UTC, as epoch seconds."""
    try:
        moment = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def _labelled(row: LabelRow) -> Parts:
    found = Parts("label_values", seconds_of(row.timestamp), groups=[])
    for item in row.label_values:
        value = item.value
        if item.parts:
            _people(item.parts, found.groups)
        elif found.link is None and isinstance(value, str) and value.startswith("http"):
            found.link = value
    if not found.groups:
        texts = [item for item in row.label_values if isinstance(item.value, str) and not item.parts]
        found.flat = _fields(texts)
    if found.seconds is None:
        late = (seconds_of(item.timestamp_value) for item in row.label_values)
        _set_time(found, row.timestamp, next((time for time in late if time), None))
    return found


def _people(inner: list[_Part], groups: list[Fields]) -> None:
    """Collect groups of two or more labels; a hashtag's group has exactly one and comes before the owner."""
    nested = False
    for part in inner:
        if part.fields:
            nested = True
            if len(part.fields) > 1:
                _person(part.fields, groups)
    if not nested:
        _person(inner, groups)


def _person(fields: Sequence[_Field | _Part], groups: list[Fields]) -> None:
    group = _fields([one for one in fields if isinstance(one.value, str)])
    if len(set(group.labels)) > 1:
        groups.append(group)


def _fields(texts: Sequence[_Field | _Part | _Item]) -> Fields:
    labels = tuple([one.label if isinstance(one.label, str) else "" for one in texts])
    return Fields(labels, tuple([one.value for one in texts]))


def _mapped(row: MapRow) -> Parts:
    found = Parts("string_map_data", title=row.title if isinstance(row.title, str) else None)
    labels, values = [], []
    time: float | None = None
    for key, member in row.string_map_data.items():
        if found.link is None and isinstance(member.href, str) and member.href:
            found.link = member.href
        stamp = seconds_of(member.timestamp)
        if stamp is not None:
            time = time or stamp
        elif member.timestamp:
            found.bad_time |= not isinstance(member.timestamp, int | float)
        elif isinstance(member.value, str):
            if found.link is None and member.value.startswith("http"):
                found.link = member.value
            labels.append(key)
            values.append(member.value)
    found.flat = Fields(tuple(labels), tuple(values))
    _set_time(found, time, row.timestamp)
    return found


def _listed(row: ListRow) -> Parts:
    found = Parts("string_list_data", title=row.title if isinstance(row.title, str) else None)
    if not row.string_list_data:
        return found
    first = row.string_list_data[0]
    found.value = first.value if isinstance(first.value, str) else None
    found.link = first.href if isinstance(first.href, str) else None
    _set_time(found, first.timestamp, row.timestamp)
    return found


def _set_time(found: Parts, first: Any, second: Any) -> None:
    """Take the first usable time; remember when there was only one that is no number at all."""
    found.seconds = seconds_of(first) or seconds_of(second)
    if found.seconds is None and first is not None and not isinstance(first, int | float):
        found.bad_time = True
    if found.seconds is not None:
        found.bad_time = False


_FLAT_PEOPLE = ("author", "username", "search_click", "sender", "title", "name")


def _flat_object(row: dict[str, Any]) -> Parts:
    """``{"timestamp": ISO, "author": handle}`` and the like."""
    stamp = row.get("timestamp", row.get("time", row.get("created_at")))
    found = Parts("flat")
    if isinstance(stamp, str):
        found.seconds = iso_seconds(stamp)
        found.bad_time = found.seconds is None
    elif any(key in row for key in (*_FLAT_PEOPLE, "timestamp", "media_list_data")):
        found.seconds = seconds_of(stamp)
    else:
        raise Unreadable
    people = (row[key] for key in _FLAT_PEOPLE if isinstance(row.get(key), str))
    found.title = next(people, None)
    return found


def _flat_list(row: list[Any]) -> Parts:
    """``[ISO, handle]``; a comment is ``[ISO, text, owner]``, and has a ``value`` only then."""
    texts = [value for value in row if isinstance(value, str)]
    if len(texts) < 2:  # noqa: PLR2004 - a date and a handle
        raise Unreadable
    found = Parts("flat", seconds=iso_seconds(texts[0]))
    found.bad_time = found.seconds is None
    found.title = texts[-1]
    found.value = texts[1] if len(texts) > 2 else None  # noqa: PLR2004 - a date, a text and a handle
    return found

"""What TikTok links say: the item's numeric id, now and then a handle (tiktok.md 5.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

import numpy as np
import pyarrow as pa

from importers.events import Surface
from importers.tiktok.halves import by_halves

_USUAL = b"https://www.tiktokv.com/share/video/"
_DIGITS = 19
_WIDTH = len(_USUAL) + _DIGITS + 1
_LONGEST = 2048

_ADDRESS = re.compile(
    r"(?:https?:)?//(?:[a-z0-9-]+\.)*tiktokv?\.[a-z]{2,3}(?::\d+)?(?P<path>/[^?#]*)?", re.IGNORECASE
)
_ITEM = re.compile(
    r"/(?:share/(?:video|photo|item)|@[^/]*/(?:video|photo)|v|embed(?:/v\d)?|video|photo)/(?P<id>\d{5,25})(?:\.html)?/?$",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"/@(?P<handle>[^/\s]{1,64})(?:/|$)")
_PHOTO = re.compile(r"/photo/\d+/?$", re.IGNORECASE)
_LIVE = re.compile(r"/live/?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """One link taken apart; each part is None where the link does not say."""

    item: str | None = None
    creator: str | None = None
    handle: str | None = None
    surface: Surface = Surface.UNKNOWN


@dataclass(frozen=True, slots=True)
class Links:
    """A column of links taken apart; each field has one text per link (Arrow), or one value for all."""

    items: pa.Array
    creators: pa.Array | None
    names: pa.Array | None
    surfaces: pa.Array | str


_PARTS = pa.schema([(name, pa.string()) for name in ("item", "creator", "handle", "surface")])


def creator_id(handle: Any) -> str | None:
    """Return ``tiktok:@handle`` in lower case, or None for no handle."""
    if not isinstance(handle, str):
        return None
    name = handle.strip().lstrip("@").lower()
    return f"tiktok:@{name}" if name and name != "n/a" else None


def take_apart(link: Any) -> Address:
    """Return what one link says; nothing for links that lead elsewhere or to a bare page."""
    if not isinstance(link, str) or len(link) > _LONGEST:
        return Address()
    address = _ADDRESS.match(link.strip())
    path = (address["path"] if address else None) or ""
    item, named = _ITEM.search(path), _HANDLE.search(path)
    handle = unquote(named["handle"]) if named else None
    surface = Surface.LIVE if _LIVE.search(path) else Surface.UNKNOWN
    if item:
        surface = Surface.POST if _PHOTO.search(path) else Surface.VIDEO
    return Address(item["id"] if item else None, creator_id(handle), handle, surface)


def links(values: Sequence[Any] | pa.Array) -> Links:
    """Return what each link says. The usual share form with 19 digits is read for a whole block at once."""
    usual = _usual(values)
    if usual is not None:
        return Links(usual, None, None, Surface.VIDEO)
    values = values.to_pylist() if isinstance(values, pa.Array) else values
    apart = by_halves(values, _usual_addresses, _addresses)
    return Links(*(apart.field(name) for name in _PARTS.names))


def _usual_addresses(values: Sequence[Any]) -> pa.Array | None:
    items = _usual(values)
    if items is None:
        return None
    nothing = pa.nulls(len(items), pa.string())
    surfaces = pa.repeat(pa.scalar(str(Surface.VIDEO)), len(items))
    return pa.StructArray.from_arrays([items, nothing, nothing, surfaces], fields=list(_PARTS))


def _addresses(values: Sequence[Any]) -> pa.Array:
    apart = [take_apart(value) for value in values]
    columns = [[getattr(one, name) for one in apart] for name in _PARTS.names]
    arrays = [pa.array(column, pa.string()) for column in columns]
    return pa.StructArray.from_arrays(arrays, fields=list(_PARTS))


def _usual(values: Sequence[Any] | pa.Array) -> pa.Array | None:
    """Return the ids as text when every link has the usual form, else None."""
    try:
        texts = values if isinstance(values, pa.Array) else pa.array(values, pa.string())
    except (pa.ArrowInvalid, pa.ArrowTypeError, UnicodeEncodeError):
        return None
    if texts.null_count or not len(texts):
        return None
    offsets = np.frombuffer(texts.buffers()[1], np.int32, len(texts) + 1)
    if not (np.diff(offsets) == _WIDTH).all():
        return None
    letters = np.frombuffer(texts.buffers()[2], np.uint8, len(texts) * _WIDTH).reshape(-1, _WIDTH)
    digits = np.ascontiguousarray(letters[:, len(_USUAL) : -1])
    shaped = (letters[:, : len(_USUAL)] == np.frombuffer(_USUAL, np.uint8)).all()
    if (
        not shaped
        or not (letters[:, -1] == ord("/")).all()
        or ((digits < ord("0")) | (digits > ord("9"))).any()
    ):
        return None
    ends = np.arange(0, digits.size + 1, _DIGITS, dtype=np.int32)
    buffers = [None, pa.py_buffer(ends), pa.py_buffer(digits)]
    return pa.Array.from_buffers(pa.string(), len(texts), buffers)

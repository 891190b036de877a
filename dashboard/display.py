"""The one place where foreign strings become displayable.

Everything that comes out of an export (names of creators, titles, file names) passes here on its way to a
page, a chart or a terminal. The raw text stays in the workspace.
"""

from __future__ import annotations

import re
import unicodedata

LIMIT = 80
"""Longest text shown, in characters; longer ones end in ``…``."""

_PLATFORMS = {"youtube": "YouTube", "tiktok": "TikTok", "instagram": "Instagram"}
_JOINER = "\u200d"
_SPACES = re.compile(r"\s+")
_HIDDEN = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x9f"  # control characters (C0 but for white space, C1)
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # soft hyphen, fillers, Mongolian marks
    "\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f"  # zero width, marks, embeddings, isolates
    "\u3164\uffa0\ufeff\ufff9-\ufffb"  # Hangul fillers, byte order mark, interlinear marks
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # lone surrogates and non-characters
    "\U000e0000-\U000e007f"  # tags
    "]"
)
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def shown(text: str | None, limit: int = LIMIT) -> str:
    """Return ``text`` for a component, a cell or a terminal: one line, nothing hidden, cut at ``limit``.

    NFC; no control, bidi or zero-width characters (the emoji joiner stays between emoji); white space is
    one space. None gives an empty string.
    """
    if not text:
        return ""
    visible = _HIDDEN.sub("", unicodedata.normalize("NFC", text))
    line = _SPACES.sub(" ", _joined(visible)).strip()
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def escaped(text: str | None, limit: int = LIMIT) -> str:
    """Return ``text`` for a chart: ``shown``, with the three characters that charts read as markup escaped.

    Plotly understands ``<b>``, ``<a>``, ``<span>`` and ``<br>`` in every label and hover text
    (reliability 2e); after this it draws them as letters.
    """
    return shown(text, limit).translate(_ESCAPES)


def name_of(creator: str | None, creator_name: str | None, limit: int = LIMIT) -> str:
    """Return what to call a creator: the name the export gives, else the handle, else ``Unknown creator``.

    Unescaped, as ``shown``. ``creator`` is the stable id (``platform:@handle``); private people
    (``platform:#…``) have no name to show.
    """
    if visible := shown(creator_name, limit):
        return visible
    if creator is None:
        return "Unknown creator"
    handle = creator.partition(":")[2]
    return "A private account" if handle.startswith("#") else shown(handle, limit) or "Unknown creator"


def platform_name(platform: str) -> str:
    """Return a platform's name as it writes itself."""
    return _PLATFORMS.get(platform, shown(platform))


def _joined(text: str) -> str:
    """Drop joiners that join nothing: those that stay have a picture character on either side."""
    if _JOINER not in text:
        return text
    last = len(text) - 1
    return "".join(
        mark
        for place, mark in enumerate(text)
        if mark != _JOINER or (0 < place < last and _picture(text[place - 1]) and _picture(text[place + 1]))
    )


def _picture(mark: str) -> bool:
    return unicodedata.category(mark) in {"So", "Sk", "Mn"} or mark == "\ufe0f"

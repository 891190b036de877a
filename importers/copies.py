"""Names of second copies: what a browser, a zip tool or a file manager adds when a name is already taken."""

from __future__ import annotations

import re

_WORDS = "copy|copia|copie|cópia|kopi|kopia|kopie|kopya|копия"
_ADDED = re.compile(
    rf"(?:[ _]*\(\d{{1,3}}\)|[ _-]+(?:{_WORDS})| \d{{1,2}})+(?=(?:\.[a-z]{{2,5}})?$)", re.IGNORECASE
)


def uncopied(name: str) -> str:
    """Return a file's or folder's name as the original has it, its ending kept.

    ``posts_viewed (1).json``, ``posts_viewed copy.json``, ``posts_viewed - Copy (2).json`` and
    ``posts_viewed 2.json`` are all ``posts_viewed.json``. ``name`` is normalised; nothing else is changed.
    """
    return _ADDED.sub("", name) if _ADDED.match(name) is None else name

"""Foreign text: names normalised, private names turned into keys, broken characters repaired."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " "})
_SURROGATE = re.compile("[\ud800-\udfff]")


def normal(text: str) -> str:
    """Return ``text`` in NFC with the no-break spaces as plain ones."""
    return unicodedata.normalize("NFC", text).translate(_SPACES)


def folded(text: str) -> str:
    """Return ``text`` normalised for comparing file names and labels, case ignored (Turkish i included)."""
    return normal(text).replace("İ", "i").replace("ı", "i").casefold()


def repair(text: str) -> str:
    """Return ``text`` with lone surrogates replaced by U+FFFD, so that it can be written anywhere."""
    return _SURROGATE.sub("\ufffd", text)


def private_key(platform: str, name: str) -> str:
    """Return the id of a person who is no public maker: ``platform:#`` and 16 hex digits of the folded name.

    The same name always gives the same key, so lists can be joined without keeping the name (clinical 5.5).
    """
    digest = hashlib.blake2b(f"{platform}\0{folded(name)}".encode("utf-8", "replace"), digest_size=8)
    return f"{platform}:#{digest.hexdigest()}"

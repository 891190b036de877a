"""Brackets and quotes of JSON bytes: where they stand and how deep."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

QUOTE, OPEN_LIST = ord('"'), ord("[")
SIGNS = np.zeros(256, np.int8)
"""+1 for an opening bracket, -1 for a closing one, by byte."""
SIGNS[list(b"{[")] = 1
SIGNS[list(b"}]")] = -1
_LOOK = bytes(byte in b'{}[]"' for byte in range(256))


def masked(data: bytes) -> bytes:
    """Return ``data`` with escapes overwritten, length kept, so that each quote left borders a string."""
    return data.replace(b"\\\\", b"__").replace(b'\\"', b"__") if b'\\"' in data else data


def marks(plain: bytes) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint8]]:
    """Return where brackets and quotes stand in masked bytes, and which."""
    places = np.flatnonzero(np.frombuffer(plain.translate(_LOOK), np.bool_))
    return places, np.frombuffer(plain, np.uint8)[places]


def deepest(data: bytes) -> int:
    """Return how many brackets stand inside one another in a whole JSON value."""
    _, found = marks(masked(data))
    quotes = found == QUOTE
    outside = ((np.cumsum(quotes) & 1) == 0) & ~quotes
    depth = np.cumsum(SIGNS[found[outside]], dtype=np.int64)
    return int(depth.max()) if depth.size else 0

"""The fast lane for long lists written with indents, as exports are: blocks end where a row's bracket does.

A line that holds nothing but a row's own indent and its closing bracket stands between two rows: texts hold
no raw line ends, and whatever lies inside a row is indented more. The decoder confirms it, since a block cut
anywhere else leaves a bracket open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator
from typing import Any

_BEGINNING = re.compile(rb"\s*\[\s*?(\n *)\{")


def rows(
    first: bytes, more: Callable[[], bytes], decode: Callable[[bytes], list[Any] | None]
) -> Generator[list[Any], None, bytes]:
    """Yield blocks of rows as long as that goes well; return the bytes that were not read.

    ``first`` begins the document, ``more`` gives the next bytes (empty at the end), ``decode`` returns the
    rows of a whole JSON list, or None when it does not understand one. After the first block that was yielded
    the rest begins between two rows.
    """
    beginning = _BEGINNING.match(first)
    if beginning is None:
        return first
    border = beginning[1] + b"}"
    start, rest = beginning.start(1), first
    while (cut := rest.rfind(border)) >= 0:
        end = cut + len(border)
        found = decode(b"[" + rest[start:end].lstrip(b", \r\n\t") + b"]")
        if found is None:
            break
        yield found
        fresh = more()
        start, rest = 0, rest[end:] + fresh
        if not fresh:
            break
    return rest

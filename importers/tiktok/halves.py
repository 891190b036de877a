"""Convert a column at once where all values are alike, and only the odd ones value by value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pyarrow as pa

_FEW = 64


def by_halves(
    values: Sequence[Any],
    at_once: Callable[[Sequence[Any]], pa.Array | None],
    one_by_one: Callable[[Sequence[Any]], pa.Array],
) -> pa.Array:
    """Return the converted column, shape (len(values),).

    ``at_once`` answers None when a value is odd; the column is then halved until odd ones stand among few.
    """
    if len(values) <= _FEW:
        return one_by_one(values)
    whole = at_once(values)
    if whole is not None:
        return whole
    middle = len(values) // 2
    parts = (values[:middle], values[middle:])
    return pa.concat_arrays([by_halves(part, at_once, one_by_one) for part in parts])

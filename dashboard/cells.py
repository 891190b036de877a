"""Cells of tables that leave the program: no spreadsheet takes one for a formula (reliability 2e)."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from dashboard.display import shown

LONGEST = 400
"""Longest text in a cell, in characters."""
_LEADS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe(cell: Any) -> Any:
    """Return a cell fit to be written: numbers as they are, text in one line, ``'`` before formulas.

    Spaces before it do not hide a formula: some spreadsheets cut them off.
    """
    if not isinstance(cell, str):
        return cell
    text = shown(cell, LONGEST)
    return f"'{text}" if cell.lstrip(" \u00a0").startswith(_LEADS) or text.startswith(_LEADS) else text


def write(target: TextIO, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write a table as CSV (RFC 4180), heads and cells made safe."""
    writer = csv.writer(target)
    writer.writerow([safe(head) for head in heads])
    writer.writerows([safe(cell) for cell in row] for row in rows)

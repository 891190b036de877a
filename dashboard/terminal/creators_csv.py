"""``analyze --csv``: the creators' table in a file of its own, or on standard output."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pandas as pd

from analyzer import Analysis
from analyzer.creators import COLUMNS
from dashboard import cells
from dashboard.files import create_private
from dashboard.terminal import say

STANDARD_OUTPUT = Path("-")


def write(analysis: Analysis, target: Path) -> None:
    """Write every creator, most viewed first; ``-`` is standard output. An existing file is left as it is."""
    text = table(analysis)
    if target == STANDARD_OUTPUT:
        sys.stdout.write(text)
        return
    try:
        with create_private(target) as file:
            file.write(text.encode())
    except FileExistsError as error:
        raise say.Refusal(f"{say.file_name(target)} is there already; choose a new name for it.") from error
    except OSError as error:
        raise say.Refusal(
            f"{say.file_name(target)} cannot be written there; choose another folder."
        ) from error
    say.sentence(f"{len(analysis.creators):,} creators written to {target}.")


def table(analysis: Analysis) -> str:
    """Return the table as CSV text; times in ISO 8601 (UTC), numbers unrounded."""
    out = io.StringIO(newline="")
    rows = (
        [
            row["creator"],
            row["name"],
            "; ".join(row["platforms"]),
            row["views"],
            row["share"],
            row["hours_low"],
            row["hours"],
            row["hours_high"],
            _utc(row["first"]),
            _utc(row["last"]),
            row["active_days"],
        ]
        for row in analysis.creators.to_dict("records")
    )
    cells.write(out, COLUMNS, rows)
    return out.getvalue()


def _utc(stamp: pd.Timestamp) -> str:
    return f"{stamp:%Y-%m-%dT%H:%M:%SZ}"

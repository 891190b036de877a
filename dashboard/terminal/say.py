"""What goes to the terminal beside a command's answer: always on standard error, never a traceback."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.display import shown

if TYPE_CHECKING:
    from rich.console import Console


class Refusal(Exception):  # noqa: N818 - an answer to the person, not a bug
    """A command cannot do what was asked; ``str()`` is one sentence with a next step. Exit code 2."""


def console(*, quiet: bool = False) -> Console:
    """Return a console on standard error; it says nothing when ``quiet``."""
    from rich.console import Console  # noqa: PLC0415 - not needed to answer --help

    return Console(stderr=True, quiet=quiet, highlight=False, soft_wrap=True, markup=False)


def answers() -> Console:
    """Return a console on standard output, for what a command was asked for."""
    from rich.console import Console  # noqa: PLC0415 - not needed to answer --help

    return Console(highlight=False, soft_wrap=True, markup=False)


def sentence(text: str) -> None:
    """Write one line on standard error."""
    sys.stderr.write(f"{text}\n")


def file_name(path: Path) -> str:
    """Return a file's name as it can be shown."""
    return shown(path.name) or str(path)


def trouble(error: BaseException) -> str:
    """Return the sentence for a bug: its type and place, never its message, which may quote an export."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return (
        f"Something in this program went wrong ({type(error).__name__}{where}), and nothing was changed. "
        "Try once more; if it comes back, tell the makers these words, they hold nothing of yours."
    )


@contextmanager
def utf8() -> Iterator[None]:
    """Let nothing that is printed fail for want of a letter in the terminal's alphabet."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    yield

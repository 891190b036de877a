"""Where a person's files lie, and files nobody else may read."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from platformdirs import user_data_path

from dashboard.lock import Held, Lock

WORKSPACE = "mirror.parasocial"


def data_folder() -> Path:
    """Return the folder where this program keeps a person's files on this system."""
    return user_data_path("parasocial", appauthor=False)


def default_workspace() -> Path:
    """Return where the workspace lies when none is named."""
    return data_folder() / WORKSPACE


def create_private(path: Path) -> BinaryIO:
    """Open a new file for writing that only this account may read. Raises ``FileExistsError``."""
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, 0o600), "wb")


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Give a private folder (0700) for what is only passing through, and delete it at the end.

    Folders left behind by a program that was killed are deleted at the next start: their lock is free.
    """
    root = data_folder() / "passing"
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    _sweep(root)
    folder = root / secrets.token_hex(8)
    folder.mkdir(mode=0o700)
    lock = Lock(folder / "lock")
    try:
        yield folder
    finally:
        lock.release()
        shutil.rmtree(folder, ignore_errors=True)
        with contextlib.suppress(OSError):
            root.rmdir()


def _sweep(root: Path) -> None:
    for lock in root.glob("*/lock"):
        with contextlib.suppress(Held, OSError):
            Lock(lock).release()
            shutil.rmtree(lock.parent, ignore_errors=True)

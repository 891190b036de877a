"""One program per workspace: a lock that the system gives back when a program ends, however it ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Held(Exception):  # noqa: N818 - an answer, not a bug
    """Another program holds the lock."""


class Lock:
    """An exclusive lock on a small file of its own, which stays behind and says nothing when it is free."""

    def __init__(self, path: Path) -> None:
        """Take the lock at ``path``; its folder must exist. Raises ``Held`` when another has it."""
        self.path = path
        self._descriptor: int | None = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(self._descriptor)
        except OSError as error:
            self.release()
            raise Held(path.name) from error

    def release(self) -> None:
        """Give the lock back. Doing so twice is harmless."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

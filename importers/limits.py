"""How much one reading may use: set inside the child where its system can, and watched from outside."""

from __future__ import annotations

import contextlib
import sys
from dataclasses import asdict, dataclass
from typing import Any

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of memory and seconds for one export.

    ``memory`` is resident memory, watched from outside; ``address_space`` is what the child may map at all.
    ``seconds`` is processor time, with ``seconds_per_mb`` for every megabyte (2^20 bytes) of the file given;
    the wall clock may show ``wall_factor`` times as much, because other programs run too.
    """

    memory: int = 1200 * MEGABYTE
    address_space: int = 3000 * MEGABYTE
    seconds: float = 60.0
    seconds_per_mb: float = 1.0
    wall_factor: float = 4.0

    def cpu(self, size: int) -> float:
        """Return the processor seconds for a file of ``size`` bytes."""
        return self.seconds + self.seconds_per_mb * size / MEGABYTE

    def wall(self, size: int) -> float:
        """Return the wall-clock seconds for a file of ``size`` bytes."""
        return self.wall_factor * self.cpu(size)

    def as_json(self) -> dict[str, Any]:
        """Return the fields, for the child."""
        return asdict(self)


LIMITS = Limits()


def apply(limits: Limits, size: int) -> None:
    """Bind this process: address space, processor time, no core file; nothing where a system cannot.

    Called first thing in the child, before any parser is loaded.
    """
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on every system

    seconds = max(1, round(limits.cpu(size)))
    for kind, value in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, limits.address_space),
    ):
        hard = resource.getrlimit(kind)[1]
        soft = value if hard == resource.RLIM_INFINITY else min(value, hard)
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (soft, hard if kind == resource.RLIMIT_CPU else soft))

"""A zip under construction, and what was planted in each of its files."""

from __future__ import annotations

import zipfile
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO


@dataclass(slots=True)
class Planted:
    """What one file holds: events by kind, records set aside by reason, exact repeats of another record."""

    events: Counter[str] = field(default_factory=Counter)
    set_aside: Counter[str] = field(default_factory=Counter)
    duplicates: int = 0

    @property
    def found(self) -> int:
        """Records in the file."""
        return self.events.total() + self.set_aside.total() + self.duplicates

    def event(self, kind: str, count: int = 1) -> None:
        """Count records that an importer keeps as events of ``kind``."""
        self.events[kind] += count

    def aside(self, reason: str, count: int = 1) -> None:
        """Count records that an importer understands and does not use."""
        self.set_aside[reason] += count


@dataclass(slots=True)
class Parcel:
    """One export: its file name, the moment it was made (UTC), its files in order, and what is planted."""

    name: str
    platform: str
    made: datetime
    files: dict[str, bytes] = field(default_factory=dict)
    planted: dict[str, Planted] = field(default_factory=dict)
    doubles_across: int = 0

    def add(self, path: str, data: bytes | str, planted: Planted | None = None) -> None:
        """Put a file in; ``planted`` only for files that hold records."""
        self.files[path] = data.encode() if isinstance(data, str) else data
        if planted is not None:
            self.planted[path] = planted

    def zipped(self) -> bytes:
        """Return the zip's bytes: entry times are the moment the export was made, nothing else varies."""
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for path, data in self.files.items():
                info = zipfile.ZipInfo(path, self.made.timetuple()[:6])
                info.compress_type = zipfile.ZIP_DEFLATED
                info.create_system = 3
                info.external_attr = 0o644 << 16
                archive.writestr(info, data, compresslevel=9)
        return out.getvalue()

"""Write the sample exports and ``people.toml`` into the folder above this one."""

from __future__ import annotations

from pathlib import Path

from sample_exports.make.build import write

if __name__ == "__main__":
    for path in write(Path(__file__).parent.parent):
        print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")

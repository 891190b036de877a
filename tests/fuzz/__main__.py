"""Read damaged exports until one breaks a law.

``python -m tests.fuzz --cases 100000 --workers 2`` runs a release's worth, about 20 ms of processor each;
``python -m tests.fuzz --first 4711 --cases 1`` repeats one: each case is its number, so a finding has a name.
"""

from __future__ import annotations

import argparse
import faulthandler
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from tests.fuzz.laws import check
from tests.fuzz.mutations import export_of

LONGEST = 10.0
"""Seconds of one case after which it counts as hanging."""
SLOW = 3.0
KEEP_FINDINGS = 20


def main() -> int:
    asked = _asked()
    if asked.workers > 1:
        return _share(asked.first, asked.cases, asked.workers)
    outcomes: Counter[str] = Counter()
    findings = 0
    with tempfile.TemporaryDirectory() as place:
        for number in range(asked.first, asked.first + asked.cases):
            outcome = _one(number, Path(place) / "export.zip")
            outcomes[outcome or "FOUND"] += 1
            findings += outcome is None
            if findings >= KEEP_FINDINGS:
                break
    print(f"{outcomes.total()} cases from {asked.first}: {dict(outcomes.most_common())}", flush=True)
    return 1 if findings else 0


def _one(number: int, path: Path) -> str | None:
    """Return what came of case ``number``; None, with the trace printed, when a law broke."""
    path.write_bytes(export_of(number))
    print(f"case {number}", end="\r", flush=True, file=sys.stderr)
    faulthandler.dump_traceback_later(LONGEST, exit=True, file=sys.stdout)
    begun = time.process_time()
    try:
        return check(path)
    except Exception:  # noqa: BLE001 - any of them is a finding
        print(f"case {number} broke:\n{traceback.format_exc(limit=-4)}", flush=True)
        return None
    finally:
        faulthandler.cancel_dump_traceback_later()
        if (took := time.process_time() - begun) > SLOW:
            print(f"case {number} took {took:.1f} s", flush=True)


def _share(first: int, cases: int, workers: int) -> int:
    share = -(-cases // workers)
    running = [
        subprocess.Popen(
            [
                sys.executable,
                "-m",
                "tests.fuzz",
                "--first",
                str(at),
                "--cases",
                str(min(share, first + cases - at)),
            ]
        )
        for at in range(first, first + cases, share)
    ]
    return max(worker.wait() for worker in running)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=int, default=0, help="number of the first case")
    parser.add_argument("--cases", type=int, default=2000)
    parser.add_argument("--workers", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

"""All benchmarks, one after the other, each in a process of its own: ``python -m tests.benchmarks``."""

from __future__ import annotations

import subprocess
import sys

SUBJECTS = ("youtube", "tiktok", "instagram", "analyzer", "pages")

for subject in SUBJECTS:
    print(f"\n== {subject}", flush=True)
    subprocess.run([sys.executable, "-m", f"tests.benchmarks.{subject}"], check=True)

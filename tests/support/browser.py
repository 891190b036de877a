"""A browser for the tests: one that is there, else one that can be installed, else one clear sentence."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    r"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
HELP = "The browser tests need a browser: install Chromium, Chrome or Edge, and run the tests again."


class NoBrowserError(RuntimeError):
    """There is no browser and none could be installed."""


@cache
def executable() -> str | None:
    """Return the path of a browser, or None for Playwright's own after it was downloaded.

    Order: one on this machine; ``apt-get install chromium`` where that is possible; Playwright's download.
    Raises ``NoBrowserError`` with a sentence that says what to install.
    """
    found = _present()
    if found is None and _apt():
        found = _present()
    if found is not None:
        return found
    if _own():
        return None
    raise NoBrowserError(HELP)


def _present() -> str | None:
    on_path = (shutil.which(name) for name in NAMES)
    in_place = (place for place in PLACES if Path(place).exists())
    return next((one for one in (*on_path, *in_place) if one), None)


def _apt() -> bool:
    if shutil.which("apt-get") is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=False, env=quiet, stdout=subprocess.DEVNULL)
    done = subprocess.run(
        ["apt-get", "install", "-y", "-qq", "chromium"], check=False, env=quiet, stdout=subprocess.DEVNULL
    )
    return done.returncode == 0


def _own() -> bool:
    done = subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    return done.returncode == 0

"""A real browser on the real command: every page that a test opens has to end with an empty console."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    ViewportSize,
    expect,
    sync_playwright,
)

from tests.support.browser import FLAGS, executable

READY = re.compile(r"READY (http://127\.0\.0\.1:\d+)/\S*")
SCREEN: ViewportSize = {"width": 1280, "height": 900}
PATIENCE_MS = 30_000
"""How long a page may take on a machine that is busy with other things."""


@dataclass(slots=True)
class Served:
    """A running program. Its start link works once, so all tests of one run share ``context``."""

    base: str
    context: BrowserContext


@dataclass
class Watch:
    """What went wrong in a page while a test used it."""

    troubles: list[str] = field(default_factory=list)

    def said(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.troubles.append(f"console {message.type}: {message.text}")

    def asked(self, request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            self.troubles.append(f"request to the outside: {request.url}")


def delete(kept: Locator) -> None:
    """Delete what was kept: open the fold, read what would go, press the button."""
    kept.get_by_text("Delete", exact=True).first.click()
    kept.get_by_role("button", name="Delete it for good").first.click()


@contextmanager
def serving(browser: Browser, *arguments: str, program: str = "dashboard") -> Iterator[Served]:
    """Run the command until the test is done; opens the start link once."""
    command = [sys.executable, "-m", program, *arguments, "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            found = READY.match(line)
            assert found, f"expected a READY line, got {line!r}"
            context = browser.new_context(viewport=SCREEN, reduced_motion="reduce")
            first = context.new_page()
            first.goto(line.split(maxsplit=1)[1].strip())
            first.close()
            yield Served(found.group(1), context)
            context.close()
        finally:
            process.terminate()
            process.wait(timeout=20)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=executable(), args=list(FLAGS))
        expect.set_options(timeout=PATIENCE_MS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def demo(browser: Browser) -> Iterator[Served]:
    """The demo with its three invented people."""
    with serving(browser, "demo") as served:
        yield served


@pytest.fixture
def mine(browser: Browser, tmp_path: Path) -> Iterator[Served]:
    """An empty workspace of one's own."""
    with serving(browser, "open", "--workspace", str(tmp_path / "mine.parasocial")) as served:
        yield served


@contextmanager
def watched(context: BrowserContext) -> Iterator[Page]:
    """Give a page; when the test is done its console is empty and nothing was asked of the outside."""
    page, watch = context.new_page(), Watch()
    page.on("console", watch.said)
    page.on("request", watch.asked)
    page.on("pageerror", lambda error: watch.troubles.append(f"page error: {error}"))
    yield page
    page.close()
    assert watch.troubles == []


@pytest.fixture
def page(demo: Served) -> Iterator[Page]:
    """A page of the demo."""
    with watched(demo.context) as opened:
        yield opened


@pytest.fixture
def timed(demo: Served, browser: Browser) -> Iterator[Page]:
    """A page of the demo with a clock of its own, which no other test's page has."""
    kept = demo.context.storage_state()
    context = browser.new_context(viewport=SCREEN, reduced_motion="reduce", storage_state=kept)
    context.clock.install()
    with watched(context) as opened:
        yield opened
    context.close()


@pytest.fixture
def own(mine: Served) -> Iterator[Page]:
    """A page of an empty workspace."""
    with watched(mine.context) as opened:
        yield opened

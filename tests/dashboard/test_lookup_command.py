"""``parasocial lookup`` and ``--creators``, as a person types them."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from dashboard import cli
from dashboard.lookup import client
from dashboard.store import Workspace
from dashboard.terminal import looking
from tests.support.stub import QUICK, Stub, serving

FIRST = 7_000_000_000_000_000_000
VIEWS = 60


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "200")


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stub]:
    """Let the command ask a stand-in, quickly."""
    with serving(Stub()) as one:
        monkeypatch.setattr(client, "Client", partial(client.Client, one.base))
        monkeypatch.setattr(looking, "endpoints", lambda: QUICK)
        yield one


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """A TikTok export of an invented person: sixty videos, one a minute, none with a name."""
    rows = [
        {
            "Date": f"2026-03-{1 + number // 30:02d} 10:{number % 30:02d}:00",
            "Link": f"https://www.tiktokv.com/share/video/{FIRST + number}/",
        }
        for number in range(VIEWS)
    ]
    path = tmp_path / "user_data_tiktok.json"
    path.write_text(json.dumps({"Activity": {"Video Browsing History": {"VideoList": rows}}}), "utf-8")
    return path


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return tmp_path / "mine.parasocial"


class Said:
    """What a command printed, and its exit code."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err
        assert "Traceback" not in out + err


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    def call(*words: str | Path) -> Said:
        code = cli.run([str(word) for word in words])
        return Said(code, *capsys.readouterr())

    return call


def test_without_a_yes_one_screen_says_everything_and_nothing_is_sent(
    run: Any, export: Path, mine: Path, stub: Stub
) -> None:
    said = run("lookup", export, "--workspace", mine, "--sample", 20)

    assert said.code == 2
    assert "20 requests to www.tiktok.com, one at a time, about a minute" in said.err
    assert "https://www.tiktok.com/@x/video/70000000000000000" in said.err
    assert "TikTok can see that this internet address asks about these videos." in said.err
    assert "within five points" in said.err
    assert "Nothing was sent." in said.err
    assert stub.asked == []


def test_a_no_at_the_terminal_sends_nothing_and_a_yes_does(
    run: Any, export: Path, mine: Path, stub: Stub, monkeypatch: pytest.MonkeyPatch
) -> None:
    for word, code, asked in (("no\n", 2, 0), ("\n", 2, 0), ("Yes\n", 0, 5)):
        terminal = io.StringIO(word)
        terminal.isatty = lambda: True  # type: ignore[method-assign]
        monkeypatch.setattr("sys.stdin", terminal)
        assert run("lookup", export, "--workspace", mine, "--sample", 5).code == code
        assert len(stub.asked) == asked


def test_a_sample_then_all_and_each_item_is_asked_once(
    run: Any, export: Path, mine: Path, stub: Stub
) -> None:
    stub.plans = {str(FIRST + number): [404] for number in range(10)}
    first = run("lookup", export, "--workspace", mine, "--sample", 40, "--yes")
    assert first.code == 0
    assert len(stub.asked) == 40
    assert "of 60 views without a name, 40 were asked about" in first.out
    assert "Moss Name comes first with" in first.out

    rest = run("lookup", "--workspace", mine, "--all", "--yes")
    assert rest.code == 0
    assert sorted(stub.items()) == [str(FIRST + number) for number in range(VIEWS)]
    assert "50 have a name now. 10 cannot be named" in rest.out

    done = run("lookup", "--workspace", mine, "--all", "--yes")
    assert "All of these were asked about before." in done.err
    assert len(stub.asked) == VIEWS
    table = json.loads(run("analyze", "--workspace", mine, "--json").out)["creators"]
    assert [(one["creator"], one["views"]) for one in table] == [("tiktok:@moss", 50)]


def test_a_run_that_ends_early_says_why_and_leaves_with_three(
    run: Any, export: Path, mine: Path, stub: Stub
) -> None:
    stub.otherwise = 429
    said = run("lookup", export, "--workspace", mine, "--yes")

    assert said.code == 3
    assert "asked for fewer requests" in said.err


def test_stopping_by_the_keyboard_keeps_what_was_answered(
    run: Any, export: Path, mine: Path, stub: Stub, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask(self: client.Client, platform: str, item: str) -> Any:
        if len(stub.asked) == 7:
            raise KeyboardInterrupt
        return asking(self, platform, item)

    real: Any = client.Client
    asking = real.func.ask
    monkeypatch.setattr(real.func, "ask", ask)
    said = run("lookup", export, "--workspace", mine, "--yes")

    assert said.code == 3
    assert "What was answered is kept" in said.err
    with closing(Workspace.open(mine)) as workspace:
        assert len(workspace.answers_kept()) == 7


def test_without_an_export_or_a_workspace_there_is_nothing_to_look_up(
    run: Any, mine: Path, stub: Stub
) -> None:
    for words in (("lookup",), ("lookup", "--workspace", mine), ("lookup", "--private")):
        said = run(*words)
        assert said.code == 2
        assert "name an export" in said.err
    assert stub.asked == []
    assert not mine.exists()


def test_a_map_on_the_command_line_counts_for_analyze_and_is_kept_by_import(
    run: Any, export: Path, mine: Path, tmp_path: Path
) -> None:
    one, two = tmp_path / "map.csv", tmp_path / "video.info.json"
    one.write_text("video_id,creator\n" + "".join(f"{FIRST + n},@moss\n" for n in range(20)), "utf-8")
    info = {"id": str(FIRST + 20), "extractor_key": "TikTok", "uploader": "fern", "channel": "Fern"}
    two.write_text(json.dumps(info), "utf-8")
    expected = [("tiktok:@moss", 20), ("tiktok:@fern", 1)]

    passing = run("analyze", export, "--creators", one, "--creators", two, "--json")
    assert _creators(passing) == expected

    kept = run("import", export, "--creators", one, "--creators", two, "--workspace", mine)
    assert kept.code == 0
    assert "map.csv says who made 20 items." in kept.err
    assert _creators(run("analyze", "--workspace", mine, "--json")) == expected
    again = run("import", export, "--creators", one, "--workspace", mine)
    assert "brought before" in again.err
    signals = json.loads(run("analyze", "--workspace", mine, "--json").out)["signals"]
    (coverage,) = [one for one in signals if one["id"] == "SIG01"]
    assert (coverage["used"], coverage["of"]) == (21, VIEWS)


def test_a_map_that_is_none_ends_in_one_sentence_and_imports_nothing(
    run: Any, export: Path, mine: Path, tmp_path: Path
) -> None:
    (tmp_path / "map.csv").write_text("who,what\n", "utf-8")
    for command in ("import", "analyze", "open"):
        said = run(command, export, "--creators", tmp_path / "map.csv", "--workspace", mine)
        assert said.code == 2
        assert "another header" in said.err
    assert not mine.exists()


def _creators(said: Said) -> list[tuple[str, int]]:
    assert said.code == 0, said.err
    return [(one["creator"], one["views"]) for one in json.loads(said.out)["creators"]]

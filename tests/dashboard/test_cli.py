"""The command line as people and other programs meet it: answers, exit codes, and never a traceback."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from dashboard import VERSION, cli, samples
from dashboard.store import Workspace
from dashboard.terminal import gathering, serving
from dashboard.terminal.arguments import Common, arranged
from tests.support import tiny
from tests.support import youtube_export as made

ROOT = Path(__file__).parents[2]
GARDEN = "UCquietgarden00000000001"
COMMANDS = frozenset({"open", "demo", "inspect", "lookup", "import", "analyze", "workspace"})


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's data folder of their own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "200")
    return tmp_path / "home" / "parasocial"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    return written(tmp_path / "first", history(0))


@pytest.fixture
def later(tmp_path: Path) -> Path:
    return written(tmp_path / "later", history(30))


def history(start: int) -> bytes:
    """Return forty views, a minute apart, ``start`` minutes after midnight."""
    garden = [{"name": "Quiet Garden", "url": f"https://www.youtube.com/channel/{GARDEN}"}]
    return tiny.listed([tiny.record(start + number, subtitles=garden) for number in range(40)])


def written(folder: Path, data: bytes) -> Path:
    folder.mkdir()
    (folder / "watch-history.json").write_bytes(data)
    return folder / "watch-history.json"


class Said:
    """What a command printed, and its exit code."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err
        assert "Traceback" not in out + err

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    def call(*words: str | Path) -> Said:
        code = cli.run([str(word) for word in words])
        return Said(code, *capsys.readouterr())

    return call


@pytest.mark.parametrize(
    ("words", "order"),
    [
        ("", "open"),
        ("a.zip b.zip", "open a.zip b.zip"),
        ("open a.zip", "open a.zip"),
        ("inspect a.zip --quiet --json", "--quiet inspect a.zip --json"),
        ("--quiet inspect a.zip", "--quiet inspect a.zip"),
        ("a.zip --port 8050 --private", "--port 8050 --private open a.zip"),
        ("analyze --workspace=my.parasocial --tz UTC", "--workspace=my.parasocial analyze --tz UTC"),
        ("workspace list --workspace my.parasocial", "--workspace my.parasocial workspace list"),
        ("--no-browser -- demo", "--no-browser open -- demo"),
        ("-- --quiet", "open -- --quiet"),
        ("--help", "--help"),
        ("import --help", "import --help"),
        ("--version", "--version open"),
    ],
)
def test_common_options_go_before_or_after_any_command(words: str, order: str) -> None:
    assert arranged(words.split(), COMMANDS) == order.split()


def test_the_version_is_the_packages(run: Any) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == VERSION
    for words in (["--version"], ["inspect", "--version"]):
        said = run(*words)
        assert (said.code, said.out) == (0, f"parasocial {VERSION}\n")


def test_help_names_what_exists_and_nothing_else(run: Any) -> None:
    said = run("--help")
    assert said.code == 0
    assert set(re.findall(r"^  (\w+)  ", said.out, re.MULTILINE)) == COMMANDS
    for option in ("--workspace", "--private", "--port", "--no-browser", "--quiet", "--version"):
        assert option in said.out
    assert set(re.findall(r"^  (\w+)  ", run("workspace", "--help").out, re.MULTILINE)) == {
        "list", "backup", "restore", "wipe",
    }  # fmt: skip


def test_help_loads_neither_pandas_nor_dash() -> None:
    script = (
        "import sys; from dashboard import cli; cli.run(['--help']);"
        "sys.exit(bool({'pandas', 'dash', 'pyarrow', 'numpy'} & set(sys.modules)))"
    )
    assert (
        subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=False).returncode
        == 0
    )


@pytest.mark.parametrize(
    "words",
    ["inspect", "import", "inspect --nothing a.zip", "workspace", "workspace nothing", "open --port many",
     "open --port 99999", "analyze a.zip --from yesterday", "demo extra", "workspace wipe --workspace"],
)  # fmt: skip
def test_words_that_cannot_be_placed_end_in_one_sentence(run: Any, words: str) -> None:
    said = run(*words.split())
    assert (said.code, said.out) == (2, "")
    assert said.err.count("\n") == 1
    assert said.err.endswith("See parasocial --help.\n")


def test_inspect_prints_the_contract(run: Any, export: Path, later: Path, home: Path) -> None:
    said = run("inspect", export, later, "--json", "--quiet")
    assert (said.code, said.err) == (0, "")
    answer = said.json
    assert answer["version"] == VERSION
    assert answer["complete"] is True
    assert [entry["name"] for entry in answer["exports"]] == ["watch-history.json"] * 2
    first = answer["exports"][0]
    assert {"name", "sha256", "platform", "dialects", "members", "coverage"} <= first.keys()
    member = first["members"][0]
    assert (member["fate"], member["found"], member["independent"]) == ("parsed", 40, 40)
    assert member["events"] == {"view": 40}
    assert {"path", "bytes", "set_aside", "duplicates", "unreadable"} <= member.keys()
    views = next(row for row in first["coverage"] if row["kind"] == "view")
    assert views == {
        "platform": "youtube", "kind": "view", "status": "read",
        "first": "2024-03-01T00:00:00Z", "last": "2024-03-01T00:39:00Z",
    }  # fmt: skip
    assert answer["totals"] == {
        "found": 80, "events": 80, "set_aside": 0, "duplicates": 0, "duplicates_across": 10, "unreadable": 0,
    }  # fmt: skip
    assert not home.exists()


def test_inspect_says_in_words_what_became_of_every_record(run: Any, export: Path, later: Path) -> None:
    said = run("inspect", export, later)
    assert said.code == 0
    assert "watch-history.json (YouTube): found 40 records, used 40." in said.out
    assert "Together: 80 records found, 70 used" in said.out
    assert "Garden" not in said.out


@pytest.mark.parametrize("command", ["inspect", "analyze"])
@pytest.mark.parametrize("flags", [[], ["--json"]])
def test_what_cannot_be_read_is_one_sentence_and_exit_2(
    run: Any, tmp_path: Path, export: Path, command: str, flags: list[str]
) -> None:
    (tmp_path / "photo.zip").write_bytes(b"\x89PNG\r\n\x1a\n" + b"x" * 500)
    for name in ("photo.zip", "nowhere.zip"):
        said = run(command, export, tmp_path / name, *flags, "--quiet")
        assert (said.code, said.out) == (2, "")
        assert said.err.count("\n") == 1
        assert name in said.err


@pytest.mark.parametrize("command", ["inspect", "analyze"])
def test_what_was_read_in_part_is_printed_with_exit_3(run: Any, tmp_path: Path, command: str) -> None:
    cut = written(tmp_path / "cut", history(0)[:-300])
    said = run(command, cut, "--json", "--quiet")
    assert said.code == 3
    assert said.json["version"] == VERSION
    assert "could not be read" in run("inspect", cut).out


def test_import_keeps_exports_and_knows_them_again(run: Any, export: Path, later: Path, home: Path) -> None:
    said = run("import", export, later)
    assert (said.code, said.out) == (0, "")
    assert f"Workspace: {home / 'mirror.parasocial'}" in said.err
    assert "40 new events." in said.err
    assert "30 new events; 10 were in an earlier import already." in said.err
    assert "0 new events, nothing changed" in run("import", export).err
    with closing(Workspace.open(home / "mirror.parasocial")) as workspace:
        assert len(workspace.record().events) == 70


def test_import_keeps_all_or_nothing(run: Any, export: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.parasocial"
    said = run("import", export, tmp_path / "nowhere.zip", "--workspace", mine)
    assert said.code == 2
    with closing(Workspace.open(mine)) as workspace:
        assert workspace.imports() == ()


def test_import_of_a_part_is_kept_and_exits_3(run: Any, tmp_path: Path) -> None:
    cut = written(tmp_path / "cut", history(0)[:-300])
    assert run("import", cut, "--workspace", tmp_path / "mine.parasocial").code == 3


def test_quiet_says_nothing_beside_the_answer(run: Any, export: Path, tmp_path: Path) -> None:
    said = run("import", export, "--quiet", "--workspace", tmp_path / "mine.parasocial")
    assert (said.code, said.out, said.err) == (0, "", "")


def test_analyze_prints_the_contract(run: Any, export: Path, home: Path) -> None:
    said = run("analyze", export, "--json", "--tz", "Asia/Tokyo", "--quiet")
    assert (said.code, said.err) == (0, "")
    answer = said.json
    assert (answer["version"], answer["tz"]) == (VERSION, "Asia/Tokyo")
    assert answer["period"]["first"] == "2024-03-01T00:00:00Z"
    assert {
        "id",
        "name",
        "value",
        "low",
        "high",
        "unit",
        "used",
        "of",
        "subject",
        "caveats",
        "parts",
    } <= answer["signals"][0].keys()
    creator = answer["creators"][0]
    assert (creator["creator"], creator["views"]) == (f"youtube:{GARDEN}", 40)
    assert {"name", "platforms", "share", "hours", "first", "last", "active_days"} <= creator.keys()
    assert not home.exists()


def test_analyze_takes_local_days_inclusive(run: Any, tmp_path: Path) -> None:
    days = [tiny.record(0, time=f"2024-03-0{day}T12:00:00.000Z") for day in range(1, 8)]
    export = written(tmp_path / "days", tiny.listed(days))
    words = (
        "analyze",
        export,
        "--json",
        "--quiet",
        "--tz",
        "UTC",
        "--from",
        "2024-03-03",
        "--to",
        "2024-03-05",
    )
    period = run(*words).json["period"]
    assert (period["first"], period["last"]) == ("2024-03-03T12:00:00Z", "2024-03-05T12:00:00Z")
    assert period["active_days"] == 3


def test_analyze_in_words_names_the_top_creator_and_no_title(run: Any, export: Path) -> None:
    said = run("analyze", export, "--tz", "UTC")
    assert said.code == 0
    assert "Quiet Garden" in said.out
    assert "Garden film" not in said.out
    assert "1 of them with views" in said.out


def test_a_zone_nobody_knows_is_one_sentence(run: Any, export: Path) -> None:
    said = run("analyze", export, "--tz", "Nowhere/Else", "--json", "--quiet")
    assert (said.code, said.out) == (2, "")
    assert "Nowhere/Else" in said.err


def test_days_the_wrong_way_round_are_one_sentence(run: Any, export: Path) -> None:
    said = run("analyze", export, "--from", "2024-03-05", "--to", "2024-03-01", "--quiet")
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)


def test_a_map_names_makers_that_the_export_does_not(run: Any, tmp_path: Path) -> None:
    bare = [tiny.record(number, subtitles=[]) for number in range(5)]
    export = written(tmp_path / "bare", tiny.listed(bare))
    creators = tmp_path / "makers.csv"
    creators.write_text("platform,item,creator,name\nyoutube,gd000000002,@Moss,Moss & Co\n", "utf-8")
    said = run("analyze", export, "--creators", creators, "--json", "--quiet", "--tz", "UTC")
    assert [(row["creator"], row["name"], row["views"]) for row in said.json["creators"]] == [
        ("youtube:@moss", "Moss & Co", 1)
    ]


def test_a_map_with_another_header_is_one_sentence(run: Any, export: Path, tmp_path: Path) -> None:
    (tmp_path / "makers.csv").write_text("who,what\na,b\n", "utf-8")
    said = run("analyze", export, "--creators", tmp_path / "makers.csv", "--json", "--quiet")
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert "platform,item,creator" in said.err


def test_analyze_reads_a_workspace_without_an_export(
    run: Any, export: Path, later: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "mine.parasocial"
    run("import", export, "--workspace", mine)
    before = mine.read_bytes()
    for words in (("analyze", "--workspace", mine), ("analyze", later, "--workspace", mine)):
        said = run(*words, "--json", "--quiet")
        assert said.code == 0
    assert said.json["creators"][0]["views"] == 70
    assert mine.read_bytes() == before


def test_analyze_reads_a_workspace_that_is_open(run: Any, export: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.parasocial"
    run("import", export, "--workspace", mine)
    with closing(Workspace.open(mine)):
        assert run("analyze", "--workspace", mine, "--json", "--quiet").json["creators"][0]["views"] == 40
        assert run("workspace", "list", "--workspace", mine).code == 0
        said = run("import", export, "--workspace", mine)
    assert said.code == 2
    assert "already open" in said.err


def test_analyze_without_anything_to_look_at_is_one_sentence(run: Any) -> None:
    said = run("analyze")
    assert (said.code, said.out) == (2, "")
    assert "my-export.zip" in said.err


def test_a_workspace_can_be_listed_backed_up_wiped_and_restored(
    run: Any, export: Path, tmp_path: Path
) -> None:
    mine, copy = tmp_path / "mine.parasocial", tmp_path / "copy.parasocial"
    assert run("workspace", "list", "--workspace", mine).code == 0
    assert not mine.exists()
    run("import", export, "--workspace", mine)
    listed = run("workspace", "list", "--workspace", mine)
    assert listed.code == 0
    assert "watch-history.json" in listed.out
    assert run("workspace", "backup", copy, "--workspace", mine).code == 0
    assert run("workspace", "backup", copy, "--workspace", mine).code == 2
    assert run("workspace", "wipe", "--workspace", mine).code == 2
    assert mine.exists()
    wiped = run("workspace", "wipe", "--yes", "--workspace", mine)
    assert wiped.code == 0
    assert "snapshots" in wiped.err
    assert not mine.exists()
    assert run("workspace", "restore", copy, "--workspace", mine).code == 0
    assert run("workspace", "restore", copy, "--workspace", mine).code == 2
    assert "40" in run("workspace", "list", "--workspace", mine).out


def test_each_day_of_use_leaves_a_copy_that_is_listed_restored_and_wiped(
    run: Any, export: Path, later: Path, tmp_path: Path
) -> None:
    mine, again = tmp_path / "mine.parasocial", tmp_path / "again.parasocial"
    run("import", export, "--workspace", mine)
    run("import", later, "--workspace", mine)
    (copy,) = (tmp_path / "mine-backups").iterdir()

    listed = run("workspace", "list", "--workspace", mine)
    assert str(copy) in listed.out
    assert run("workspace", "restore", copy, "--workspace", again).code == 0
    with closing(Workspace.open(again)) as restored:
        assert len(restored.imports()) == 1

    wiped = run("workspace", "wipe", "--yes", "--workspace", mine)
    assert "copies it had made (1)" in wiped.err
    assert not (tmp_path / "mine-backups").exists()


def test_a_copy_that_cannot_be_written_is_said_and_stops_nothing(
    run: Any, export: Path, later: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "mine.parasocial"
    run("import", export, "--workspace", mine)
    (tmp_path / "mine-backups").write_text("in the way")

    said = run("import", later, "--workspace", mine)

    assert said.code == 0
    assert "could not be written" in said.err
    with closing(Workspace.open(mine)) as kept:
        assert len(kept.imports()) == 2


@pytest.mark.parametrize("words", ["backup x.parasocial", "wipe --yes", "restore nowhere.parasocial"])
def test_a_workspace_that_is_not_there_is_one_sentence(run: Any, words: str, tmp_path: Path) -> None:
    said = run("workspace", *words.split(), "--workspace", tmp_path / "none.parasocial")
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert not (tmp_path / "none.parasocial").exists()


def test_restore_refuses_what_is_not_a_workspace(run: Any, export: Path, tmp_path: Path) -> None:
    said = run("workspace", "restore", export, "--workspace", tmp_path / "mine.parasocial")
    assert said.code == 2
    assert not (tmp_path / "mine.parasocial").exists()


def test_private_and_a_workspace_together_are_one_sentence(run: Any, export: Path, tmp_path: Path) -> None:
    said = run("import", export, "--private", "--workspace", tmp_path / "mine.parasocial")
    assert (said.code, said.out) == (2, "")
    assert "only one of the two" in said.err


def test_a_bug_is_a_sentence_with_its_place_and_without_its_message(
    run: Any, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("sentinel title of a video")

    monkeypatch.setattr(gathering, "load", broken)
    said = run("inspect", export, "--json", "--quiet")
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert "KeyError at test_cli.py" in said.err
    assert "sentinel" not in said.err


def test_stopping_an_import_is_one_sentence(run: Any, export: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(gathering, "load", stopped)
    said = run("inspect", export, "--quiet")
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)


def test_the_demo_gives_each_person_a_workspace_that_keeps_nothing(
    run: Any, export: Path, later: Path, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    people = (samples.Person("Ada", "Asia/Tokyo", (export, later)), samples.Person("Bo", "UTC", (later,)))
    served: dict[str, tuple[int, str, bool]] = {}

    def serve(_: Common, workspaces: dict[str, Workspace]) -> None:
        for name, one in workspaces.items():
            served[name] = len(one.record().events), one.get("settings")["tz"], one.path is None

    monkeypatch.setattr(samples, "people", lambda: people)
    monkeypatch.setattr(serving, "serve", serve)
    assert run("demo", "--quiet").code == 0
    assert served == {"Ada": (70, "Asia/Tokyo", True), "Bo": (40, "UTC", True)}
    assert not home.exists()


def test_the_sample_people_and_their_exports_are_there() -> None:
    assert [person.name for person in samples.people()] == ["Susie", "Jim", "Noor"]
    assert all(path.is_file() for person in samples.people() for path in person.exports)


@contextmanager
def started(*words: str | Path, home: Path) -> Iterator[subprocess.Popen[str]]:
    outside = {"DASH_DEBUG": "1", "DASH_MCP_ENABLED": "1", "HOST": "elsewhere", "PORT": "1"}
    environment = {**os.environ, **outside, "XDG_DATA_HOME": str(home.parent)}
    with subprocess.Popen(
        [sys.executable, "-m", "dashboard", *map(str, words), "--no-browser"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        if process.poll() is None:
            process.kill()


def a_second_start_is_refused(mine: Path) -> None:
    second = subprocess.run(
        [sys.executable, "-m", "dashboard", "open", "--workspace", mine, "--no-browser"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (second.returncode, second.stdout) == (2, "")
    assert "already open" in second.stderr


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_open_says_ready_once_everything_is_kept_and_ends_cleanly(
    export: Path, tmp_path: Path, home: Path, ending: signal.Signals
) -> None:
    mine = tmp_path / "mine.parasocial"
    with started("open", export, "--workspace", mine, home=home) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        ready = process.stdout.readline()
        assert re.fullmatch(r"READY http://127\.0\.0\.1:\d+/start/[\w-]{43}\n", ready)
        with closing(Workspace.look(mine)) as workspace:
            assert len(workspace.imports()) == 1
        if ending is signal.SIGTERM:
            a_second_start_is_refused(mine)
        token = ready.split("/start/")[1].strip()
        assert token not in Path(f"/proc/{process.pid}/cmdline").read_text()
        process.send_signal(ending)
        assert process.wait(20) == 0
        assert process.stdout.read() == ""
        assert "Traceback" not in process.stderr.read()
    assert not (home / "passing").exists()


def test_open_without_a_sound_workspace_is_one_sentence(tmp_path: Path, home: Path) -> None:
    (tmp_path / "mine.parasocial").write_text("dear diary " * 30)
    with started("open", "--workspace", tmp_path / "mine.parasocial", home=home) as process:
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err.count("\n")) == (2, "", 1)
    assert "not a workspace" in err


SENTINEL = "Quokka"
"""Stands in every value of an export; must stand in no description of it."""


def named_everywhere(path: Path) -> Path:
    """Write a history and a file of an unknown kind, with the secret in names, titles, keys and texts."""
    rows = [
        tiny.record(
            number,
            title=f"Watched {SENTINEL} {number}",
            subtitles=[{"name": SENTINEL, "url": f"https://www.youtube.com/channel/UC{SENTINEL:0<22}"}],
        )
        for number in range(5)
    ]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{SENTINEL}/history/watch-history.json", tiny.listed(rows))
        archive.writestr(
            f"{SENTINEL}/{SENTINEL}.json", json.dumps({SENTINEL: [{SENTINEL: f"{SENTINEL} said"}]})
        )
        archive.writestr("chat/message.html", f"<html><p class='{SENTINEL}'>{SENTINEL}</p></html>")
    return path


@pytest.mark.parametrize("words", [[], ["--json"]])
def test_diagnostics_show_structure_and_counts_and_no_value(
    tmp_path: Path, run: Any, words: list[str]
) -> None:
    said = run("inspect", "--diagnostics", named_everywhere(tmp_path / f"{SENTINEL}.zip"), *words)
    (export,) = said.json["exports"]
    assert (said.code, said.json["version"], export["complete"]) == (0, VERSION, True)
    assert [member["found"] for member in export["members"]] == [5, 0, 0]
    assert export["members"][0]["outline"]["paths"]["[].title text"] == 5
    assert export["members"][1]["outline"]["paths"][".<a+>[].<a+> text"] == 1
    assert SENTINEL.lower() not in (said.out + said.err).lower()
    assert "Look through it" in said.err


def test_diagnostics_of_what_is_not_understood_are_printed_and_end_with_3(tmp_path: Path, run: Any) -> None:
    path = tmp_path / f"{SENTINEL}.json"
    path.write_text(json.dumps([{SENTINEL: SENTINEL}]))
    said = run("inspect", path, "--diagnostics", "--quiet")
    assert (said.code, said.json["exports"][0]["refused"], said.err) == (3, "not_an_export", "")
    assert SENTINEL.lower() not in said.out.lower()


def test_diagnostics_of_a_file_that_is_not_there_are_a_sentence_and_2(tmp_path: Path, run: Any) -> None:
    said = run("inspect", "--diagnostics", tmp_path / "gone.zip")
    assert (said.code, said.out) == (2, "")
    assert "gone.zip is not there" in said.err


def test_a_zone_text_with_several_meanings_is_read_in_the_zone_that_was_said(
    tmp_path: Path, run: Any
) -> None:
    page = made.as_html(made.Maker(3).records([made.VIEW] * 3), made.Style(zone="CST", offset=480))
    export = tmp_path / "watch-history.html"
    export.write_text(made.text(page), "utf-8")
    last = f"{made.Maker(3).start:%Y-%m-%d}"

    def span(*words: str | Path) -> str:
        return str(run("inspect", "--json", *words).json["exports"][0]["coverage"][0]["last"])

    assert span(export, "--tz", "Asia/Shanghai").startswith(last)
    assert not span(export).startswith(last)
    assert run("analyze", "--json", export, "--tz", "Asia/Shanghai").json["period"]["last"].startswith(last)

    mine = tmp_path / "mine.parasocial"
    run("import", export, "--workspace", mine)
    with closing(Workspace.open(mine)) as workspace:
        workspace.put("settings", {"tz": "Asia/Shanghai"})
    assert run("analyze", "--json", "--workspace", mine).json["period"]["last"].startswith(last)


def test_a_zone_that_does_not_exist_is_a_sentence(run: Any, export: Path) -> None:
    said = run("inspect", export, "--tz", "Mars/Olympus")
    assert (said.code, said.out) == (2, "")
    assert "'Mars/Olympus' is not known" in said.err

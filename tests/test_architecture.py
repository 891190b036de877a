"""Imports point left only: importers, analyzer, dashboard; and the page's libraries stay in the page."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("importers", "analyzer", "dashboard")
PAGE = frozenset({"dash", "plotly", "flask", "waitress", "dash_mantine_components", "dash_ag_grid"})
WITHOUT_PAGE = (
    "schema",
    "lock",
    "database",
    "own_words",
    "store",
    "display",
    "files",
    "preferences",
    "samples",
)
"""Modules of the dashboard that hold data and know nothing of a page."""
PARSERS_WITHOUT = frozenset({"pandas", "plotly", "dash"})
MAY_PANDAS = frozenset({"record.py", "creators.py", "itemlengths.py"})
"""The parts of ``importers`` that run beside the analyzer, not in the reading child."""


def files(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """Yield every absolute module name that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides where it points"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def roots(path: Path) -> set[str]:
    return {name.partition(".")[0] for name in imported(path)}


def breaking(paths: Iterable[Path], forbidden: Collection[str]) -> list[str]:
    """Return which files import one of the forbidden packages."""
    listed = list(paths)
    assert listed
    return [path.relative_to(ROOT).as_posix() for path in listed if roots(path) & set(forbidden)]


@pytest.mark.parametrize("package", PACKAGES)
def test_imports_point_left_only(package: str) -> None:
    right = PACKAGES[PACKAGES.index(package) + 1 :]
    assert not breaking(files(package), {*right, "tests", "sample_exports"})


def test_a_file_that_points_right_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "parse.py").write_text("def f():\n    from dashboard.store import Workspace\n", "utf-8")
    assert roots(tmp_path / "parse.py") == {"dashboard"}


def test_the_analyzer_sees_only_the_record() -> None:
    allowed = ("importers.events", "importers.record", "importers.ledger", "importers.text")
    seen = {name for path in files("analyzer") for name in imported(path) if name.startswith("importers.")}
    assert seen
    assert not [name for name in seen if not name.startswith(allowed)]


@pytest.mark.parametrize("folder", ["importers", "analyzer", "dashboard/reflections"])
def test_data_and_words_know_nothing_of_a_page(folder: str) -> None:
    assert not breaking(files(folder), PAGE)


def test_the_workspace_knows_nothing_of_a_page() -> None:
    assert not breaking((ROOT / "dashboard" / f"{name}.py" for name in WITHOUT_PAGE), PAGE)


def test_what_runs_in_the_reading_child_starts_without_pandas() -> None:
    for path in files("importers"):
        if path.name not in MAY_PANDAS:
            assert not _at_the_top(path) & PARSERS_WITHOUT, path


LOOKUP = "dashboard/lookup/client.py"
"""The one place that may ask another machine, after the person has seen what is sent."""


def test_nothing_else_reaches_for_another_machine() -> None:
    network = {"requests", "httpx", "aiohttp", "ftplib", "smtplib", "telnetlib", "urllib3"}
    for package in PACKAGES:
        assert not breaking(files(package), network)
        asking = [p for p in files(package) if {"urllib.request", "http.client"} & set(imported(p))]
        assert {p.relative_to(ROOT).as_posix() for p in asking} <= {LOOKUP}


def _at_the_top(path: Path) -> set[str]:
    body = ast.parse(path.read_text("utf-8")).body
    plain = [alias.name for node in body if isinstance(node, ast.Import) for alias in node.names]
    from_ = [node.module or "" for node in body if isinstance(node, ast.ImportFrom)]
    return {name.partition(".")[0] for name in (*plain, *from_)}

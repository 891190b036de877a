"""What must not stand in the source: each of these has leaked, hung or run foreign code in trials."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FACTORY = ROOT / "dashboard" / "figures" / "graph.py"
PYTHON = sorted(
    path for package in ("importers", "analyzer", "dashboard") for path in (ROOT / package).rglob("*.py")
)
ASSETS = sorted((ROOT / "dashboard" / "assets").rglob("*"))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def calls() -> Iterator[tuple[Path, ast.Call]]:
    """Yield every call in the source with its file."""
    for path in PYTHON:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call):
                yield path, node


def named(call: ast.Call) -> str:
    return ast.unparse(call.func)


def keywords(call: ast.Call) -> dict[str, str]:
    return {word.arg: ast.unparse(word.value) for word in call.keywords if word.arg is not None}


def place(path: Path, call: ast.Call) -> str:
    return f"{path.relative_to(ROOT).as_posix()}:{call.lineno} {ast.unparse(call)[:60]}"


FORBIDDEN = {
    r"dcc\.Upload": "uploads are streamed; dcc.Upload loses files above 300 MB",
    r"dcc\.Markdown|dash_table|DataTable": "Markdown fetches foreign pictures",
    r"dangerously_allow": "foreign markup would run",
    r"srcDoc": "foreign markup would run",
    r"\bpickle\b|\bshelve\b|\bmarshal\b|read_pickle": "loading runs code",
    r"diskcache|flask_caching|DiskcacheManager|CeleryManager": "personal data on disk, as pickle",
    r"extractall|\.extract\(": "members are streamed, never unpacked",
    r"ijson\.(parse|items)": "nested input fills the memory",
    r"\blxml\b|etree|minidom|xml\.sax": "cuts files short without a word",
    r"format=[\"']mixed[\"']": "guesses dates row by row",
    r"external_(scripts|stylesheets)": "another machine would be asked",
    r"\beval\(|\bexec\(|(events|frame|df)\.query\(": "text would run",
    r"persistence\s*=": "personal data in the browser's storage",
    r"localStorage|sessionStorage|indexedDB|document\.cookie": "personal data in the browser's storage",
    r"suppress_callback_exceptions=True": "hides wrong ids",
    r"debug=True|enable_mcp=True": "opens the program to others",
    r"scattergl|Scattergl|WebGL|heatmapgl|scatter3d": "draws nothing under the policy",
    r"mapbox|choropleth|scattergeo|scattermap": "asks another machine for maps",
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write": "foreign markup would run",
}


@pytest.mark.parametrize("pattern", FORBIDDEN, ids=lambda pattern: pattern[:30])
def test_what_is_forbidden_does_not_stand_in_the_source(pattern: str) -> None:
    code = [path for path in (*PYTHON, *ASSETS) if path.suffix in {".py", ".js"} and ".min." not in path.name]
    assert len(code) > 60
    found = [path.relative_to(ROOT).as_posix() for path in code if re.search(pattern, _without_words(path))]
    assert not found, FORBIDDEN[pattern]


@cache
def _without_words(path: Path) -> str:
    """Return a file without docstrings and comments, which may name what they warn of."""
    if path.suffix != ".py":
        return re.sub(r"/\*.*?\*/|//[^\n]*", "", path.read_text("utf-8"), flags=re.DOTALL)
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            node.body = [one for one in body if not _is_text(one)] or [ast.Pass()]  # type: ignore[attr-defined]
    return ast.unparse(tree)


def _is_text(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def test_a_forbidden_word_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "page.py").write_text('"""dcc.Upload is bad."""\nx = dcc.Upload()  # dcc.Upload\n', "utf-8")
    assert _without_words(tmp_path / "page.py") == "x = dcc.Upload()"


def test_stores_live_in_memory_only() -> None:
    stores = [(path, call) for path, call in calls() if named(call).endswith("Store")]
    kept = [
        (path, call) for path, call in stores if keywords(call).get("storage_type") not in {None, "'memory'"}
    ]
    assert not [place(*one) for one in kept]


def test_every_graph_comes_from_the_factory() -> None:
    graphs = [(path, call) for path, call in calls() if named(call) in {"dcc.Graph", "Graph"}]
    assert not [place(path, call) for path, call in graphs if path != FACTORY]
    assert graphs


BOUNDED = {"importers/listing.py": "tail.read()"}
"""Reads of a buffer whose size was checked before: the list of contents at a zip's end."""


def test_no_member_of_a_zip_is_read_in_one_piece() -> None:
    whole = [
        (path.relative_to(ROOT).as_posix(), ast.unparse(call))
        for path, call in calls()
        if path.is_relative_to(ROOT / "importers") and named(call).endswith(".read") and not call.args
    ]
    assert set(whole) == set(BOUNDED.items())


def test_mathjax_stays_off() -> None:
    assert not [place(*one) for one in calls() if keywords(one[1]).get("mathjax", "False") != "False"]


def test_callbacks_have_no_literal_ids() -> None:
    wired = [
        (path, call) for path, call in calls() if named(call) in {"Output", "Input", "State", "set_props"}
    ]
    assert len(wired) > 10
    assert not [place(path, call) for path, call in wired if isinstance(call.args[0], ast.Constant)]


def test_no_shell_is_asked() -> None:
    shells = {"os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput"}
    assert not [
        place(path, call) for path, call in calls() if named(call) in shells or "shell" in keywords(call)
    ]

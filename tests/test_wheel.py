"""The built package works by itself: wheel, empty environment, demo."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
WAIT = 240


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, timeout=WAIT)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def parasocial(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the command as installed from the wheel into an environment of its own."""
    home = tmp_path_factory.mktemp("empty") / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(home)], check=True, timeout=WAIT)
    scripts = home / ("Scripts" if sys.platform == "win32" else "bin")
    install = [str(scripts / "python"), "-m", "pip", "install", "--quiet", str(wheel)]
    subprocess.run(install, check=True, capture_output=True, timeout=WAIT)
    return scripts / "parasocial"


def test_the_wheel_holds_words_samples_and_looks_but_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    assert any(name.startswith("dashboard/content/en/reflections/") for name in names)
    assert any(name.startswith("dashboard/sample_exports/") and name.endswith(".zip") for name in names)
    assert "dashboard/sample_exports/people.toml" in names
    assert any(name.startswith("dashboard/assets/") for name in names)
    assert not any(name.startswith("tests/") for name in names)


def test_the_demo_starts_from_the_installed_wheel(parasocial: Path, tmp_path: Path) -> None:
    command = [str(parasocial), "demo", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=tmp_path) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline().startswith("READY http://127.0.0.1:")
        finally:
            process.terminate()
            process.wait(timeout=20)


def test_an_export_is_read_by_the_installed_command(parasocial: Path, tmp_path: Path) -> None:
    sample = next((ROOT / "sample_exports").glob("susie_takeout-*.zip"))

    done = subprocess.run(
        [str(parasocial), "inspect", str(sample), "--json"],
        check=True, capture_output=True, text=True, cwd=tmp_path, timeout=WAIT,
    )  # fmt: skip

    assert json.loads(done.stdout)["complete"] is True

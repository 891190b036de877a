from __future__ import annotations

import os

import hypothesis
import pytest

hypothesis.settings.register_profile("any machine", deadline=None)
hypothesis.settings.load_profile("any machine")
"""No test fails because a machine is busy; speed is measured in ``tests/benchmarks``."""


def pytest_xdist_auto_num_workers() -> int:
    """Return one worker more than there are processors: a test with a browser waits some of its time."""
    return (os.cpu_count() or 1) + 1


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let golden cases be written anew; read the difference as the person would read the screen."""
    parser.addoption(
        "--update-golden", action="store_true", help="write expected.json of every golden case anew"
    )


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether expected results are to be written rather than compared."""
    return bool(request.config.getoption("--update-golden"))

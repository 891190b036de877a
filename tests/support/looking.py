"""The command, asking a stand-in at the address in STUB: ``python -m tests.support.looking``."""

from __future__ import annotations

import os
from functools import partial

import msgspec

from dashboard import cli
from dashboard.components import looking_up
from dashboard.lookup import client
from tests.support.stub import QUICK

PACE, PATIENCE = 0.25, 20.0


def main() -> None:
    """Let every look-up ask the stub at the address in ``STUB``, a few times a second."""
    known = msgspec.structs.replace(QUICK, seconds_between=PACE, timeout_seconds=PATIENCE)
    client.Client = partial(client.Client, os.environ["STUB"])  # type: ignore[assignment,misc]
    looking_up.endpoints = lambda: known  # type: ignore[assignment]
    looking_up.EVERY_MS = 500
    cli.main()


if __name__ == "__main__":
    main()

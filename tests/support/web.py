"""A browser's side of the dashboard without a browser: Flask's test client behind the real guard."""

from __future__ import annotations

import re
from pathlib import Path

from flask.testing import FlaskClient

from dashboard.desk import Desk
from dashboard.guard import Guard
from dashboard.server import create_app

PORT = 8765
ORIGIN = f"http://127.0.0.1:{PORT}"


def client_of(desk: Desk, scratch: Path) -> FlaskClient:
    """Return a client that has followed a start link; it names the right host, origin and person."""
    guard = Guard(PORT)
    client = create_app(desk, guard=guard, scratch=scratch).server.test_client()
    client.environ_base.update({"HTTP_HOST": f"127.0.0.1:{PORT}", "HTTP_ORIGIN": ORIGIN})
    load(client, desk)
    begun = client.get(guard.start_link(), base_url=ORIGIN)
    assert begun.status_code == 303
    return client


def load(client: FlaskClient, desk: Desk) -> None:
    """Let the client show whoever is open now, as a page does that is loaded again."""
    client.environ_base["HTTP_X_PARASOCIAL_PERSON"] = desk.token


def person_in(page: str) -> str:
    """Return the token of the person whom a page says it shows."""
    found = re.search(r'<meta name="parasocial-person" content="([0-9a-f]{16})">', page)
    assert found
    return found[1]

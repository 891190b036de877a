"""A browser's side of the dashboard without a browser: Flask's test client behind the real guard."""

from __future__ import annotations

from pathlib import Path

from flask.testing import FlaskClient

from dashboard.desk import Desk
from dashboard.guard import Guard
from dashboard.server import create_app

PORT = 8765
ORIGIN = f"http://127.0.0.1:{PORT}"


def client_of(desk: Desk, scratch: Path) -> FlaskClient:
    """Return a client that has followed a start link; it names the right host and origin."""
    guard = Guard(PORT)
    client = create_app(desk, guard=guard, scratch=scratch).server.test_client()
    client.environ_base.update({"HTTP_HOST": f"127.0.0.1:{PORT}", "HTTP_ORIGIN": ORIGIN})
    begun = client.get(guard.start_link(), base_url=ORIGIN)
    assert begun.status_code == 303
    return client

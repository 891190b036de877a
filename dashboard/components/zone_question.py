"""The question that stands before hours and nights as long as nobody said where the person's clock is."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.parts import panel
from dashboard.components.words import page
from dashboard.desk import Desk
from dashboard.zones import question


def zone_question(desk: Desk) -> list[Component]:
    """Return the panel with the zone an export suggests and the way to settle it; nothing once it is."""
    found, words = question(desk), page("zones")
    if found is None:
        return []
    sentence = words["asked"].format(zone=found.zone, now=desk.settings().tz)
    return [panel(html.P(sentence), html.P(dcc.Link(words["settle"], href="/settings")), look="warm")]

"""The analyzer's settings as a workspace keeps them: only what the person changed, by field name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from babel.localtime import get_localzone

from analyzer import Settings


def settings_of(kept: Mapping[str, Any]) -> Settings:
    """Return the settings for what a workspace keeps (JSON values); the zone is this machine's until changed.

    Raises ``ValueError`` with one sentence when a value lies outside its range.
    """
    return msgspec.convert({"tz": local_zone(), **kept}, Settings)


def changed(kept: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return what to keep after ``changes``; ``ValueError`` when one of them cannot be."""
    merged = {**kept, **msgspec.to_builtins(dict(changes))}
    settings_of(merged)
    return merged


def local_zone() -> str:
    """Return this machine's time zone as an IANA name; ``UTC`` where it does not say."""
    zone = get_localzone()
    key = getattr(zone, "key", None) or getattr(zone, "zone", None)
    return key if isinstance(key, str) else "UTC"

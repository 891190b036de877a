"""The dashboard: a person's own record, shown on their own machine."""

from __future__ import annotations

VERSION = "0.1.0"

"""The four groups of the navigation, in their order; a page names its own as ``GROUP``."""

from __future__ import annotations

from enum import StrEnum


class Group(StrEnum):
    """Under which heading a page stands. The words are ``group_…`` of ``[shell]`` in ``pages.toml``."""

    LOOK = "look"
    REFLECT = "reflect"
    HEAVY = "heavy"
    ABOUT = "about"

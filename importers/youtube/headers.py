"""Which of Google's products a record is of, told by its header: others link to videos as well.

My Activity of a browser or of the search has rows with the address of a video. The header names the product,
in Latin letters in every language seen (youtube.md 2.2); old rows may have none.
"""

from __future__ import annotations

from collections.abc import Iterable

_BRAND = "youtube"
PLAIN = "YouTube"
"""The header nearly every record has."""


def is_youtube(text: str) -> bool:
    """Whether a header, or the name of a product, says YouTube."""
    return _BRAND in text.lower()


class Headers:
    """Tells records of other products, in a file where any header says YouTube."""

    def __init__(self, sample: Iterable[str | None] = ()) -> None:
        """Look at the headers of some records; where none says YouTube, they tell nothing."""
        self.tell = any(is_youtube(header) for header in sample if header)

    def is_other(self, header: str | None) -> bool:
        """Whether ``header`` names another product."""
        return self.tell and bool(header) and not is_youtube(header or "")

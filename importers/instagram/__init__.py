"""Instagram exports, from the flat files of 2020 to the labelled lists of 2026."""

from importers.instagram.plan import InstagramImporter

__all__ = ["InstagramImporter"]

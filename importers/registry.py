"""The importers, in the order they are asked."""

from __future__ import annotations

from importers.base import Importer
from importers.instagram import InstagramImporter
from importers.tiktok import TikTokImporter
from importers.youtube import YouTubeImporter

IMPORTERS: tuple[Importer, ...] = (YouTubeImporter(), TikTokImporter(), InstagramImporter())

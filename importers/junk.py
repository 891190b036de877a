"""Files that hold no records for us, whatever made them: pictures, films, system droppings."""

from __future__ import annotations

from pathlib import PurePosixPath

MEDIA = frozenset(
    {
        *(".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".heif", ".avif", ".bmp", ".tif", ".tiff"),
        *(".svg", ".ico", ".mp4", ".mov", ".m4v", ".avi", ".webm", ".mkv", ".3gp", ".mp3", ".m4a", ".aac"),
        *(".ogg", ".opus", ".wav", ".flac", ".srt", ".vtt", ".css", ".js", ".woff", ".woff2", ".ttf", ".otf"),
        *(".pdf", ".docx", ".xlsx", ".pptx", ".ics", ".vcf", ".mbox", ".eml"),
    }
)
"""Endings of pictures, sound, films, page furniture and office files."""
FOLDERS = frozenset({"__MACOSX"})
NAMES = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
SHADOW = "._"
"""How macOS begins the name of a file beside the real one."""


def is_junk(path: str) -> bool:
    """Return whether a member can hold no records by its name alone. Such a member is never opened."""
    parts = path.replace("\\", "/").replace("!/", "/").split("/")
    name = parts[-1]
    return (
        not FOLDERS.isdisjoint(parts[:-1])
        or name in NAMES
        or name.startswith(SHADOW)
        or PurePosixPath(name).suffix.lower() in MEDIA
    )

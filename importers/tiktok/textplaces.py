"""Which export a text file belongs to, where several lie in one folder, and what its name is there."""

from __future__ import annotations

import re

from importers.archive import Member
from importers.copies import uncopied
from importers.text import folded
from importers.tiktok.textnames import plain

_ROOT = re.compile(r"tiktok|tiktokdata\w*")
_SECTION_FOLDER = 1
"""Folders between an export's root and its files, where no folder's name tells."""


def base(member: Member) -> str:
    """Return a file's name as the tables of names have it: ``Watch History (1).txt`` is ``watchhistory``."""
    return plain(uncopied(folded(member.name)))


def root(member: Member) -> str:
    """Return the folder of the export that a file belongs to.

    That is the last one called ``TikTok`` or ``TikTok_Data_…``, or the last zip; without either the folder
    above the section's, so that what may be one export is never seen as two.
    """
    folders = folded(member.path.replace("\\", "/")).split("/")[:-1]
    marked = [place for place, folder in enumerate(folders, 1) if _is_root(folder)]
    return "/".join(folders[: marked[-1]] if marked else folders[:-_SECTION_FOLDER])


def _is_root(folder: str) -> bool:
    return folder.endswith(".zip!") or _ROOT.fullmatch(plain(uncopied(folder))) is not None

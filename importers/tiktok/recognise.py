"""Is this file TikTok's? The keys decide; the name is a hint for files that say too little."""

from __future__ import annotations

from collections.abc import Collection

from importers.archive import Member, from_bytes
from importers.jsonwalk import Walk, WalkStopped
from importers.text import folded, normal
from importers.tiktok import members


def is_other_product(member: Member) -> bool:
    """Whether a file belongs to the product whose data can lie beside TikTok's."""
    return members.OTHER_PRODUCT in folded(member.path)


def is_document(member: Member, head: bytes) -> bool:
    """Whether ``head``, a file's first bytes, begins TikTok's JSON document."""
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"{":
        return folded(member.name) in members.JSON_NAMES
    roots, sections = _keys(head)
    if roots & members.OWN_ROOTS:
        return True
    known = members.OWN_SECTIONS | members.KINDS.keys()
    return bool(roots & members.SHARED_ROOTS and sections & known) or (
        folded(member.name) in members.JSON_NAMES and not _foreign(roots)
    )


def _foreign(roots: set[str]) -> bool:
    return bool(roots) and not roots & (members.OWN_ROOTS | members.SHARED_ROOTS)


def generation(roots: Collection[str], sections: Collection[str], fields: Collection[str]) -> str:
    """Return the generation of a JSON document, from all its folded keys (tiktok.md 2)."""
    seen = {*roots, *sections, *fields}
    if "activity" in roots:
        return "json-g1" if "watch row videolink" in seen else "json-g2"
    if members.ONLY_G5 & seen:
        return "json-g5"
    if members.ONLY_G3_ROOTS & set(roots) or "your activity > like list" in sections:
        return "json-g3"
    return "json-g4"


def _keys(head: bytes) -> tuple[set[str], set[str]]:
    """Return the folded keys of the first two levels, as far as ``head`` goes."""
    levels: tuple[set[str], set[str]] = (set(), set())
    try:
        for piece in Walk(from_bytes(head)):
            for level, key in zip(levels, piece.path, strict=False):
                level.add(folded(normal(key)))
    except WalkStopped:
        pass
    return levels

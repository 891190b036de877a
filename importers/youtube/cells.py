"""One HTML cell taken apart: the plain shape with byte cuts, any other shape with a tolerant HTML reader."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from importers.text import normal
from importers.youtube import places

MARKER = b'<div class="outer-cell'
"""Every record begins with it; titles cannot hold it, because ``<`` is escaped there."""
BODY = b'mdl-typography--body-1">'
"""The main cell; the empty spacer beside it has more classes."""
END = b"</div>"
BREAK = b"<br>"
PLAIN = re.compile(
    rb'mdl-typography--body-1">(?P<before>[^<]*+)<a href="https://www\.youtube\.com/watch\?v=(?P<item>[\w-]{11})">'
    rb'(?P<title>[^<]*+)</a>(?P<after>[^<]*+)<br>(?P<channel><a href="[^"]*+">[^<]*+</a>)<br>'
    rb"(?P<clock>[^<]++)(?:<br>)?</div>"
)
"""The most frequent shape, from ``BODY`` to ``END``: link to a video, link to a channel, clock."""
CONTROLS = "myaccount.google.com/activitycontrols"
MAPS = "google.com/maps"
_LINK = re.compile(rb'<a href="([^"]*+)">([^<]*+)</a>')
_CAPTION = b'mdl-typography--caption">'
_HEADER = re.compile(rb'mdl-typography--title">([^<]*+)<')
_QUOTED = 3
"""A link has what stands before, within and behind its quotes."""
LONGEST = 1 << 16
MOST_TAGS = 3000


@dataclass(slots=True)
class Line:
    """One line of a cell: its text, and the first link in it with the words around."""

    text: str = ""
    url: str | None = None
    link: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A record in parts. ``details`` says whether the caption has a section that marks an advertisement."""

    header: str
    lines: list[Line] = field(default_factory=list)
    details: bool = False

    @property
    def clock(self) -> bytes:
        """The last line: when it was."""
        return self.lines[-1].text.encode() if len(self.lines) > 1 else b""


def take_apart(cell: bytes) -> Cell | None:
    """Return a cell of any shape in parts, or None when it has no main part or is out of all bounds."""
    if not 0 < len(cell) <= LONGEST or cell.count(b"<") > MOST_TAGS:
        return None
    return _by_cuts(cell) or _by_tree(cell)


def text(raw: bytes) -> str:
    """Return the text that ``raw`` stands for, entities resolved."""
    plain = raw.decode("utf-8", "replace")
    if "&" not in plain:
        return plain
    usual = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&#39;", "'")
    if usual.count("&") == usual.count("&amp;"):
        return usual.replace("&amp;", "&")
    return unescape(plain)


def header(head: bytes) -> str:
    """Return the product named above the main cell, empty where there is none."""
    found = _HEADER.search(head)
    return normal(text(found[1])).strip() if found else ""


def products(cell: bytes) -> str:
    """Return the first section of a cell's caption, which names products; empty where there is none."""
    _, *sections = cell.partition(_CAPTION)[2].split(b"<b>")
    return text(sections[0]) if sections else ""


def _by_cuts(cell: bytes) -> Cell | None:
    """Take apart a cell with no tags but links and line breaks in its main part; None for any other."""
    head, _, rest = cell.partition(BODY)
    body, _, tail = rest.partition(END)
    pieces = body.split(BREAK)
    lines = [_line(piece) for piece in pieces]
    tags = len(pieces) - 1 + 2 * sum(line.url is not None for line in lines)
    header = _HEADER.search(head)
    if not tail or header is None or body.count(b"<") != tags:
        return None
    while lines and not lines[-1].text:
        lines.pop()
    return Cell(normal(text(header[1])).strip(), lines, is_ad(tail.decode("utf-8", "replace")))


def _line(piece: bytes) -> Line:
    link = _LINK.search(piece)
    if link is None:
        return Line(normal(text(piece)).strip())
    before, after = normal(text(piece[: link.start()])), normal(text(piece[link.end() :]))
    words = normal(text(link[2]))
    return Line(f"{before}{words}{after}".strip(), text(link[1]), words.strip(), before, after)


def _by_tree(cell: bytes) -> Cell | None:
    tree = LexborHTMLParser((MARKER + cell).decode("utf-8", "replace"))
    main = next((n for n in tree.css("div.mdl-typography--body-1") if not _is_spacer(n)), None)
    if main is None:
        return None
    title = tree.css_first(".mdl-typography--title")
    caption = tree.css_first("div.mdl-typography--caption")
    header = normal(title.text()).strip() if title else ""
    return Cell(header, _lines(main), caption is not None and is_ad(caption.html or ""))


def is_ad(caption: str) -> bool:
    """Whether a caption holds a section besides products, locations and the reason: only advertisements do.

    Sections are told without their words: the first names products, one links to the account's controls,
    one to a map.
    """
    sections = caption.split("<b>")[2:]
    return any(CONTROLS not in section and MAPS not in section for section in sections)


def _is_spacer(node: Any) -> bool:
    return "mdl-typography--text-right" in (node.attributes.get("class") or "")


def _lines(main: Any) -> list[Line]:
    lines = [Line()]
    for node in main.iter(include_text=True):
        if node.tag == "br":
            lines.append(Line())
            continue
        line, text = lines[-1], normal(node.text(deep=True))
        line.text += text
        if node.tag == "a" and line.url is None:
            line.url, line.link = node.attributes.get("href"), text.strip()
        elif line.url is None:
            line.before += text
        else:
            line.after += text
    for line in lines:
        line.text = line.text.strip()
    while lines and not lines[-1].text:
        lines.pop()
    return lines


def channel(line: bytes) -> tuple[str, str] | None:
    """Return (creator, name) of a line that is one link to a channel and nothing else, else None."""
    opening = line.split(b'"', 2)
    if len(opening) != _QUOTED or opening[0] != b"<a href=" or not opening[2].endswith(b"</a>"):
        return None
    name, creator = opening[2][1:-4].decode(), places.creator(unescape(opening[1].decode()))
    return (creator, unescape(name)) if creator and name and "<" not in name else None

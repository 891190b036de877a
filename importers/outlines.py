"""What a file looks like without what it says: known keys, kinds of values, counts, outlines of dates."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from typing import Any

from importers.vocabulary import outline, shown

MOST = 60
"""Rows of an outline that are kept, most frequent first."""
DEEPEST = 12
LONGEST_DATE = 40
FEWEST_DIGITS = 4
"""A short text with this many digits and not more letters may be a date: its outline helps to read it."""

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')
_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9]{0,15})\b([^<>]{0,300})>")
_CLASS = re.compile(r'class="([^"]{0,200})"')
_CLASS_NAME = re.compile(r"(?:mdl|content|outer|header)-[a-z0-9-]+|_[a-z0-9-]{2,6}|pam|uiBoxWhite|noborder")
_LABEL = re.compile(r"([^:]{1,40}):\s*(.*)")


def of_text(head: str, ending: str) -> dict[str, Any]:
    """Return the outline of a file from its beginning (64 kB); ``ending`` decides where bytes do not.

    Nothing in it is a value of the file: names stand as they are only when every export may have them.
    """
    start = head.lstrip()[:1]
    if start in {"{", "["}:
        return {"form": "json", "paths": _json(head)}
    if start == "<":
        return {"form": "html", "tags": _html(head)}
    if ending == ".csv":
        return {"form": "csv", **_csv(head)}
    return {"form": "text", "lines": _lines(head)}


def _json(head: str) -> dict[str, int]:
    """Count paths with the kind of what stands there, such as ``[].title text``."""
    counts: Counter[str] = Counter()
    stack: list[str] = []
    key = ""
    tokens = _TOKEN.findall(head)
    for piece, following in zip(tokens, [*tokens[1:], ""], strict=True):
        if piece in "}]":
            del stack[-1:]
        elif piece in ":,":
            key = "" if piece == "," else key
        elif following == ":":
            key = "." + shown(piece.strip('"'))
        else:
            counts["".join([*stack[:DEEPEST], key]) + _kind(piece)] += 1
            if piece in "{[":
                stack.append(key + ("[]" if piece == "[" else ""))
                key = ""
    return dict(counts.most_common(MOST))


def _kind(piece: str) -> str:
    if piece in "{[":
        return " object" if piece == "{" else " list"
    if not piece.startswith('"'):
        return " word" if piece in {"true", "false", "null"} else f" number of {len(piece)}"
    return " text" + _date_outline(piece[1:-1])


def _date_outline(text: str) -> str:
    if text.startswith("http"):
        return " (link)"
    digits, letters = sum(map(str.isdigit, text)), sum(map(str.isalpha, text))
    dated = digits >= max(FEWEST_DIGITS, letters) and len(text) <= LONGEST_DATE
    return f" {outline(text)}" if dated else ""


def _html(head: str) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for name, attributes in _TAG.findall(head):
        found = _CLASS.search(attributes)
        known = [c for c in (found[1] if found else "").split() if _CLASS_NAME.fullmatch(c)]
        counts[".".join([name.lower(), *known])] += 1
    return dict(counts.most_common(MOST))


def _csv(head: str) -> dict[str, Any]:
    plain = head.replace("\0", "").rpartition("\n")[0] or head
    try:
        rows = [row for row in csv.reader(io.StringIO(plain, newline="")) if row]
    except csv.Error:
        rows = []
    widths = Counter(str(len(row)) for row in rows)
    return {"columns": [shown(cell.strip()) for cell in rows[0]] if rows else [], "widths": dict(widths)}


def _lines(head: str) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for line in head.splitlines():
        label = _LABEL.fullmatch(line.strip())
        if label:
            counts[f"{shown(label[1])}: text{_date_outline(label[2])}"] += 1
        else:
            counts["empty" if not line.strip() else "line"] += 1
    return dict(counts.most_common(MOST))

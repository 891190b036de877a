"""Records of a text file: each begins with a line of the same label, or with a date where messages stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from importers.archive import Stream
from importers.jsonrows import says_nothing
from importers.jsonwalk import LONGEST_STRING, WalkStopped
from importers.ledger import Reason
from importers.tiktok.textnames import LABELS, plain

DATE = re.compile(r"\s*\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}\b")
MESSAGE = re.compile(r"(?P<time>\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?: UTC)?) (?P<sender>[^:\n]*):(?: |$)")
HEADING = re.compile(r">>>\s*(?P<heading>.*)")
_LABELLED = re.compile(r"(?P<label>[^:\n]{1,60})::?(?:[ \t]+(?P<value>.*)|[ \t]*$)")
_BATCH = 5_000
_MOST_LINES = 200


def labelled(line: str) -> tuple[str, str] | None:
    """Return (label, value) of ``Label: value``; a value may hold colons, and two may follow a label."""
    match = _LABELLED.match(line)
    return (match["label"], (match["value"] or "").strip()) if match else None


def time_label(head: str) -> str | None:
    """Return the label that begins a record: the first that stands before a date, or a known one."""
    for line in head.splitlines():
        pair = labelled(line)
        if pair and (DATE.match(pair[1]) or LABELS.get(plain(pair[0])) == "time"):
            return pair[0]
    return None


def lines(stream: Stream) -> Iterator[str]:
    """Yield the lines of a text stream without their ends. Raises ``WalkStopped`` at one beyond 1 MB."""
    rest = b""
    for chunk in stream.chunks():
        *whole, rest = (rest + chunk).split(b"\n")
        for line in whole:
            yield line.decode("utf-8", "replace").rstrip("\r")
        if len(rest) > LONGEST_STRING:
            raise WalkStopped(Reason.TOO_LONG)
    if rest:
        yield rest.decode("utf-8", "replace").rstrip("\r")


def records(stream: Stream, label: str) -> Iterator[list[list[str]]]:
    """Yield batches of records, each a list of its lines; what stands before the first is passed over."""
    start = re.compile(re.escape(label) + r"::?(?:[ \t]|$)")
    batch: list[list[str]] = []
    for line in lines(stream):
        if start.match(line):
            if len(batch) == _BATCH:
                yield batch
                batch = []
            batch.append([line])
        elif batch and len(batch[-1]) < _MOST_LINES:
            batch[-1].append(line)
    if batch:
        yield batch


def fields(record: list[str]) -> dict[str, str]:
    """Return the columns of a record: by label where it is known, else the first time and the first link."""
    found: dict[str, str] = {}
    for line in record:
        pair = labelled(line)
        if pair is None:
            continue
        column = LABELS.get(plain(pair[0])) or _by_value(pair[1])
        if column and says_nothing(found.get(column)):
            found[column] = pair[1]
    return found


def _by_value(value: str) -> str | None:
    if DATE.match(value):
        return "time"
    return "link" if value.startswith(("https://", "http://")) else None

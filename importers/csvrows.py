"""CSV rows from a stream in blocks: a long line or a broken quote costs one row, never the memory."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from importers.archive import Stream
from importers.ledger import Reason
from importers.sink import Sink

BLOCK_ROWS = 5000
LONGEST_ROW = 1 << 20
"""Bytes of one row, line ends inside quotes included."""


def blocks(stream: Stream, sink: Sink, *, skip: int = 0) -> Iterator[list[list[str]]]:
    """Yield lists of rows (lists of fields), the first ``skip`` rows and empty lines left out.

    Fields are parted as ``delimiter`` tells from the first record. A row that the csv reader refuses, or
    longer than ``LONGEST_ROW``, is counted as unreadable in ``sink``.
    """
    rows: list[list[str]] = []
    mark = ","
    for number, record in enumerate(_records(stream, sink)):
        mark = mark if number else delimiter(record[:LONGEST_ROW].decode("utf-8", "replace"))
        if number < skip:
            continue
        fields = _fields(record, mark)
        if fields is None:
            if rows:
                yield rows
                rows = []
            sink.unreadable()
            continue
        rows.append(fields)
        if len(rows) >= BLOCK_ROWS:
            yield rows
            rows = []
    if rows:
        yield rows


def delimiter(text: str) -> str:
    """Return what parts the fields of a table: ``;`` where its first line has more of them than commas.

    Spreadsheet programs of many countries save a table so.
    """
    header = text.lstrip("\r\n").partition("\n")[0]
    return ";" if header.count(";") > header.count(",") else ","


def _fields(record: bytes, mark: str) -> list[str] | None:
    if len(record) > LONGEST_ROW:
        return None
    text = record.decode("utf-8", "replace").replace("\0", "")
    try:
        return next(csv.reader([text], delimiter=mark, strict=False), None)
    except csv.Error:
        return None


def _records(stream: Stream, sink: Sink) -> Iterator[bytes]:
    """Yield records: text between line ends that stand outside quotes."""
    pending, quotes = b"", 0
    for line in _lines(stream):
        quotes += line.count(b'"')
        if len(pending) <= LONGEST_ROW:
            pending += line
        if quotes % 2 == 0 and line.endswith((b"\n", b"\r")):
            if pending.strip():
                yield pending.removeprefix(b"\xef\xbb\xbf")
            pending, quotes = b"", 0
    if pending.strip():
        if quotes % 2:
            sink.incomplete(Reason.TRUNCATED_TAIL)
        yield pending


def _lines(stream: Stream) -> Iterator[bytes]:
    """Yield lines with their ends; a line longer than ``LONGEST_ROW`` comes in pieces of about that size."""
    rest = b""
    for chunk in stream.chunks():
        lines = (rest + chunk).splitlines(keepends=True)
        rest = lines.pop() if lines and not lines[-1].endswith(b"\n") else b""
        yield from lines
        if len(rest) > LONGEST_ROW:
            yield rest
            rest = b""
    if rest:
        yield rest

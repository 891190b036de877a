"""Clock lines cut into day, hour and the rest, all lines of a block at once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Key: TypeAlias = tuple[bytes, bytes]
"""What stands before the hour and after the seconds, with plain spaces."""
_Ints: TypeAlias = npt.NDArray[np.int64]
_Bools: TypeAlias = npt.NDArray[np.bool_]
_Bytes: TypeAlias = npt.NDArray[np.uint8]

_COLON, _DOT, _ZERO = (ord(mark) for mark in ":.0")
_HOUR, _REST = 2, 6
"""Bytes of an hour before its colon, and from that colon to the end of the seconds."""
_DAY, _SIXTY, _TEN = 24, 60, 10
_TENS = np.full(256, _DAY, np.int64)
_TENS[list(b" ,012")] = 0, 0, 0, 10, 20
"""What the byte before an hour's last digit adds to it; too much where that is no hour."""
_SPACES = re.compile("\u00a0|\u2007|\u202f".encode())
_SAME = b" 1:00:00"
"""Stands for every clock time, so that the lines of one half day become equal."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Clock lines in parts. ``usual``, shape (lines,), says which have ``H:MM:SS`` at their first colon.

    The other arrays have one value per usual line: ``keys[which]`` is what stands around the clock, ``hours``
    the hour as written, 0 to 23, ``within`` the milliseconds since it began.
    """

    usual: _Bools
    keys: list[Key]
    which: _Ints
    hours: _Ints
    within: _Ints


def cut(lines: list[bytes]) -> Cut:
    """Return ``lines`` (together less than 2 GB) in parts."""
    lengths = np.fromiter(map(len, lines), np.int64, len(lines))
    ends = np.cumsum(lengths)
    starts = ends - lengths
    marks = np.frombuffer(b"".join(lines) + bytes(_HOUR + _REST), np.uint8)
    colons = np.append(np.flatnonzero(marks == _COLON), marks.size)
    at = colons[np.searchsorted(colons, starts)]
    inside = (at - _HOUR >= starts) & (at + _REST <= ends)
    clocks, read = _clocks(marks, np.where(inside, at, _HOUR))
    free = (at - _HOUR == starts) | ~_is_digit(marks[np.where(inside, at, 0) - _HOUR - 1])
    usual = inside & read & free
    which, keys = _keys(marks, starts[usual], ends[usual], at[usual])
    return Cut(usual, keys, which, clocks[0, usual], clocks[1, usual])


def key(before: bytes, after: bytes) -> Key:
    """Return what names a half day: all that stands around a clock, with plain spaces."""
    before, after = _SPACES.sub(b" ", before), _SPACES.sub(b" ", after)
    return before.rstrip(), after


def _clocks(marks: _Bytes, at: _Ints) -> tuple[_Ints, _Bools]:
    """Return hours and milliseconds within them, shape (2, colons), and where both are read."""
    units, *digits = (marks[at + offset].astype(np.int64) - _ZERO for offset in (-1, 1, 2, 4, 5))
    hours = _TENS[marks[at - _HOUR]] + units
    minutes, seconds = digits[0] * _TEN + digits[1], digits[2] * _TEN + digits[3]
    plain = [_is_digit(marks[at + offset]) for offset in (-1, 1, 2, 4, 5)]
    bounds = [hours < _DAY, minutes < _SIXTY, seconds < _SIXTY, np.isin(marks[at + 3], [_COLON, _DOT])]
    return np.stack([hours, (minutes * _SIXTY + seconds) * 1000]), np.logical_and.reduce(plain + bounds)


def _is_digit(marks: _Bytes) -> _Bools:
    answer: _Bools = (marks >= _ZERO) & (marks < _ZERO + _TEN)
    return answer


def _keys(marks: _Bytes, starts: _Ints, ends: _Ints, at: _Ints) -> tuple[_Ints, list[Key]]:
    """Return for each line with its clock at ``at`` which of the returned keys it has."""
    alike = marks.copy()
    alike[at[:, None] + np.arange(-_HOUR, _REST)] = np.frombuffer(_SAME, np.uint8)
    text = alike.tobytes()
    codes: dict[bytes, int] = {}
    spans = zip(starts.tolist(), ends.tolist(), strict=True)
    which = [codes.setdefault(text[start:end], len(codes)) for start, end in spans]
    return np.array(which, np.int64), [key(*line.split(_SAME, 1)) for line in codes]

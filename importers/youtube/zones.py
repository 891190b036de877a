"""What the zone text behind a clock time means: one fixed offset, and a guess of the person's own zone.

Google writes every row of an HTML export in the offset in force on the day of the export, so an
abbreviation is
an offset here, never a zone with summer time (youtube.md 3.1). Some abbreviations name several offsets:
the first is taken, and the others are handed on so that the person can be asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TABLE = """
UTC     0 Etc/UTC
GMT     0 Europe/London
Z       0 Etc/UTC
WET     0 Europe/Lisbon
WEST   60 Europe/Lisbon
WESZ   60 Europe/Lisbon
WEZ     0 Europe/Lisbon
BST    60 Europe/London, 360 Asia/Dhaka
IST   330 Asia/Kolkata, 120 Asia/Jerusalem, 60 Europe/Dublin
IDT   180 Asia/Jerusalem
CET    60 Europe/Berlin
CEST  120 Europe/Berlin
MEZ    60 Europe/Berlin
MESZ  120 Europe/Berlin
EET   120 Europe/Athens
EEST  180 Europe/Athens
OEZ   120 Europe/Athens
OESZ  180 Europe/Athens
HNEC   60 Europe/Paris
HEEC  120 Europe/Paris
HEC    60 Europe/Paris
MSK   180 Europe/Moscow
MCK   180 Europe/Moscow
МСК   180 Europe/Moscow
SAMT  240 Europe/Samara
YEKT  300 Asia/Yekaterinburg
TRT   180 Europe/Istanbul
GST   240 Asia/Dubai
AZT   240 Asia/Baku
PKT   300 Asia/Karachi
UZT   300 Asia/Tashkent
NPT   345 Asia/Kathmandu
IRST  210 Asia/Tehran
MMT   390 Asia/Yangon
ICT   420 Asia/Bangkok
WIB   420 Asia/Jakarta
WITA  480 Asia/Makassar
WIT   540 Asia/Jayapura
SGT   480 Asia/Singapore
MYT   480 Asia/Kuala_Lumpur
HKT   480 Asia/Hong_Kong
PHT   480 Asia/Manila
PHST  480 Asia/Manila
AWST  480 Australia/Perth
KST   540 Asia/Seoul
JST   540 Asia/Tokyo
ACST  570 Australia/Adelaide
ACDT  630 Australia/Adelaide
AEST  600 Australia/Sydney
AEDT  660 Australia/Sydney
NZST  720 Pacific/Auckland
NZDT  780 Pacific/Auckland
EST  -300 America/New_York, 600 Australia/Sydney
EDT  -240 America/New_York
CST  -360 America/Chicago, 480 Asia/Shanghai, -300 America/Havana
CDT  -300 America/Chicago
MST  -420 America/Denver
MDT  -360 America/Denver
PST  -480 America/Los_Angeles
PDT  -420 America/Los_Angeles
AKST -540 America/Anchorage
AKDT -480 America/Anchorage
HST  -600 Pacific/Honolulu
AST  -240 America/Halifax, 180 Asia/Riyadh
ADT  -180 America/Halifax
NST  -210 America/St_Johns
NDT  -150 America/St_Johns
HNE  -300 America/Toronto
HAE  -240 America/Toronto
HNP  -480 America/Vancouver
HAP  -420 America/Vancouver
BRT  -180 America/Sao_Paulo
BRST -120 America/Sao_Paulo
ART  -180 America/Argentina/Buenos_Aires
CLT  -240 America/Santiago
CLST -180 America/Santiago
COT  -300 America/Bogota
PET  -300 America/Lima
VET  -240 America/Caracas
SAST  120 Africa/Johannesburg
WAT    60 Africa/Lagos
CAT   120 Africa/Maputo
EAT   180 Africa/Nairobi
"""

_BY_LANGUAGE = {("CST", "zh"): 480, ("IST", "he"): 120, ("AST", "ar"): 180, ("BST", "bn"): 360}
"""Where the export's language speaks for another meaning than the first."""

_HOMES = {
    ("ko", 540): "Asia/Seoul",
    ("ja", 540): "Asia/Tokyo",
    ("zh", 480): "Asia/Shanghai",
    ("tr", 180): "Europe/Istanbul",
    ("ru", 180): "Europe/Moscow",
    ("ar", 180): "Asia/Riyadh",
    ("pt", -180): "America/Sao_Paulo",
    ("hi", 330): "Asia/Kolkata",
    ("id", 420): "Asia/Jakarta",
    ("vi", 420): "Asia/Ho_Chi_Minh",
    ("th", 420): "Asia/Bangkok",
}
_ODD_OFFSETS = {
    210: "Asia/Tehran",
    270: "Asia/Kabul",
    330: "Asia/Kolkata",
    345: "Asia/Kathmandu",
    390: "Asia/Yangon",
    570: "Australia/Adelaide",
    630: "Australia/Adelaide",
    -210: "America/St_Johns",
    -150: "America/St_Johns",
    -570: "Pacific/Marquesas",
}
_OFFSET = re.compile(r"[^\W\d_]*\s?([+\-\u2212\u2010\u2011])\s?(\d{1,2})(?::?(\d{2}))?")
_MOST_MINUTES = 14 * 60


@dataclass(frozen=True, slots=True)
class Meaning:
    """``minutes`` east of UTC, the IANA zone guessed, and the other offsets the text may name."""

    minutes: int
    zone: str
    others: tuple[int, ...] = ()


def _read(line: str) -> tuple[str, Meaning]:
    name, rest = line.split(maxsplit=1)
    pairs = [part.split() for part in rest.split(",")]
    offsets = [int(minutes) for minutes, _ in pairs]
    return name, Meaning(offsets[0], pairs[0][1], tuple(offsets[1:]))


_ZONES = dict(_read(line) for line in _TABLE.strip().splitlines())
_ALL = {
    (line.split()[0], int(part.split()[-2])): part.split()[-1]
    for line in _TABLE.strip().splitlines()
    for part in line.split(maxsplit=1)[1].split(",")
}


def meaning(text: str, language: str | None = None) -> Meaning | None:
    """Return what the zone ``text`` means, or None when it is not known. No text at all means UTC.

    ``text`` has plain spaces and no direction marks; forms such as ``GMT+09:00``, ``UTC−4`` are read too.
    """
    word = text.strip(" .,()")
    if not word:
        return _ZONES["UTC"]
    if known := _ZONES.get(word.upper()):
        return _preferred(word.upper(), known, language)
    shift = _OFFSET.fullmatch(word)
    if shift is None:
        return None
    minutes = int(shift[2]) * 60 + int(shift[3] or 0)
    if minutes > _MOST_MINUTES:
        return None
    minutes = minutes if shift[1] == "+" else -minutes
    return Meaning(minutes, home(minutes, language))


def home(minutes: int, language: str | None = None) -> str:
    """Return an IANA zone that keeps ``minutes`` east of UTC now, the language's own country first."""
    if at_home := _HOMES.get((language or "", minutes)):
        return at_home
    if minutes in _ODD_OFFSETS:
        return _ODD_OFFSETS[minutes]
    hours = round(minutes / 60)
    return f"Etc/GMT{-hours:+d}" if hours else "Etc/UTC"


def _preferred(word: str, known: Meaning, language: str | None) -> Meaning:
    minutes = _BY_LANGUAGE.get((word, language or ""))
    if minutes is None:
        return known
    others = tuple(one for one in (known.minutes, *known.others) if one != minutes)
    return Meaning(minutes, _ALL[word, minutes], others)

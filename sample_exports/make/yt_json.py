"""A YouTube history as JSON, printed as the platform prints it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sample_exports.make import clock
from sample_exports.make.yt_rows import CHANNEL, Language, Row

_ESCAPED = str.maketrans({c: f"\\u{ord(c):04x}" for c in "=&'<>"})


def document(rows: Iterable[Row], words: Language) -> str:
    """Return the whole file: one array, two-space print, ``= & ' < >`` escaped."""
    return "[" + ",".join(_record(row, words) for row in rows) + "]\n"


def _record(row: Row, words: Language) -> str:
    text = json.dumps(_fields(row, words), ensure_ascii=False, indent=2)
    compact = text.replace("[\n    {\n      ", "[{\n    ").replace("\n    }\n  ]", "\n  }]")
    compact = compact.replace(",\n      ", ",\n    ").replace('[\n    "', '["').replace('"\n  ]', '"]')
    return compact.replace('",\n    "YouTube', '", "YouTube').translate(_ESCAPED)


def _fields(row: Row, words: Language) -> dict[str, Any]:
    fields: dict[str, Any] = {"header": row.header, "title": row.title}
    if row.url:
        fields["titleUrl"] = row.url
    if row.channel is not None:
        fields["subtitles"] = [{"name": row.channel.name, "url": CHANNEL + row.channel.channel}]
    elif row.lines and not row.ad:
        fields["subtitles"] = [{"name": line} for line in row.lines]
    if row.ad and row.lines:
        fields["description"] = "\n".join(row.lines)
    fields["time"] = clock.iso(row.at)
    fields["products"] = ["YouTube"]
    if row.ad:
        fields["details"] = [{"name": words.from_ads}]
    fields["activityControls"] = [words.controls[number] for number in row.controls]
    return fields

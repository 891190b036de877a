"""History, searches and My Activity in JSON (youtube.md 2), in blocks of records."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import islice
from typing import Any

import msgspec

from importers import jsonblocks
from importers.archive import Stream
from importers.events import Kind, Surface
from importers.ledger import Reason
from importers.sink import Sink
from importers.youtube import affixes, headers, instants, places, sorting
from importers.youtube.below import Lines, Subtitle, text
from importers.youtube.rows import Context, Rows

_VIDEO = re.compile(r"/watch\?v=|/shorts/")
_ABSENT = msgspec.Raw()
_NOTHING = {b"", b"null", b"[]", b"{}", b'""', b"false"}


class Row(msgspec.Struct, gc=False):
    """One record as written; keys not named here are passed over unread (locations among them)."""

    title: str | None = None
    time: str | None = None
    header: str | None = None
    titleUrl: str | None = None  # noqa: N815 - the export's key
    subtitles: msgspec.Raw = _ABSENT
    details: msgspec.Raw = _ABSENT
    description: str | None = None


def tolerant(value: dict[str, Any]) -> Row:
    """Return a row from a record whose values are not all of the usual types. Raises when it says nothing."""
    row = Row(
        title=text(value.get("title")),
        time=text(value.get("time")),
        header=text(value.get("header")),
        titleUrl=text(value.get("titleUrl")),
        subtitles=msgspec.Raw(json.dumps(value.get("subtitles")).encode()),
        details=msgspec.Raw(b"[1]") if value.get("details") else _ABSENT,
        description=text(value.get("description")),
    )
    if row.title is None and row.titleUrl is None:
        raise ValueError("a record without title and address")
    return row


def parse(stream: Stream, sink: Sink, context: Context, *, mixed: bool) -> None:
    """Read one member. ``mixed`` says that views stand among other actions on videos (My Activity)."""
    reading = _Reading(sink, context, mixed=mixed)
    for rows in jsonblocks.blocks(stream, sink, Row, tolerant):
        reading.take(rows)
    reading.finish()


class _Reading:
    """The state of reading one member."""

    def __init__(self, sink: Sink, context: Context, *, mixed: bool) -> None:
        self.sink, self.context, self.mixed = sink, context, mixed
        self.below = Lines()
        self.affix: affixes.Affix | None = None
        self.headers = headers.Headers()
        self.header: str | None = None
        self.begun = False
        self.searches = Rows()

    def take(self, rows: list[Row]) -> None:
        """Sort the records of one block and hand them on."""
        if not self.begun:
            self.begun, self.headers = True, headers.Headers(row.header for row in rows)
            self.header = headers.PLAIN if self.headers.tell else rows[0].header
        if self.affix is None:
            self._learn(rows)
        plain, odd = self._apart(rows)
        by_kind: defaultdict[Kind, Rows] = defaultdict(Rows)
        if plain.times:
            by_kind[Kind.VIEW] = plain
        self._odd(odd, by_kind)
        self.searches.extend(by_kind.pop(Kind.SEARCH, Rows()))
        for kind, columns in by_kind.items():
            self.context.remember(columns)
            columns.pour(self.sink, kind, *instants.milliseconds(columns.times))

    def _apart(self, rows: list[Row]) -> tuple[Rows, list[tuple[int, Row]]]:
        """Return the plain views as columns, and the other rows with their positions.

        Plain is the most frequent shape: the usual header, a watch address, a channel, the usual words around
        the title. No object is made per row, and no list of pairs, which the collector would walk again.
        """
        affix, below, plain = self.affix or affixes.NONE, self.below, Rows()
        before, after = affix.before, affix.after
        start, stop = len(before), -len(after) or None
        absent, header, watch, length = _ABSENT, self.header, places.WATCH, places.ID_LENGTH
        items: list[str] = []
        odd: list[tuple[int, Row]] = []
        for ordinal, row in enumerate(rows, self.sink.found + len(self.searches.times)):
            if (
                row.details is absent
                and (url := row.titleUrl) is not None
                and url[:-length] == watch
                and (maker := below[bytes(row.subtitles)]) is not None
                and maker.creator is not None
                and (title := row.title) is not None
                and title.startswith(before)
                and title.endswith(after)
                and row.header == header
            ):
                plain.times.append(row.time)
                plain.creators.append(maker.creator)
                plain.names.append(maker.name)
                items.append(url[-length:])
                plain.titles.append(title[start:stop])
                plain.ordinals.append(ordinal)
            else:
                odd.append((ordinal, row))
        plain.items = [*_ids(items)]
        plain.surfaces = [Surface.VIDEO] * len(plain.times)
        return plain, odd

    def finish(self) -> None:
        """Hand on the searches: only now are all channels known that they may name."""
        self.searches.hide_searches(self.context.named)
        self.searches.pour(self.sink, Kind.SEARCH, *instants.milliseconds(self.searches.times))

    def _learn(self, rows: list[Row]) -> None:
        ours = (row for row in rows if not self.headers.is_other(row.header))
        found = (r.title for r in ours if r.title and r.titleUrl and _VIDEO.search(r.titleUrl))
        titles = list(islice(found, affixes.SAMPLE))
        if not titles:
            return
        language = self.context.language
        self.affix = affixes.of_watching(titles, language) if self.mixed else affixes.find(titles)
        self.context.hear(self.affix.language)
        if self.mixed and self.affix == affixes.NONE:
            self.sink.note("actions_not_told_apart")

    def _odd(self, odd: list[tuple[int, Row]], by_kind: defaultdict[Kind, Rows]) -> None:
        """Sort records of any shape into ``by_kind`` or aside."""
        reasons: Counter[Reason] = Counter()
        for ordinal, row in odd:
            found = self._sorted(row)
            if found.kind is not None:
                by_kind[found.kind].add(found, row.time, ordinal)
            elif found.reason is not None:
                reasons[found.reason] += 1
            else:
                self.sink.unreadable()
            if found.reason is Reason.AD:
                self.context.advertised(row.time, row.description)
        for reason, count in reasons.items():
            self.sink.set_aside(reason, count)

    def _sorted(self, row: Row) -> sorting.Found:
        if _is_ad(row):
            return sorting.AD
        if self.headers.is_other(row.header):
            return sorting.NOT_WATCHING
        affix = self.affix or affixes.NONE
        below = self.below[bytes(row.subtitles)]
        if below is None:
            return sorting.UNREADABLE
        found = sorting.sort(_parts(row, below.lines, affix))
        if self.mixed and found.kind is Kind.VIEW and not _is_watching(row, affix):
            found = sorting.other_action(found, row.title or "")
            if found is sorting.NOT_WATCHING and affix.language != affixes.LIKED.language:
                self.sink.note("likes_not_told_apart")
        return found


def _ids(texts: list[str]) -> Sequence[str | None]:
    """Return the ids, None for what cannot be one; mostly all are, which is seen at one glance."""
    if places.is_id_text("".join(texts)):
        return texts
    return [text if places.is_id(text) else None for text in texts]


def _is_ad(row: Row) -> bool:
    return row.details is not _ABSENT and bytes(row.details).strip() not in _NOTHING


def _is_watching(row: Row, affix: affixes.Affix) -> bool:
    sentence = _spaced(row.title)
    return affix.fits(sentence) if row.titleUrl else affixes.tells_of_watching(sentence, affix)


def _parts(row: Row, lines: Sequence[Subtitle], affix: affixes.Affix) -> sorting.Parts:
    channel = next((line for line in lines if line.url and places.creator(line.url)), None)
    sentence = _spaced(row.title)
    return sorting.Parts(
        sentence=sentence,
        url=row.titleUrl,
        title=affix.off(sentence),
        channel_url=channel.url if channel else None,
        channel_name=channel.name if channel else None,
        remarks=len(lines) - (channel is not None),
        music=row.header == places.MUSIC_HEADER,
        language=affix.language,
    )


def _spaced(title: str | None) -> str:
    return (title or "").replace("\u00a0", " ")

"""History, searches and My Activity in HTML (youtube.md 3), cell by cell."""

from __future__ import annotations

from collections import Counter, defaultdict
from html import unescape

from importers.archive import Stream
from importers.events import Kind, Surface
from importers.htmlblocks import TOO_LONG, Cells
from importers.ledger import Reason
from importers.sink import Sink
from importers.text import normal
from importers.youtube import affixes, cells, places, sorting
from importers.youtube.clock import Clock
from importers.youtube.dates import Calendar
from importers.youtube.rows import Context, Rows

_MOST_CACHED = 50_000
_TITLE = b'mdl-typography--title">'
_ENDINGS = (b"</body>", b"</html>")


def parse(stream: Stream, sink: Sink, context: Context, *, mixed: bool) -> None:
    """Read one member. ``mixed`` says that views stand among other actions on videos (My Activity)."""
    page = Cells(stream, cells.MARKER)
    reading = _Reading(sink, context, mixed=mixed)
    last = b""
    for block in page.blocks():
        reading.take(block)
        last = block[-1]
    reading.finish()
    if reading.position and last.count(b"<div") >= last.count(cells.END):
        sink.incomplete(Reason.TRUNCATED_TAIL)
    elif not reading.position and not any(ending in page.head for ending in _ENDINGS):
        sink.incomplete(Reason.TRUNCATED_TAIL)


class _Ads(dict[bytes, bool]):
    """What stands below a record's main cell → whether it marks an advertisement; it is nearly always the same."""

    def __missing__(self, tail: bytes) -> bool:
        answer = cells.is_ad(tail.decode("utf-8", "replace"))
        if len(self) < _MOST_CACHED:
            self[tail] = answer
        return answer


class _Music(dict[bytes, bool]):
    """What stands above the main cell → whether the product named there is not plain YouTube."""

    def __missing__(self, head: bytes) -> bool:
        title = head.partition(_TITLE)[2].partition(b"<")[0]
        self[head] = answer = title.strip() != b"YouTube"
        return answer


class _Channels(dict[bytes, tuple[str, str] | None]):
    """Channel line → (creator, name)."""

    def __missing__(self, line: bytes) -> tuple[str, str] | None:
        self[line] = found = cells.channel(line)
        return found


class _Verbs(dict[tuple[bytes, bytes], bool]):
    """Words around a link → whether they mean watching (used only where actions are mixed)."""

    def __init__(self, seen: Counter[tuple[bytes, bytes]]) -> None:
        """Take the words most frequent around videos, known ones first."""
        super().__init__()
        votes = Counter[tuple[str, str]]()
        for verb, count in seen.items():
            votes[_words(verb)] += count
        self.usual = max(
            votes, key=lambda words: (affixes.language_of(*words) is not None, votes[words]), default=("", "")
        )
        self.language = affixes.language_of(*self.usual)

    def __missing__(self, verb: tuple[bytes, bytes]) -> bool:
        """Judge words not met before."""
        answer = self.mean_watching(*_words(verb))
        if len(self) < _MOST_CACHED:
            self[verb] = answer
        return answer

    def mean_watching(self, before: str, after: str) -> bool:
        """Whether these words are the usual ones, or known ones of any language."""
        return (before, after) == self.usual or affixes.language_of(before, after) is not None


class _Reading:
    """The state of reading one member."""

    def __init__(self, sink: Sink, context: Context, *, mixed: bool) -> None:
        self.sink, self.context, self.mixed = sink, context, mixed
        self.ads, self.other_product, self.channels = _Ads(), _Music(), _Channels()
        self.clock = Clock(Calendar(context.language))
        self.verbs = _Verbs(Counter())
        self.held: defaultdict[Kind, Rows] = defaultdict(Rows)
        self.position = 0

    def take(self, block: list[bytes]) -> None:
        """Sort the records of one block and hand them on."""
        if not self.position:
            self._learn(block)
        by_kind: defaultdict[Kind, Rows] = defaultdict(Rows)
        views, odd, ads = by_kind[Kind.VIEW], [], 0
        for ordinal, cell in enumerate(block, self.position):
            head, _, rest = cell.partition(cells.BODY)
            body, _, tail = rest.partition(cells.END)
            if tail and self.ads[tail]:
                ads += 1
            elif self.other_product[head] or not self._plain(views, ordinal, body):
                odd.append((ordinal, cell))
        self.position += len(block)
        self.sink.set_aside(Reason.AD, ads)
        self._odd(odd, by_kind)
        for kind, rows in by_kind.items():
            self._pour(kind, rows)

    def finish(self) -> None:
        """Hand on what waited for the order of day and month to show."""
        for kind, rows in sorted(self.held.items(), key=lambda pair: -len(pair[1].times)):
            if self.clock.month_first is None:
                self.clock.settle(rows.times)
                self.sink.note("day_and_month_by_order")
            self._give(kind, rows, self.clock.milliseconds(rows.times) or [])
        self.context.zones.update(self.clock.zones)

    def _learn(self, block: list[bytes]) -> None:
        """Find the words for watching, and with them the language, in the first block."""
        bodies = [cell.partition(cells.BODY)[2].partition(cells.END)[0] for cell in block]
        self.verbs = _Verbs(Counter(plain[-1] for body in bodies if (plain := cells.plain(body))))
        language = self.context.language = self.context.language or self.verbs.language
        self.clock.calendar.language = language
        self.clock.calendar.learn({body.split(cells.BREAK)[-1].decode("utf-8", "replace") for body in bodies})

    def _plain(self, views: Rows, ordinal: int, body: bytes) -> bool:
        """Add a record of the most frequent shape; False when it has another."""
        plain = cells.plain(body)
        if plain is None:
            return False
        item, title, line, clock, verb = plain
        channel = self.channels[line]
        if channel is None or (self.mixed and not self.verbs[verb]):
            return False
        views.times.append(clock)
        views.creators.append(channel[0])
        views.names.append(channel[1])
        views.items.append(item)
        views.titles.append(title)
        views.surfaces.append(Surface.VIDEO)
        views.ordinals.append(ordinal)
        return True

    def _odd(self, odd: list[tuple[int, bytes]], by_kind: defaultdict[Kind, Rows]) -> None:
        reasons: Counter[Reason] = Counter()
        for ordinal, raw in odd:
            cell = cells.take_apart(raw) if raw is not TOO_LONG else None
            found = sorting.UNREADABLE if cell is None else self._sorted(cell)
            if cell is not None and found.kind is not None:
                by_kind[found.kind].add(found, cell.clock, ordinal)
            elif found.reason is not None:
                reasons[found.reason] += 1
            else:
                self.sink.unreadable()
        for reason, count in reasons.items():
            self.sink.set_aside(reason, count)

    def _sorted(self, cell: cells.Cell) -> sorting.Found:
        if not cell.lines:
            return sorting.UNREADABLE
        found, first = sorting.sort(_parts(cell), self.context.named), cell.lines[0]
        if self.mixed and found.kind is Kind.VIEW and first.url:
            if not self.verbs.mean_watching(first.before.strip(), first.after.strip()):
                return sorting.other_action(found, first.text)
        return found

    def _pour(self, kind: Kind, rows: Rows) -> None:
        if not rows.times:
            return
        self.context.remember(rows)
        times = self.clock.milliseconds(rows.times)
        if times is None:
            self.held[kind].extend(rows)
        else:
            self._give(kind, rows, times)

    def _give(self, kind: Kind, rows: Rows, times: list[int | None]) -> None:
        rows.pour(self.sink, kind, times, {at for at, time in enumerate(times) if time is None})


def _words(verb: tuple[bytes, bytes]) -> tuple[str, str]:
    before, after = (unescape(part.decode("utf-8", "replace")) for part in verb)
    return normal(before.removesuffix("<a href=")).strip(), normal(after).strip()


def _parts(cell: cells.Cell) -> sorting.Parts:
    first, between = cell.lines[0], cell.lines[1:-1]
    channel = next((line for line in between if line.url and places.creator(line.url)), None)
    return sorting.Parts(
        sentence=first.text,
        url=first.url,
        title=first.link,
        link=first.link,
        channel_url=channel.url if channel else None,
        channel_name=channel.link if channel else None,
        remarks=len(between) - (channel is not None),
        details=cell.details,
        music=cell.header == places.MUSIC_HEADER,
    )

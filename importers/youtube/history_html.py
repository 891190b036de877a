"""History, searches and My Activity in HTML (youtube.md 3), cell by cell."""

from __future__ import annotations

from collections import Counter, defaultdict
from html import unescape
from typing import TypeAlias

from importers.archive import Stream
from importers.events import Kind, Surface
from importers.htmlblocks import TOO_LONG, Cells
from importers.ledger import Reason
from importers.sink import Sink
from importers.text import normal
from importers.youtube import affixes, cells, headers, places, sorting
from importers.youtube.clock import Clock
from importers.youtube.dates import Calendar
from importers.youtube.rows import Context, Rows

_MOST_CACHED = 50_000
_Plain: TypeAlias = tuple[int, tuple[bytes, ...]]
"""Position in the file and the groups of ``cells.PLAIN``."""
_NEVER = (b"\0", b"\0")
"""Surroundings that no cell has."""
_LIKED = affixes.LIKED.before.strip(), ""
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
    cut = last.count(b"<div") >= last.count(cells.END)
    if cut if reading.position else not any(ending in page.head for ending in _ENDINGS):
        sink.incomplete(Reason.TRUNCATED_TAIL)


class _Ads(dict[bytes, bool]):
    """What stands below a record's main cell → whether it marks an advertisement; mostly the same text."""

    def __missing__(self, tail: bytes) -> bool:
        answer = cells.is_ad(tail.decode("utf-8", "replace"))
        if len(self) < _MOST_CACHED:
            self[tail] = answer
        return answer


class _Products(dict[bytes, str]):
    """What stands above the main cell → the product named there; mostly the same."""

    def __missing__(self, head: bytes) -> str:
        answer = cells.header(head)
        if len(self) < _MOST_CACHED:
            self[head] = answer
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
            if _words(verb) != _LIKED:
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
        self.ads, self.products, self.channels = _Ads(), _Products(), _Channels()
        self.headers = headers.Headers()
        self.clock = Clock(Calendar(context.language))
        self.verbs = _Verbs(Counter())
        self.usual = _NEVER
        self.held: defaultdict[Kind, Rows] = defaultdict(Rows)
        self.searches = Rows()
        self.position = 0

    def take(self, block: list[bytes]) -> None:
        """Sort the records of one block and hand them on."""
        if not self.position:
            self._learn(block)
        plain: list[_Plain] = []
        odd: list[tuple[int, bytes]] = []
        ads = 0
        (head, tail), match_at = self.usual, cells.PLAIN.match
        start, rest = len(head), len(tail)
        for ordinal, cell in enumerate(block, self.position):
            match = match_at(cell, start) if cell.startswith(head) else None
            if match and len(cell) - match.end() == rest and cell.endswith(tail):
                found: tuple[bytes, ...] | None = match.groups()
                ad = False
            else:
                found, ad = self._unusual(cell)
            if ad:
                ads += 1
            elif found and self.channels[found[4]] and (not self.mixed or self.verbs[found[0], found[3]]):
                plain.append((ordinal, found))
            else:
                odd.append((ordinal, cell))
        self.position += len(block)
        self.sink.set_aside(Reason.AD, ads)
        by_kind = defaultdict(Rows, {Kind.VIEW: self._views(plain)})
        self._odd(odd, by_kind)
        self.searches.extend(by_kind.pop(Kind.SEARCH, Rows()))
        for kind, rows in by_kind.items():
            self._pour(kind, rows)

    def finish(self) -> None:
        """Hand on what waited: searches for their channels, clocks for the order of day and month."""
        self.searches.hide_searches(self.context.named)
        self._pour(Kind.SEARCH, self.searches)
        for kind, rows in sorted(self.held.items(), key=lambda pair: -len(pair[1].times)):
            if self.clock.month_first is None:
                self.clock.settle(rows.times)
                self.sink.note("day_and_month_by_order")
            self._give(kind, rows, self.clock.milliseconds(rows.times) or [])
        self.context.zones[self.context.language].update(self.clock.zones)
        if any(self.clock.calendar.is_ambiguous(zone) for zone in self.clock.zones):
            self.sink.note("zone_ambiguous")
        if doubt := self.clock.doubt():
            self.context.clocks.append({"member": self.sink.member, **doubt})

    def _learn(self, block: list[bytes]) -> None:
        """Find the words for watching, and with them the language, in the first block."""
        self.headers = headers.Headers(self.products[cell.partition(cells.BODY)[0]] for cell in block)
        matches = (match for cell in block if (match := cells.PLAIN.search(cell)))
        found = [m for m in matches if not self.headers.is_other(self.products[m.string[: m.start()]])]
        around = Counter((match.string[: match.start()], match.string[match.end() :]) for match in found)
        usual = (pair for pair, _ in around.most_common() if self._is_plain(pair[0]))
        self.usual = next((pair for pair in usual if not self.ads[pair[1]]), _NEVER)
        self.verbs = _Verbs(Counter((match["before"], match["after"]) for match in found))
        self.clock.calendar.language = self.context.hear(self.verbs.language)
        self.clock.calendar.learn({match["clock"].decode("utf-8", "replace") for match in found})

    def _is_plain(self, head: bytes) -> bool:
        product = self.products[head]
        return product != places.MUSIC_HEADER and not self.headers.is_other(product)

    def _unusual(self, cell: bytes) -> tuple[tuple[bytes, ...] | None, bool]:
        """Return a plain view's groups whatever stands around it, and whether it is an advertisement."""
        start = cell.find(cells.BODY)
        if start < 0:
            return None, False
        match = cells.PLAIN.match(cell, start)
        end = match.end() if match else cell.find(cells.END, start)
        ad = self.ads[cell[end:]]
        return (match.groups() if match and self._is_plain(cell[:start]) else None), ad

    def _views(self, plain: list[_Plain]) -> Rows:
        if not plain:
            return Rows()
        _, items, titles, _, lines, clocks = zip(*[found for _, found in plain], strict=True)
        channels = [self.channels[line] or ("", "") for line in lines]
        return Rows(
            times=list(clocks),
            creators=[creator for creator, _ in channels],
            names=[name for _, name in channels],
            items=[item.decode() for item in items],
            titles=[cells.text(title) for title in titles],
            surfaces=[Surface.VIDEO] * len(plain),
            ordinals=[ordinal for ordinal, _ in plain],
        )

    def _odd(self, odd: list[tuple[int, bytes]], by_kind: defaultdict[Kind, Rows]) -> None:
        reasons: Counter[Reason] = Counter()
        for ordinal, raw in odd:
            cell = cells.take_apart(raw)
            found = sorting.UNREADABLE if cell is None else self._sorted(cell)
            if raw == TOO_LONG:
                self.sink.note(Reason.TOO_LONG)
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
        if self.headers.is_other(cell.header) and not cell.details:
            return sorting.NOT_WATCHING
        found, first = sorting.sort(_parts(cell, self.verbs.language)), cell.lines[0]
        if self.mixed and found.kind is Kind.VIEW and not self._is_watching(first):
            found = sorting.other_action(found, first.text)
            if found is sorting.NOT_WATCHING and self.verbs.language != affixes.LIKED.language:
                self.sink.note("likes_not_told_apart")
        return found

    def _is_watching(self, first: cells.Line) -> bool:
        if first.url is not None:
            return self.verbs.mean_watching(first.before.strip(), first.after.strip())
        return affixes.tells_of_watching(first.text, affixes.Affix(self.verbs.language, *self.verbs.usual))

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
    return normal(before).strip(), normal(after).strip()


def _parts(cell: cells.Cell, language: str | None) -> sorting.Parts:
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
        language=language,
    )

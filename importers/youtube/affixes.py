"""The words around a title ("Watched …"), per language: taken off for show, not to tell what a record is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from importers.text import folded

LEARN_FROM = 20
"""Rows needed before an unknown language's words are learnt; fewer may be one series seen in a row."""
GROUP_FROM = 60
"""Different titles needed to part them by words that nobody has written down."""
MOST_ACTIONS = 6
"""Ways to begin or end that may be words for actions; more are titles."""
FEW = 0.1
"""Share of titles below which known words are taken for chance, unless the files are in that language."""
SAMPLE = 400
"""Titles looked at."""


@dataclass(frozen=True, slots=True)
class Affix:
    """Words before and after a title, with their spaces."""

    language: str | None
    before: str = ""
    after: str = ""

    def fits(self, title: str) -> bool:
        """Whether ``title`` has these words around it."""
        return (
            title.startswith(self.before)
            and title.endswith(self.after)
            and len(title) > len(self.before) + len(self.after)
        )

    def names(self, sentence: str) -> bool:
        """Whether the verb, the longest of the words, stands in a sentence about a video without a title.

        Such a sentence (of a video since removed) puts other words between: ``Ein Video, …, angesehen``.
        """
        return _verb(self) in folded(sentence)

    def off(self, title: str) -> str:
        """Return ``title`` without the words, or as it is when they are not there."""
        return title[len(self.before) : len(title) - len(self.after)].strip() if self.fits(title) else title


_PATTERNS = """
en|Watched X
en|Viewed X
de|X angesehen
fr|Vous avez regardé X
es|Has visto X
it|Hai guardato X
it|Hai visualizzato X
nl|Je hebt naar X gekeken
nl|X bekeken
tr|X adlı videoyu izlediniz
tr|X izlendi
sv|Tittade på X
da|Så X
nb|Så på X
fi|X katsottiin
ar|تمت مشاهدة X .
ar|تمت مشاهدة X
fa|X را تماشا کردید
fa|را تماشا کردید X
hi|X देखा
fil|Pinanood ang X
ja|X を視聴しました
ko|X 을(를) 시청했습니다.
ru|Просмотрено видео X
uk|Ви дивилися відео X
pl|Obejrzano: X
cs|Zhlédli jste video X
hu|Megtekintette a következőt: X
ro|Ați vizionat X
bg|Гледахте X
el|Παρακολουθήσατε το βίντεο X
az|X izlənildi
bn|X দেখা হয়েছে
ur|X دیکھی
id|Menonton X
pt|Assistiu a X
pt|Você assistiu a X
zh|观看了 X
zh|觀看了 X
zh|已观看 X
"""


def _verb(affix: Affix) -> str:
    words = folded(f"{affix.before} {affix.after}").split()
    return max((word.strip(".:") for word in words), key=len, default="")


def _read(line: str) -> Affix:
    language, _, pattern = line.partition("|")
    before, _, after = pattern.partition("X")
    return Affix(language, before, after)


KNOWN = tuple(_read(line) for line in _PATTERNS.strip().splitlines())
LIKED = Affix("en", "Liked ")
"""The one way of saying a like that any export or parser shows (youtube.md 2.3)."""
SUBSCRIBED = Affix("en", "Subscribed to ")
"""The one way of saying a subscription that any export or parser shows (youtube.md 2.3)."""
NONE = Affix(None)


def find(titles: Iterable[str]) -> Affix:
    """Return known words around more than half of ``titles`` (of records with a video's address).

    Words of an unknown language are learnt from what the titles have in common.
    """
    sample = _sample(titles)
    best, count = _voted(sample)
    return best if count > len(sample) / 2 else _learnt(sample)


def of_watching(titles: Iterable[str], language: str | None = None) -> Affix:
    """Return the words for watching around the titles of My Activity, which also holds likes and more.

    ``language`` is what the names of the files say. In a language whose words nobody has written down, the
    action most titles share is watching; ``NONE`` where that cannot be told either.
    """
    sample = _sample(titles)
    best, count = _voted(sample)
    if count > FEW * len(sample) or (count and best.language == language):
        return best
    if language == LIKED.language or any(LIKED.fits(title) for title in sample):
        return KNOWN[0]
    return _most_frequent_action(sorted(set(sample)))


def tells_of_watching(sentence: str, usual: Affix) -> bool:
    """Whether a sentence without an address tells of watching, in the file's words or others of its language.

    English has one verb for videos (the other is for posts). Where no words are known, it is so taken,
    except for a like.
    """
    if LIKED.fits(sentence):
        return False
    known = (affix for affix in KNOWN if affix.language == usual.language)
    return usual.names(sentence) or (
        usual.language not in {None, LIKED.language} and any(affix.names(sentence) for affix in known)
    )


def _sample(titles: Iterable[str]) -> list[str]:
    return [title.replace("\u00a0", " ") for title in islice(titles, SAMPLE)]


def _voted(sample: list[str]) -> tuple[Affix, int]:
    """Return the known words that most titles have around them, and how many have."""
    votes = Counter(affix for affix in KNOWN for title in sample if affix.fits(title))
    return max(
        votes.items(), key=lambda vote: (vote[1], len(vote[0].before + vote[0].after)), default=(NONE, 0)
    )


def _most_frequent_action(distinct: list[str]) -> Affix:
    """Return what all titles of the largest group share, whole words only.

    Groups are told by their first words, or by their last: few of them are actions, many are titles.
    """
    if len(distinct) < GROUP_FROM:
        return NONE
    first = _branch([title.split(" ") for title in distinct])
    last = _branch([title.split(" ")[::-1] for title in distinct])[::-1]
    if not first and not last:
        return NONE
    head, tail = " ".join([*first, ""]), " ".join(["", *last])
    group = [title for title in distinct if title.startswith(head) and title.endswith(tail)]
    return Affix(None, head if first else "", tail if last else "") if group else NONE


def _branch(rows: list[list[str]]) -> list[str]:
    """Return the words that the largest group begins with, as far as few words could stand there."""
    path: list[str] = []
    while True:
        words = Counter(row[0] for row in rows if len(row) > 1)
        if not words or len(words) > MOST_ACTIONS or words.total() < LEARN_FROM:
            return path
        path.append(words.most_common(1)[0][0])
        rows = [row[1:] for row in rows if len(row) > 1 and row[0] == path[-1]]


def language_of(before: str, after: str) -> str | None:
    """Return the language whose words stand around a link, or None when they are not known."""
    before, after = before.replace("\u00a0", " ").strip(), after.replace("\u00a0", " ").strip()
    if not before and not after:
        return None
    found = (a.language for a in KNOWN if a.before.strip() == before and a.after.strip() == after)
    return next(found, None)


def _learnt(titles: Sequence[str]) -> Affix:
    """Return what almost all titles share at their ends, whole words only."""
    distinct = sorted(set(titles))
    if len(distinct) < LEARN_FROM:
        return NONE
    before = _shared(distinct)
    after = _shared(sorted(title[::-1] for title in distinct))[::-1]
    before = before[: before.rfind(" ") + 1]
    after = after[after.find(" ") :] if " " in after else ""
    return Affix(None, before, after)


def _shared(ordered: list[str]) -> str:
    """Return the longest beginning that all but one in twenty share: in sorted order they stand together."""
    few = len(ordered) // 20
    ends = zip(ordered, ordered[len(ordered) - 1 - few :], strict=False)
    return max((_beginning(first, last) for first, last in ends), key=len)


def _beginning(first: str, last: str) -> str:
    same = (a == b for a, b in zip(first, last, strict=False))
    return first[: sum(1 for _ in takewhile(bool, same))]

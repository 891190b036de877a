from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers import doubles, events
from importers.events import Kind, Platform
from importers.ledger import ExportReport, Fate, MemberReport
from importers.record import Imported, Record, load, to_parquet

Row = tuple[int | None, str, str | None, str | None, int]
"""Time in ms, kind, item, creator, source."""

ROWS = st.lists(
    st.tuples(
        st.one_of(st.none(), st.sampled_from([0, 1, 999, 1000, 5000])),
        st.sampled_from(["view", "like"]),
        st.sampled_from([None, "a", "b"]),
        st.sampled_from([None, "youtube:UC1", "youtube:UC2"]),
        st.just(0),
    ),
    max_size=30,
)


def table(rows: list[Row]) -> pa.Table:
    count = len(rows)
    plain = {
        "occurred_at": pa.array([row[0] for row in rows], pa.timestamp("ms", tz="UTC")),
        "platform": ["youtube"] * count,
        "kind": [row[1] for row in rows],
        "creator": pa.array([row[3] for row in rows], pa.string()),
        "creator_name": pa.nulls(count, pa.string()),
        "item": pa.array([row[2] for row in rows], pa.string()),
        "title": pa.nulls(count, pa.string()),
        "surface": ["video"] * count,
        "duration_s": pa.nulls(count, pa.float64()),
        "member": ["m"] * count,
        "ordinal": pa.array(range(count), pa.int32()),
    }
    return pa.table(
        {name: _typed(plain[name], events.SCHEMA.field(name).type) for name in events.SCHEMA.names}
    )


def _typed(values: Any, kind: pa.DataType) -> pa.Array:
    array = values if isinstance(values, pa.Array) else pa.array(values, pa.string())
    return array.dictionary_encode() if pa.types.is_dictionary(kind) else array.cast(kind)


def mask(rows: list[Row], *, coarse: tuple[int, ...] = (), lists: tuple[int, ...] = ()) -> list[bool]:
    """Return what goes; ``coarse`` sources know minutes only, ``lists`` is what each source lists."""
    sources = np.array([row[4] for row in rows], dtype=np.int64)
    listed = np.array(lists, np.int64)[sources] if lists else None
    rough = np.isin(sources, coarse)
    found: list[bool] = doubles.later_copies(table(rows), sources, coarse=rough, lists=listed).tolist()
    return found


def slow_mask(rows: list[Row]) -> list[bool]:
    """The rule of design 3.1 within one source, word by word: one row after the other, nothing clever.

    Of a row's doubles one with a creator stays before one without, then the first creator by name, then the
    first row. A row with neither item nor creator has no double in its own source.
    """

    def told(row: Row) -> Any:
        return row[1], row[3] if row[2] is None else row[2], None if row[0] is None else row[0] // 1000

    result: list[bool] = []
    for at, row in enumerate(rows):
        alike = [other for other in range(len(rows)) if told(rows[other]) == told(row)]
        best = min(alike, key=lambda other: (rows[other][3] is None, rows[other][3] or "", other))
        result.append(told(row)[1] is not None and at != best)
    return result


@settings(max_examples=400, deadline=None)
@given(ROWS)
def test_doubles_within_a_source_agree_with_the_rule_read_row_by_row(rows: list[Row]) -> None:
    assert mask(rows) == slow_mask(rows)


def test_the_same_item_at_another_second_is_a_second_view() -> None:
    assert mask([(0, "view", "a", None, 0), (999, "view", "a", None, 0), (1000, "view", "a", None, 0)]) == [
        False,
        True,
        False,
    ]


def test_two_removed_videos_in_one_second_of_one_file_are_two_views() -> None:
    nameless: Row = (0, "view", None, None, 0)
    again: Row = (0, "view", None, None, 1)
    assert mask([nameless, nameless]) == [False, False]
    assert mask([nameless, nameless, again, again, again]) == [False, False, True, True, False]


def test_an_undated_follow_is_a_double_of_the_same_follow() -> None:
    follow: Row = (None, "follow", None, "youtube:UC1", 0)
    assert mask([follow, follow, (None, "follow", None, "youtube:UC2", 0)]) == [False, True, False]


def test_an_empty_table_has_no_doubles() -> None:
    assert mask([]) == []
    assert Kind.VIEW in set(Kind)
    assert Platform.YOUTUBE in set(Platform)


A, B = "youtube:UC1", "youtube:UC2"
SAYS_LESS: dict[str, tuple[list[Row], list[bool]]] = {
    "removed since: the older row has all": (
        [(500, "view", "a", A, 0), (500, "view", None, None, 1)],
        [False, True],
    ),
    "removed since, the newer export first": (
        [(500, "view", None, None, 0), (500, "view", "a", A, 1)],
        [True, False],
    ),
    "private since: the channel alone is gone": (
        [(500, "view", "a", None, 0), (500, "view", "a", A, 1)],
        [True, False],
    ),
    "no links in one form: creator and second": (
        [(0, "view", None, A, 0), (0, "view", "a", A, 1)],
        [True, False],
    ),
    "an item without creator, a creator without item": (
        [(0, "view", "a", None, 0), (0, "view", None, A, 1)],
        [True, False],
    ),
    "three in one second, two removed: one for one": (
        [(0, "view", i, A, 0) for i in "abc"]
        + [(0, "view", None, None, 1), (0, "view", "b", A, 1), (0, "view", None, None, 1)],
        [False, False, False, True, True, True],
    ),
    "three removed beside two known: one is new": (
        [(0, "view", i, A, 0) for i in "ab"] + [(0, "view", None, None, 1)] * 3,
        [False, False, True, True, False],
    ),
    "its own source shows the item: the removed one is another": (
        [(0, "view", "a", A, 0), (0, "view", "a", A, 1), (0, "view", None, None, 1)],
        [False, True, False],
    ),
    "one source: never": ([(0, "view", "a", A, 0), (0, "view", None, None, 0)], [False, False]),
    "two items that differ: never": ([(0, "view", "a", A, 0), (0, "view", "b", A, 1)], [False, False]),
    "two creators that differ: never": ([(0, "view", "a", A, 0), (0, "view", None, B, 1)], [False, False]),
    "another kind: never": ([(0, "view", "a", A, 0), (0, "like", None, None, 1)], [False, False]),
    "both know the millisecond, and it differs": (
        [(200, "view", "a", A, 0), (700, "view", None, None, 1)],
        [False, False],
    ),
    "one knows the second only": ([(200, "view", "a", A, 0), (0, "view", None, None, 1)], [False, True]),
}


@pytest.mark.parametrize(("rows", "gone"), SAYS_LESS.values(), ids=SAYS_LESS)
def test_a_row_that_says_less_is_a_double_of_the_fuller_one(rows: list[Row], gone: list[bool]) -> None:
    assert mask(rows) == gone


def test_files_that_list_different_things_hold_no_poorer_copies() -> None:
    rows: list[Row] = [(0, "view", "a", A, 0), (0, "view", None, None, 1)]
    assert mask(rows, lists=(0, 0)) == [False, True]
    assert mask(rows, lists=(0, 1)) == [False, False]
    assert mask([(0, "view", None, None, 0), (0, "view", None, None, 1)], lists=(0, 1)) == [False, True]


def test_minutes_only_are_doubles_of_the_exact_row_one_for_one() -> None:
    liked: list[Row] = [(61_000, "like", "a", A, 0), (60_000, "like", "a", A, 1)]
    assert mask(liked) == [False, False]
    assert mask(liked, coarse=(1,)) == [False, True]
    assert mask(liked[::-1], coarse=(1,)) == [True, False]
    bare: list[Row] = [(60_000, "like", None, A, 1)]
    assert mask([liked[0], *bare], coarse=(1,)) == [False, True]
    assert mask([liked[0], liked[1], *bare], coarse=(1,)) == [False, True, False]
    assert mask([(121_000, "like", "a", A, 0), liked[1]], coarse=(1,)) == [False, False]
    assert mask([(61_000, "like", "b", A, 0), liked[1]], coarse=(1,)) == [False, False]


def test_a_follow_whose_second_is_not_known_is_told_by_its_creator() -> None:
    dated: list[Row] = [(5000, "follow", None, A, 0), (9000, "follow", None, B, 0)]
    assert mask([*dated, (None, "follow", None, A, 1)]) == [False, False, True]
    assert mask([*dated, (600_000, "follow", None, A, 1)], coarse=(1,)) == [False, False, True]
    assert mask([*dated, (600_000, "follow", None, A, 1)]) == [False, False, False]


def kept(sources: list[list[Row]]) -> list[Record]:
    """Return the record of some exports, and that of the same in reverse order."""
    empty = ExportReport("x.zip", "", "youtube", (), (), ())
    imports = [
        Imported(str(at), replace(empty, sha256=str(at)), to_parquet(table(rows)))
        for at, rows in enumerate(sources)
    ]
    return [load(imports), load(imports[::-1])]


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 40), st.integers(2, 4), st.randoms(use_true_random=False))
def test_exports_cut_from_one_truth_join_to_it(count: int, exports: int, chance: random.Random) -> None:
    """Each export holds a span of the same views and has lost some items and creators on its own."""
    truth = [(chance.randrange(12) * 1000, f"v{n}", f"youtube:UC{n}") for n in range(count)]
    sources: list[list[Row]] = []
    for source in range(exports):
        first, last = sorted((chance.randrange(13), chance.randrange(13)))
        sources.append(
            [
                (at, "view", chance.choice([item, None]), chance.choice([creator, creator, None]), source)
                for at, item, creator in truth
                if first * 1000 <= at <= last * 1000
            ]
        )
    seen = {(row[0], item) for rows in sources for row in rows for at, item, _ in truth if at == row[0]}
    forward, backward = kept(sources)
    assert len(forward.events) == len(seen)
    assert forward.duplicates_across == sum(map(len, sources)) - len(seen)
    columns = ["occurred_at", "creator", "item", "import_id"]
    same = [record.events[columns].astype(str).values.tolist() for record in (forward, backward)]
    assert same[0] == same[1]


def test_an_import_taken_back_leaves_what_the_other_says() -> None:
    full: list[Row] = [(n * 1000, "view", f"v{n}", A, 0) for n in range(5)]
    less: list[Row] = [(n * 1000, "view", None, None, 0) for n in range(5)]
    both = kept([full, less])[0]
    assert (len(both.events), both.duplicates_across) == (5, 5)
    assert both.events["item"].tolist() == [f"v{n}" for n in range(5)]
    alone = kept([less])[0]
    assert (len(alone.events), alone.duplicates_across) == (5, 0)
    assert alone.events["item"].isna().all()


def test_the_note_of_a_file_says_that_it_knows_minutes_only() -> None:
    rough = MemberReport("m", Fate.PARSED, 1, notes=("days_not_hours",))
    empty = ExportReport("x.zip", "", "youtube", (), (), ())
    exact = Imported("0", empty, to_parquet(table([(61_000, "like", "a", A, 0)])))
    page = to_parquet(table([(60_000, "like", "a", A, 0)]))
    assert load([exact, Imported("1", empty, page)]).duplicates_across == 0
    record = load([Imported("1", replace(empty, members=(rough,)), page), exact])
    assert record.events["import_id"].tolist() == ["0"]
    assert record.duplicates_across == 1


def test_a_crowd_at_one_instant_costs_no_more_than_its_rows() -> None:
    """Dates without a clock put all rows at one instant; items and creators are then not crossed."""
    rows: list[Row] = [(0, "view", f"v{n}", None, 0) for n in range(3000)]
    rows += [(0, "view", None, f"youtube:UC{n}", 1) for n in range(3000)]
    assert sum(mask(rows)) == 0

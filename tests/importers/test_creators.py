"""One identity per creator: filled, merged, named and left out, against a slow reference row by row."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer import analyze
from importers import creators
from importers.creators import Makers
from importers.events import Kind
from importers.makers import table_of
from importers.record import Record
from tests.support import events
from tests.support.events import view

IDS = ("instagram:@moss", "tiktok:@fern", "tiktok:@moss", "youtube:@moss", "youtube:UCgarden")
ITEMS = ("1", "2", "3", "4")
PLATFORMS = ("youtube", "tiktok", "instagram")

calm = settings(deadline=None, max_examples=40)
"""A busy machine is no fault."""
rows_drawn = st.lists(
    st.tuples(st.sampled_from(PLATFORMS), st.sampled_from((*ITEMS, None)), st.sampled_from((*IDS, None))),
    max_size=25,
)
entries = st.dictionaries(
    st.tuples(st.sampled_from(PLATFORMS), st.sampled_from(ITEMS)),
    st.tuples(st.sampled_from(IDS), st.sampled_from(("Moss", "nan", None))),
    max_size=6,
)
pairs = st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)), max_size=5)
names = st.dictionaries(st.sampled_from(IDS), st.sampled_from(("Auntie Jo", "None", "")), max_size=3)


def record_of(drawn: list[tuple[str, str | None, str | None]]) -> Record:
    return events.of(
        view(
            1_700_000_000_000 + 60_000 * at, who, platform=where, item=item, creator_name=who and who.upper()
        )
        for at, (where, item, who) in enumerate(drawn)
    )


def column(frame: pd.DataFrame, name: str) -> list[Any]:
    values = frame[name].astype(object)
    return values.where(values.notna(), None).tolist()


def shown(record: Record) -> list[tuple[Any, Any]]:
    return list(zip(column(record.events, "creator"), column(record.events, "creator_name"), strict=True))


def slow(record: Record, tables: list[Any], merges: Any, aliases: Any, own: Any) -> list[tuple[Any, Any]]:
    """Say who made each row, one row after the other, by the words of the docstring."""
    group = {one: {one} for one in IDS}
    for _ in IDS:
        for a, b in merges:
            both = group[a] | group[b]
            for one in both:
                group[one] = both
    out = []
    for row in record.events.to_dict("records"):
        who, name = (None if pd.isna(row[key]) else row[key] for key in ("creator", "creator_name"))
        for table in tables:
            if who is None and (row["platform"], row["item"]) in table:
                who, given_name = table[row["platform"], row["item"]]
                name = given_name if given_name is not None else name
        who = min(group[who]) if who else None
        if who in {min(group[one]) for one in own}:
            who = name = None
        for one, alias in aliases.items():
            name = alias if who is not None and min(group[one]) == who else name
        out.append((who, name))
    return out


@calm
@given(rows_drawn, st.lists(entries, max_size=2), pairs, names, st.sets(st.sampled_from(IDS), max_size=1))
def test_what_is_applied_is_what_a_row_by_row_reader_says(
    drawn: Any, tables: Any, merges: Any, aliases: Any, own: Any
) -> None:
    record = record_of(drawn)
    before = record.events.copy()
    makers = Makers(tuple(map(table_of, tables)), tuple(merges), aliases, frozenset(own))

    after = creators.applied(record, makers)

    assert shown(after) == slow(record, tables, merges, aliases, own)
    pd.testing.assert_frame_equal(record.events, before)
    rest = [name for name in before.columns if name not in {"creator", "creator_name"}]
    pd.testing.assert_frame_equal(after.events[rest], before[rest])


@calm
@given(rows_drawn, pairs, st.randoms(use_true_random=False))
def test_the_order_of_merges_and_of_their_halves_does_not_matter(
    drawn: Any, merges: Any, chance: Any
) -> None:
    record = record_of(drawn)
    turned = [pair if chance.random() < 0.5 else pair[::-1] for pair in merges]
    chance.shuffle(turned)

    one, other = (creators.applied(record, Makers(merges=tuple(way))) for way in (merges, turned))

    assert shown(one) == shown(other)


@calm
@given(rows_drawn, pairs)
def test_no_view_is_lost_by_a_merge_and_undoing_it_gives_the_same_record(drawn: Any, merges: Any) -> None:
    record = record_of(drawn)
    merged = creators.applied(record, Makers(merges=tuple(merges)))

    assert len(merged.events) == len(record.events)
    assert merged.events["creator"].notna().sum() == record.events["creator"].notna().sum()
    assert creators.applied(record, Makers()) is record
    assert shown(record) == shown(record_of(drawn))


def test_a_person_on_two_platforms_becomes_one_creator_with_both() -> None:
    record = record_of([("youtube", "1", "youtube:UCgarden"), ("tiktok", "2", "tiktok:@fern")] * 3)
    merged = creators.applied(record, Makers(merges=(("youtube:UCgarden", "tiktok:@fern"),)))

    table = analyze(merged).creators

    assert table["creator"].tolist() == ["tiktok:@fern"]
    assert [sorted(one) for one in table["platforms"]] == [["tiktok", "youtube"]]
    assert table["views"].tolist() == [6]


def test_the_same_name_twice_is_never_merged_by_itself() -> None:
    record = events.of(
        view(f"2026-03-0{day}", who, creator_name="Moss", item=str(day))
        for day, who in enumerate(("tiktok:@moss", "youtube:@moss", "tiktok:@moss2"), 1)
    )

    assert len(analyze(creators.applied(record, Makers(aliases={"tiktok:@moss": "Moss"}))).creators) == 3


def test_the_accounts_that_exports_name_as_the_persons_own_are_no_creators() -> None:
    record = record_of([("tiktok", "1", "tiktok:@moss"), ("instagram", "2", "instagram:@moss")])
    export = replace(record.exports[0], platform="tiktok", owner="@Moss ")
    mine = replace(record, exports=(export,))

    assert column(creators.applied(mine, Makers()).events, "creator") == [None, "instagram:@moss"]
    joined = creators.applied(mine, Makers(merges=(("instagram:@moss", "tiktok:@moss"),)))
    assert column(joined.events, "creator") == [None, None]
    assert len(joined.events) == 2


def test_filled_columns_stay_categories_and_other_kinds_are_filled_too() -> None:
    record = events.of(
        [
            view("2026-03-01", None, platform="tiktok", item="7"),
            view("2026-03-02", None, platform="tiktok", item="7", kind=Kind.LIKE),
            view("2026-03-03", None, platform="youtube", item="7"),
        ]
    )
    filled = creators.named(record, table_of({("tiktok", "7"): ("tiktok:@moss", "Moss")})).events

    assert column(filled, "creator") == ["tiktok:@moss", "tiktok:@moss", None]
    assert filled["creator"].dtype.name == filled["creator_name"].dtype.name == "category"
    assert record.events["creator"].isna().all()


@pytest.mark.parametrize("rows", [[], [view("2026-03-01", None, item=None)]])
def test_tables_that_meet_nothing_change_nothing(rows: Any) -> None:
    record = events.of(rows)

    assert creators.named(record, table_of({})) is record
    assert creators.named(record, table_of({("tiktok", "7"): ("tiktok:@moss", None)})) is record

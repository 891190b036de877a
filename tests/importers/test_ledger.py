from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.ledger import Coverage, ExportReport, Fate, MemberReport, Reason, Status, from_iso, iso, totals

MEMBER = MemberReport(
    "a/watch-history.json",
    Fate.PARSED,
    900,
    dialect="history-json",
    found=10,
    independent=10,
    events={"view": 6},
    set_aside={"ad": 2},
    duplicates=1,
    unreadable=0,
    notes=("text_repaired",),
)
WHOLE = replace(MEMBER, duplicates=2)


def export(*members: MemberReport) -> ExportReport:
    coverage = (Coverage("youtube", "view", Status.READ, 1_700_000_000_000, 1_700_000_000_123),)
    return ExportReport("takeout.zip", "00", "youtube", ("history-json",), members, coverage, set="takeout-1")


@pytest.mark.parametrize(
    ("member", "complete"),
    [
        (WHOLE, True),
        (MEMBER, False),
        (replace(WHOLE, independent=11), False),
        (replace(WHOLE, independent=None), True),
        (replace(WHOLE, fate=Fate.PARSED_PARTLY), False),
        (replace(WHOLE, fate=Fate.REFUSED), False),
        (MemberReport("a", Fate.UNKNOWN_KIND, 1), True),
        (MemberReport("a", Fate.KNOWN_NOT_NEEDED, 1), True),
        (
            MemberReport("a", Fate.PARSED, 1, found=100, independent=100, events={"view": 95}, unreadable=5),
            True,
        ),
        (
            MemberReport("a", Fate.PARSED, 1, found=100, independent=100, events={"view": 94}, unreadable=6),
            False,
        ),
    ],
)
def test_a_member_is_complete_when_it_was_read_whole_and_adds_up(
    member: MemberReport,
    complete: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert member.complete is complete
    assert export(member, WHOLE).complete is complete


def test_totals_are_sums_over_the_members() -> None:
    assert totals([WHOLE, WHOLE]) == {
        "found": 20,
        "events": 12,
        "set_aside": 4,
        "duplicates": 4,
        "unreadable": 0,
    }


def test_a_report_comes_back_from_json_as_it_was() -> None:
    report = export(WHOLE, MemberReport("b", Fate.REFUSED, 5, reason=Reason.ENCRYPTED))
    assert ExportReport.from_json(json.loads(json.dumps(report.as_json()))) == report


def test_json_names_fates_reasons_and_instants_as_the_contract_says() -> None:
    data = export(WHOLE, MemberReport("b", Fate.REFUSED, 5, reason=Reason.ENCRYPTED)).as_json()
    assert [member["fate"] for member in data["members"]] == ["parsed", "refused"]
    assert data["members"][1]["reason"] == "encrypted"
    assert data["coverage"][0]["first"] == "2023-11-14T22:13:20Z"
    assert data["coverage"][0]["last"] == "2023-11-14T22:13:20.123Z"
    assert data["set"] == "takeout-1"
    assert "set" not in replace(export(WHOLE), set=None).as_json()


@given(st.one_of(st.none(), st.integers(-(10**12), 4 * 10**12)))
def test_an_instant_comes_back_from_its_text(milliseconds: int | None) -> None:
    assert from_iso(iso(milliseconds)) == milliseconds

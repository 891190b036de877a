"""Whose messages these are, in whole exports: names of any form, profiles of other apps."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from importers.reader import Reading, read_export
from tests.support import instagram_export as make
from tests.support.golden import NOW_MS

PROFILE = "personal_information/personal_information/personal_information.json"


def read(files: Mapping[str, bytes]) -> Reading:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.zip"
        path.write_bytes(make.zipped(files))
        return read_export(path, now_ms=NOW_MS)


def thread(mine: str, other: str, messages: int, *, first: int = make.FIRST) -> bytes:
    """Return a thread in which both write by turns, the other first."""
    rows = [make.message((other, mine)[n % 2], 1000 * (first + n)) for n in range(messages)]
    return make.dump(make.thread([other, mine], rows[::-1]))


def directions(reading: Reading) -> dict[str, int]:
    kinds = reading.table.column("kind").to_pylist()
    return {kind: kinds.count(kind) for kind in ("dm_in", "dm_out")}


@pytest.mark.parametrize("name", ["Wren @ Work", "wren@mail.example", "http://wren.example", "Wren 🦊"])
def test_a_display_name_of_any_form_is_the_owner(name: str) -> None:
    inbox = f"{make.ACTIVITY}/messages/inbox"
    reading = read(
        {
            PROFILE: make.dump(make.profile("wren.q", name)),
            f"{inbox}/oat_1/message_1.json": thread(name, "Oat Ferry", 10),
            f"{inbox}/fig_2/message_1.json": thread(name, "Fig", 6),
        }
    )

    assert directions(reading) == {"dm_in": 5 + 3, "dm_out": 5 + 3}
    assert reading.report.owner == "wren.q"


@pytest.mark.parametrize("folder", [f"{make.ACTIVITY}/threads", "edits"])
def test_the_profile_of_another_app_names_no_owner(folder: str) -> None:
    reading = read(
        {
            f"{folder}/personal_information.json": make.dump(make.profile("wren_threads", "W. Threads")),
            PROFILE: make.dump(make.profile("wren.q", "Wren Q")),
            f"{make.ACTIVITY}/messages/inbox/oat_1/message_1.json": thread("Wren Q", "Oat Ferry", 10),
        }
    )

    assert directions(reading) == {"dm_in": 5, "dm_out": 5}
    assert reading.report.owner == "wren.q"


def account(place: str, handle: str, name: str, first: int, *, profile: bool = True) -> dict[str, bytes]:
    """Return an export with a thread of ten messages and one of six; half of each is one's own."""
    inbox = f"{place}{make.ACTIVITY}/messages/inbox"
    files = {
        f"{inbox}/oat_1/message_1.json": thread(name, "Oat Ferry", 10, first=first),
        f"{inbox}/fig_2/message_1.json": thread(name, "Fig", 6, first=first + 100),
    }
    return {f"{place}{PROFILE}": make.dump(make.profile(handle, name)), **files} if profile else files


@pytest.mark.parametrize("labels", ["en", "xx"])
def test_two_accounts_in_one_folder_have_an_owner_each(labels: str) -> None:
    """Twice 5 + 3 received and 5 + 3 sent."""
    files = {
        **account("instagram-wren.q-2026-08-01-a/", "wren.q", "Wren Q", make.FIRST),
        **account("instagram-moss-2026-08-01-b/", "moss", "Moss T", make.FIRST + 5000),
    }
    for place, handle, name in (
        ("wren.q-2026-08-01-a", "wren.q", "Wren Q"),
        ("moss-2026-08-01-b", "moss", "Moss T"),
    ):
        files[f"instagram-{place}/{PROFILE}"] = make.dump(make.profile(handle, name, labels))
    reading = read(files)

    assert directions(reading) == {"dm_in": 16, "dm_out": 16}
    assert reading.report.facts["instagram"]["owner"]["confidence"] == "high"
    assert reading.report.facts["instagram"]["messages"]["threads"] == 4


def test_beside_two_accounts_a_folder_without_a_profile_is_nobodys() -> None:
    """A third folder of which nothing tells whose it is: counted, without a side; and no longer sure."""
    files = {
        **account("a/", "wren.q", "Wren Q", make.FIRST),
        **account("b/", "moss", "Moss T", make.FIRST + 5000),
        **account("c/", "", "Reed", make.FIRST + 9000, profile=False),
    }
    reading = read(files)

    assert directions(reading) == {"dm_in": 16, "dm_out": 16}
    assert reading.report.totals["set_aside"] == 16
    assert reading.report.facts["instagram"]["owner"]["confidence"] == "none"


def test_parts_of_one_account_share_its_profile() -> None:
    files = {
        **account("a/", "wren.q", "Wren Q", make.FIRST),
        **account("b/", "", "Wren Q", make.FIRST + 5000, profile=False),
    }

    assert directions(read(files)) == {"dm_in": 16, "dm_out": 16}

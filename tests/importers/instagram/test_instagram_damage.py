"""Damaged and odd exports: never a crash, never a file whose records do not add up."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from importers.ledger import Fate
from importers.reader import read_export
from importers.refusals import ImportRefused
from tests.support import golden
from tests.support import instagram_export as make

CASES = [case for case in golden.cases() if case.parent.name == "instagram"]
ODD: tuple[Any, ...] = (
    *(None, 5, -1, True, "", "x", "http://e", "\x00", 1e308, 10**30, [], {}),
    *([None], [[]], {"a": 1}, [{"dict": 5}], {"dict": [5]}, [1, "a"]),
)
KEYS = ("messages", "title", "label_values", "0")


def odd(rng: random.Random, value: Any) -> Any:
    """Return a JSON value with some of its parts replaced by what should not stand there."""
    if rng.random() < 0.04:
        return rng.choice(ODD)
    if isinstance(value, list):
        return [odd(rng, one) for one in value]
    if isinstance(value, dict):
        return {rng.choice(KEYS) if rng.random() < 0.01 else key: odd(rng, one) for key, one in value.items()}
    return value


def torn(rng: random.Random, data: bytes) -> bytes:
    """Return bytes with a few of them changed, lost or added, or cut off."""
    for _ in range(rng.randint(1, 4)):
        place = rng.randrange(len(data) + 1)
        added = bytes(rng.choice(b'{}[],:"\\<>\xff0') for _ in range(rng.randint(0, 5)))
        data = data[:place] + added + data[place + rng.choice([0, 1, 40]) :]
    return data[: rng.randrange(len(data) + 1)] if rng.random() < 0.2 else data


def damaged(rng: random.Random, file: Path) -> bytes:
    data = file.read_bytes()
    if rng.random() < 0.4:
        return data
    try:
        return json.dumps(odd(rng, json.loads(data))).encode() if rng.random() < 0.7 else torn(rng, data)
    except ValueError:
        return torn(rng, data)


@pytest.mark.parametrize("seed", range(120))
def test_damage_never_crashes_and_always_adds_up(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    case = rng.choice(CASES)
    files = sorted(file for file in (case / "export").rglob("*") if file.is_file())
    contents = {file.relative_to(case / "export").as_posix(): damaged(rng, file) for file in files}
    path = tmp_path / "export.zip"
    path.write_bytes(make.zipped(contents))

    try:
        members = read_export(path, now_ms=golden.NOW_MS).report.members
    except ImportRefused:
        return

    assert [one.path for one in members if one.found != one.accounted] == []
    assert [one.path for one in members if one.fate is Fate.PARSED and one.found != one.independent] == []


@pytest.mark.parametrize("time", ["1e999", "-1e999", "NaN", str(10**400), "-5", "0"])
def test_a_reaction_in_no_second_at_all_is_left_and_its_message_counted(tmp_path: Path, time: str) -> None:
    messages = [
        {
            "sender_name": "Moss",
            "timestamp_ms": 1_700_000_000_000,
            "content": "x",
            "reactions": [{"reaction": "y", "actor": "Fern", "timestamp": "HERE"}],
        }
    ]
    people = [{"name": "Moss"}, {"name": "Fern"}]
    text = json.dumps({"participants": people, "messages": messages, "title": "Moss"}).replace('"HERE"', time)
    inbox = "your_instagram_activity/messages/inbox/moss_1/message_1.json"
    liked = "your_instagram_activity/likes/liked_posts.json"
    post = {"timestamp": 1_700_000_000, "href": "https://www.instagram.com/p/AAAAAAAAAAA/"}
    likes = {"likes_media_likes": [{"title": "moss", "string_list_data": [post]}]}
    path = tmp_path / "export.zip"
    path.write_bytes(make.zipped({inbox: text.encode(), liked: json.dumps(likes).encode()}))
    members = read_export(path, now_ms=golden.NOW_MS).report.members
    assert [(one.found, one.accounted, one.independent) for one in members] == [(1, 1, 1)] * 2

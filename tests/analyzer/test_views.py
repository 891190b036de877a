from __future__ import annotations

from datetime import date

from analyzer import Settings, views
from analyzer.views import MISSING, Views
from importers.events import Kind, Surface
from tests.support.events import of, view


def hours(found: Views) -> list[int]:
    return [int(hour) for hour in found.hour]


def test_only_views_and_live_rooms_stand_on_the_timeline() -> None:
    rows = [
        view("2024-01-01T10:00"),
        view("2024-01-01T11:00", kind=Kind.LIVE_VIEW),
        view("2024-01-01T12:00", kind=Kind.LIKE),
        view("2024-01-01T13:00", kind=Kind.POST_SEEN),
    ]
    found = views.timeline(of(rows), Settings())
    assert hours(found) == [10, 11]
    assert found.watched.tolist() == [True, False]


def test_music_is_left_out_unless_asked_for() -> None:
    record = of([view("2024-01-01T10:00"), view("2024-01-01T11:00", surface=Surface.MUSIC)])
    assert hours(views.timeline(record, Settings())) == [10]
    assert hours(views.timeline(record, Settings(include_music=True))) == [10, 11]


def test_what_the_person_leaves_out_is_left_out() -> None:
    record = of([
        view("2024-01-01T10:00", "youtube:UCa"),
        view("2024-01-01T11:00", "tiktok:@b"),
        view("2024-01-01T12:00", "instagram:@c", surface=Surface.POST),
        view("2024-01-01T13:00", "youtube:UCme"),
    ])  # fmt: skip
    settings = Settings(
        leave_out_platforms=("tiktok",), leave_out_surfaces=("post",), leave_out_creators=("youtube:UCme",)
    )
    assert hours(views.timeline(record, settings)) == [10]


def test_the_chosen_days_are_local_and_inclusive() -> None:
    record = of([view(f"2024-01-0{day}T03:30") for day in (1, 2, 3, 4)])  # each belongs to the evening before
    settings = Settings(first_day=date(2024, 1, 1), last_day=date(2024, 1, 2))
    found = views.timeline(record, settings)
    assert [int(row) for row in found.row] == [1, 2]


def test_names_that_look_like_nothing_are_names_and_an_empty_one_is_missing() -> None:
    record = of([view("2024-01-01T10:00", name) for name in ("nan", "None", "", None)])
    found = views.timeline(record, Settings())
    named = [found.creators[code] if code != MISSING else None for code in found.creator.tolist()]
    assert named == ["nan", "None", None, None]


def test_an_item_cannot_outlast_its_length_or_the_stated_interval_of_use() -> None:
    """Use from 10:00 to 10:10 on Instagram: at 10:04 six minutes are left; 90 s long is 90 s."""
    rows = [
        view("2024-01-01T10:04", "instagram:@a"),
        view("2024-01-01T10:05", "instagram:@a", duration_s=90.0),
        view("2024-01-01T10:06", "youtube:UCa"),
        view("2024-01-01T10:12", "instagram:@a"),
        view("2024-01-01T10:00", None, platform="instagram", kind=Kind.INTERVAL, duration_s=600.0),
    ]
    found = views.timeline(of(rows), Settings())
    assert found.length is not None
    assert found.limit is not None
    assert found.length.tolist() == [float("inf"), 90_000, float("inf"), float("inf")]
    assert found.limit.tolist() == [360_000, 300_000, float("inf"), float("inf")]
    assert views.timeline(of(rows[:1]), Settings()).limit is None

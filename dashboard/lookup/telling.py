"""The sentences of a look-up, the same in the terminal and on the page."""

from __future__ import annotations

from dashboard.display import name_of, platform_name
from dashboard.lookup.endpoints import Endpoints
from dashboard.lookup.estimate import Sample
from dashboard.lookup.plan import Plan, estimate_seconds
from dashboard.lookup.run import Tally
from dashboard.reflections.tables import table

MINUTE, HOUR = 60, 3600
LONG = 2 * HOUR


def words() -> dict[str, str]:
    """Return the words of the page."""
    found: dict[str, str] = table("pages")["makers"]
    return found


def duration(seconds: float) -> str:
    """Return about how long something takes, in words."""
    if seconds < 1.5 * MINUTE:
        return "a minute"
    if seconds < LONG:
        return f"{seconds / MINUTE:,.0f} minutes"
    return f"{seconds / HOUR:,.0f} hours"


def joined(parts: tuple[str, ...]) -> str:
    """Return names as people list them."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1]))) if parts else ""


def screen(plan: Plan, known: Endpoints) -> list[str]:
    """Return what a look-up would send, to whom, how often and how long: everything before a yes.

    The second text is an address as it would be sent.
    """
    said = words()
    if plan.example is None:
        return [said["look_done"] if plan.of else said["look_none"]]
    numbers = {"requests": f"{len(plan.items):,}", "time": duration(plan.seconds)}
    sample = said["look_sampled"].format(count=f"{known.sample_views:,}")
    return [
        said["look_screen"].format(hosts=joined(plan.hosts), **numbers),
        plan.example,
        said["look_tells"].format(names=joined(plan.names)),
        *([sample] if plan.views < plan.of else []),
    ]


def progress(tally: Tally, known: Endpoints) -> str:
    """Return where a running look-up stands."""
    left = duration(estimate_seconds(tally.of - tally.asked, known))
    return words()["look_running"].format(**_counts(tally), time=left)


def ending(tally: Tally) -> str:
    """Return how a look-up ended and what it brought."""
    said = words()
    return f"{said[f'ending_{tally.ending}']} {said['look_left'].format(**_counts(tally))}"


def sample_sentences(sample: Sample) -> list[str]:
    """Return what a sample says, what it does not, and who comes first."""
    said = words()
    lines = [
        said["found_sentence"].format(
            platform=platform_name(sample.platform),
            of=f"{sample.of:,}",
            asked=f"{sample.asked:,}",
            named=f"{sample.named:,}",
            gone=f"{sample.gone:,}",
        )
    ]
    if sample.creators.empty:
        return [*lines, said["found_few"]]
    _, low, high = sample.unknown
    first = sample.creators.iloc[0]
    top = said["found_top"].format(
        name=name_of(first["creator"], first["name"]), range=spoken(first["low"], first["high"])
    )
    note = [said["handle_note"]] if sample.platform == "youtube" else []
    return [*lines, said["found_range"].format(range=spoken(low, high)), top, *note]


def sample_rows(sample: Sample, most: int) -> list[tuple[str, int, int, int]]:
    """Return the rows of a sample's table: name, views, and the ends of its range in 100 views."""
    rows = sample.creators.head(most).to_dict("records")
    return [
        (
            name_of(row["creator"], row["name"]),
            int(row["views"]),
            round(100 * row["low"]),
            round(100 * row["high"]),
        )
        for row in rows
    ]


def spoken(low: float, high: float) -> str:
    """Return a range of shares in whole views of 100, as one number where both ends are the same."""
    return " to ".join(dict.fromkeys(f"{100 * end:.0f}" for end in (low, high)))


def _counts(tally: Tally) -> dict[str, str]:
    counts = {
        "asked": tally.asked,
        "of": tally.of,
        "found": tally.found,
        "gone": tally.gone,
        "none": tally.failed,
    }
    return {name: f"{number:,}" for name, number in counts.items()}

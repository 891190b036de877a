"""SIG17: accounts on both lists, following and followers."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.basis import Basis
from analyzer.signal import Caveat, Signal, Spec
from importers.events import Kind, Platform
from importers.record import Lists
from importers.text import private_key

MUTUAL = Spec("SIG17", "mutual_share", "share")
BOTH_LISTS = (Platform.TIKTOK, Platform.INSTAGRAM)


def mutual_share(basis: Basis) -> Iterator[Signal]:
    """SIG17: accounts followed that follow back / accounts followed (share, 0-1), TikTok and Instagram.

    Parts: followed, followers, mutual, and per platform. Missing: a platform without both lists is left out;
    friends known elsewhere do not show. Gate: 20 accounts followed. Followers are compared by their private
    keys, never by name; creators merged into one stay as many accounts as they are. An exact
    count, so without interval.
    """
    lists, left_out = basis.record.lists, basis.settings.leave_out_platforms
    platforms = {
        str(platform): counted
        for platform in BOTH_LISTS
        if str(platform) not in left_out and (counted := _counted(lists, platform)) is not None
    }
    followed, mutual = (sum(one[key] for one in platforms.values()) for key in ("followed", "mutual"))
    if not platforms:
        yield Signal.not_measurable(MUTUAL, _missing(lists))
        return
    if followed < basis.settings.min_follows:
        yield Signal.not_measurable(MUTUAL, Caveat.TOO_FEW_FOLLOWS, used=followed, of=followed)
        return
    followers = sum(one["followers"] for one in platforms.values())
    parts = {"followed": followed, "followers": followers, "mutual": mutual, "platforms": platforms}
    yield MUTUAL.signal(
        mutual / followed, (None, None), followed, followed, None, (Caveat.CAUSE_UNKNOWN,), parts
    )


def _counted(lists: Lists, platform: Platform) -> dict[str, int] | None:
    """Return how many are followed, follow, and both; None where a list is missing."""
    followed, followers = (
        {one for where, what, one in lists if where == platform and what == kind}
        for kind in (Kind.FOLLOW, Kind.FOLLOWER)
    )
    if not followed or not followers:
        return None
    keys = {private_key(platform, one.partition(":@")[2]) for one in followed}
    return {"followed": len(followed), "followers": len(followers), "mutual": len(keys & followers)}


def _missing(lists: Lists) -> Caveat:
    follows = any(kind == Kind.FOLLOW for _, kind, _ in lists)
    return Caveat.NO_FOLLOWER_LIST if follows else Caveat.NO_FOLLOW_LIST

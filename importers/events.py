"""The one event table: what every importer writes and everything to the right of it reads."""

from __future__ import annotations

from enum import StrEnum

import pyarrow as pa


class Platform(StrEnum):
    """Where an export comes from."""

    YOUTUBE = "youtube"
    TIKTOK = "tiktok"
    INSTAGRAM = "instagram"


class Kind(StrEnum):
    """What one dated thing is. ``view`` means "shown", never "watched to the end"."""

    VIEW = "view"
    LIKE = "like"
    SAVE = "save"
    SHARE = "share"
    COMMENT = "comment"
    LIVE_CHAT = "live_chat"
    LIVE_VIEW = "live_view"
    SEARCH = "search"
    FOLLOW = "follow"
    FOLLOWER = "follower"
    DM_OUT = "dm_out"
    DM_IN = "dm_in"
    PURCHASE = "purchase"
    GIFT = "gift"
    POST_SEEN = "post_seen"
    LOGIN = "login"
    INTERVAL = "interval"


UNDATED_KINDS = frozenset({Kind.FOLLOW, Kind.FOLLOWER})
"""Kinds that stay events when the export gives them no date (design 3.1, reading 3)."""


class Surface(StrEnum):
    """Where on the platform an item was shown."""

    VIDEO = "video"
    SHORT = "short"
    MUSIC = "music"
    LIVE = "live"
    POST = "post"
    STORY = "story"
    UNKNOWN = "unknown"


_SMALL_CHUNK = 4096
"""Rows per table below which tables are copied into one."""
_CODE = pa.dictionary(pa.int32(), pa.string())

SCHEMA = pa.schema(
    [
        pa.field("occurred_at", pa.timestamp("ms", tz="UTC")),
        pa.field("platform", _CODE, nullable=False),
        pa.field("kind", _CODE, nullable=False),
        pa.field("creator", _CODE),
        pa.field("creator_name", _CODE),
        pa.field("item", pa.string()),
        pa.field("title", pa.string()),
        pa.field("surface", _CODE, nullable=False),
        pa.field("duration_s", pa.float64()),
        pa.field("member", _CODE, nullable=False),
        pa.field("ordinal", pa.int32(), nullable=False),
    ]
)
"""Columns of one import's events.

========== ===========================================================================================
occurred_at UTC, milliseconds; missing only for ``follow``/``follower`` rows the export does not date
platform    ``Platform``; dictionary code
kind        ``Kind``; dictionary code
creator     stable id: ``youtube:UC…``, ``tiktok:@handle``, ``instagram:@handle`` (handles lower case);
            missing where the export does not say. People who are not public makers (followers, chat
            partners) appear as ``platform:#<16 hex>`` from ``text.private_key``, never by name
creator_name the name as the export shows it; missing for private people
item        the item's id within its platform (video id, shortcode, room id) as text
title       the item's title where the export has one; never the text of messages, comments or searches
surface     ``Surface``; dictionary code
duration_s  seconds: of an ``interval`` the time of use, of anything watched the item's own length (a cap on
            what was watched of it, never the watching itself); missing where nobody says
member      path of the file inside the export
ordinal     position of the record in that file, from 0
========== ===========================================================================================

A workspace adds ``import_id`` when it loads several imports (``importers.record``).
"""


class SchemaError(TypeError):
    """A table does not have the columns and types of ``SCHEMA``."""


def conform(table: pa.Table) -> pa.Table:
    """Return ``table`` with exactly ``SCHEMA``'s columns and types, in order.

    Raises ``SchemaError`` when a column is missing or cannot be cast without loss.
    """
    missing = [name for name in SCHEMA.names if name not in table.column_names]
    if missing:
        raise SchemaError(f"event table without {', '.join(missing)}")
    try:
        return table.select(SCHEMA.names).cast(SCHEMA)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
        raise SchemaError("event table with a column of another type") from error


def empty() -> pa.Table:
    """Return an event table with no rows."""
    return pa.Table.from_batches([], schema=SCHEMA)  # ``empty_table`` would load pandas into the reader


def concatenate(tables: list[pa.Table]) -> pa.Table:
    """Return one conforming table from several; dictionaries are unified.

    Large tables are not copied together but stay side by side as chunks.
    """
    if not tables:
        return empty()
    table = pa.concat_tables(tables).unify_dictionaries()
    return table.combine_chunks() if table.num_rows < _SMALL_CHUNK * len(tables) else table

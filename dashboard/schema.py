"""The workspace file's tables, and how a file is told to be one of ours."""

from __future__ import annotations

import sqlite3
from pathlib import Path

APPLICATION_ID = 0x50534D52
"""``PSMR``: what SQLite keeps at byte 68 so that programs know whose file it is."""

MIGRATIONS = (
    """
    CREATE TABLE import (
        id TEXT PRIMARY KEY,
        sequence INTEGER NOT NULL UNIQUE,
        added_at INTEGER NOT NULL,
        app_version TEXT NOT NULL,
        sha256 TEXT NOT NULL UNIQUE,
        report TEXT NOT NULL,
        events BLOB NOT NULL
    ) STRICT;
    CREATE TABLE note (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        place TEXT NOT NULL,
        day TEXT NOT NULL,
        text TEXT NOT NULL,
        saved_at INTEGER NOT NULL,
        PRIMARY KEY (id, version)
    ) STRICT;
    CREATE TABLE answer (
        sequence INTEGER PRIMARY KEY,
        topic TEXT NOT NULL,
        subject TEXT NOT NULL,
        value TEXT NOT NULL,
        answered_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX answer_topic ON answer (topic, subject, sequence);
    CREATE TABLE values_run (
        sequence INTEGER PRIMARY KEY,
        content TEXT NOT NULL,
        saved_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE setting (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT;
    CREATE TABLE counter (
        name TEXT PRIMARY KEY,
        value INTEGER NOT NULL
    ) STRICT;
    INSERT INTO counter VALUES ('revision', 0);
    """,
    """
    CREATE TABLE creator_map (
        sequence INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        sha256 TEXT NOT NULL UNIQUE,
        items INTEGER NOT NULL,
        added_at INTEGER NOT NULL,
        content BLOB NOT NULL
    ) STRICT;
    CREATE TABLE creator_word (
        sequence INTEGER PRIMARY KEY,
        word TEXT NOT NULL,
        subject TEXT NOT NULL,
        value TEXT NOT NULL,
        name TEXT,
        said_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE looked_up (
        platform TEXT NOT NULL,
        item TEXT NOT NULL,
        outcome TEXT NOT NULL,
        creator TEXT,
        name TEXT,
        asked_at INTEGER NOT NULL,
        PRIMARY KEY (platform, item)
    ) STRICT
    """,
    """
    CREATE TABLE entry (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        day TEXT NOT NULL,
        content TEXT NOT NULL,
        begun_at INTEGER NOT NULL,
        saved_at INTEGER NOT NULL,
        PRIMARY KEY (id, version)
    ) STRICT;
    CREATE INDEX entry_kind ON entry (kind, subject, begun_at);
    CREATE TABLE draft (
        id TEXT PRIMARY KEY,
        place TEXT NOT NULL,
        content TEXT NOT NULL,
        saved_at INTEGER NOT NULL
    ) STRICT
    """,
    """
    INSERT INTO entry
    SELECT printf('target-%d', sequence), 1, 'target', '',
        date(saved_at / 1000, 'unixepoch', 'localtime'),
        (
            SELECT json_group_object(step, value) FROM (
                SELECT 'sentence-' || area.key AS step,
                    json_extract(content, area.fullkey || '.sentence') AS value
                FROM json_each(content, '$.answers') AS area
                UNION ALL
                SELECT 'mark-' || area.key, CAST(json_extract(content, area.fullkey || '.mark') AS TEXT)
                FROM json_each(content, '$.answers') AS area
            ) WHERE value <> ''
        ),
        saved_at, saved_at
    FROM values_run;
    DROP TABLE values_run
    """,
)
"""One script per schema version, in order; ``user_version`` says how many a file has had."""

VERSION = len(MIGRATIONS)
CONTENT = (
    "import",
    "note",
    "answer",
    "setting",
    "creator_map",
    "creator_word",
    "looked_up",
    "entry",
    "draft",
)
"""Tables that hold what a person gave or wrote."""

_HEADER = 100
_MAGIC = b"SQLite format 3\0"


class WorkspaceRefused(Exception):  # noqa: N818 - an answer to the person, not a bug
    """A workspace cannot be opened. ``code`` keys the case; ``str()`` is one sentence with a next step."""

    def __init__(self, code: str, sentence: str) -> None:
        """Keep the code beside the sentence."""
        super().__init__(sentence)
        self.code = code


def check_header(path: Path) -> None:
    """Raise ``WorkspaceRefused`` when ``path`` is another kind of file or newer than this program.

    Reads the first hundred bytes and nothing else, so a refused file stays as it is to the byte. An empty
    file passes: it is what a start that was cut short leaves behind.
    """
    with path.open("rb") as file:
        header = file.read(_HEADER)
    if not header:
        return
    if header[:16] != _MAGIC or len(header) < _HEADER:
        raise _foreign(path)
    version, owner = int.from_bytes(header[60:64], "big"), int.from_bytes(header[68:72], "big")
    if owner not in {0, APPLICATION_ID} or (owner == 0 and version):
        raise _foreign(path)
    if version > VERSION:
        raise newer(path)


def older(connection: sqlite3.Connection) -> bool:
    """Return whether an open file was written by an earlier version; a new file was not."""
    return 0 < _version(connection) < VERSION


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring an open file to ``VERSION``: all steps and the version number in one transaction."""
    version = _version(connection)
    if version > VERSION:
        raise newer(path)
    if version == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    for script in MIGRATIONS[version:]:
        for statement in script.split(";"):
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


def _version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def newer(path: Path) -> WorkspaceRefused:
    """Return the refusal of a file that a later version has written."""
    return WorkspaceRefused(
        "newer",
        f"{path.name} was written by a newer version of this program and was left as it is. "
        "Update the program, or open another workspace with --workspace.",
    )


def damaged(path: Path) -> WorkspaceRefused:
    """Return the refusal of a file whose pages cannot be read."""
    return WorkspaceRefused(
        "damaged",
        f"{path.name} cannot be read whole, so it was left as it is. "
        "Open a backup of it, or start a new workspace with --workspace.",
    )


def _foreign(path: Path) -> WorkspaceRefused:
    return WorkspaceRefused(
        "not_a_workspace",
        f"{path.name} is not a workspace of this program and was left as it is. "
        "Choose another file with --workspace; a new one is made if it is not there yet.",
    )

"""What lies on the desk: the open workspace, its record and analysis, and the imports that run."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar

from analyzer import Analysis, Own, Sample, Settings, basis
from analyzer.analysis import measured, with_own
from analyzer.basis import Basis
from dashboard import own
from dashboard.jobs import Importing, Jobs
from dashboard.lookup.endpoints import endpoints
from dashboard.lookup.job import LookUp
from dashboard.lookup.sampled import sampled
from dashboard.preferences import changed, settings_of
from dashboard.store import Kept, Workspace
from importers.record import Imported, Record

T = TypeVar("T")
_SHOWN: ContextVar[str | None] = ContextVar("shown", default=None)
"""The person whose window asks; None where no window does."""


class OtherPerson(Exception):  # noqa: N818 - an answer to a window, not a bug
    """A window asked for what lies on the desk while another person than the one it shows is open."""


class Desk:
    """One open workspace and what is computed from it, shared by all pages and threads.

    ``people`` are the names of several workspaces between which a person may switch (the demo has three);
    usually there is one. Analyses are kept by (workspace, revision, settings) and dropped on a switch.
    """

    def __init__(
        self, workspace: Workspace | Mapping[str, Workspace], importing: Importing | None = None
    ) -> None:
        """Lay one workspace on the desk, or several by name; the first is open."""
        self._all = dict(workspace) if isinstance(workspace, Mapping) else {workspace.name: workspace}
        self._person = next(iter(self._all))
        self._tokens = {person: secrets.token_hex(8) for person in self._all}
        self._turn = RLock()
        self._analysed: tuple[tuple[int, Settings], Analysis] | None = None
        self._said: tuple[Analysis, own.Spoken, Analysis] | None = None
        self._sampled: tuple[tuple[str, int], tuple[Sample, ...]] | None = None
        self._imports: tuple[tuple[str, int], tuple[Kept, ...]] | None = None
        self._tables: dict[Any, Any] = {}
        self.jobs = Jobs(importing or _import_export)
        self.look_up = LookUp()

    @property
    def workspace(self) -> Workspace:
        """The workspace that is open now. Raises ``OtherPerson`` for a window that shows someone else."""
        person = self._person
        if _SHOWN.get() not in {None, person}:
            raise OtherPerson
        return self._all[person]

    @property
    def token(self) -> str:
        """What a page carries that is drawn for the person who is open now; new with every run."""
        return self._tokens[self._person]

    @contextmanager
    def shown(self, token: str | None) -> Iterator[None]:
        """Bind what is asked within to the person a window shows, by the token of its page."""
        mark = _SHOWN.set(next((person for person, one in self._tokens.items() if one == token), None))
        try:
            yield
        finally:
            _SHOWN.reset(mark)

    @property
    def people(self) -> tuple[str, ...]:
        """Names of the workspaces on the desk."""
        return tuple(self._all)

    @property
    def person(self) -> str:
        """Name of the workspace that is open now."""
        return self._person

    def switch(self, person: str) -> bool:
        """Open another of ``people``; return whether there is such a one. Nothing loaded stays in memory."""
        with self._turn:
            if person not in self._all:
                return False
            if person != self._person:
                self.workspace.forget_loaded()
                self._analysed = self._said = None
                self._tables.clear()
                self._person = person
            return True

    def record(self) -> Record:
        """Return the open workspace's record; its ``events`` may be empty."""
        return self.workspace.record()

    def imports(self) -> tuple[Kept, ...]:
        """Return what was imported, oldest first; its reports are read once per revision."""
        with self._turn:
            key = (self._person, self.workspace.revision)
            if self._imports is None or self._imports[0] != key:
                self._imports = (key, self.workspace.imports())
            return self._imports[1]

    def settings(self) -> Settings:
        """Return the analyzer's settings: the program's own, with what the person changed."""
        return replace(settings_of(self.workspace.get("settings", {})), samples=self._samples())

    def change_settings(self, **changes: Any) -> None:
        """Keep some of the analyzer's settings, by field name; ``ValueError`` when one cannot be."""
        self.workspace.put("settings", changed(self.workspace.get("settings", {}), changes))

    def analysis(self) -> Analysis:
        """Return the analysis of the record, computed once per revision and settings.

        The person's guess, tags and plans are in it; when one of them changes, only what rests on them is
        computed again.
        """
        with self._turn:
            bare, said = self._bare(), own.spoken(self.workspace)
            if self._said is None or self._said[0] is not bare or self._said[1] != said:
                words = own.own(said, self.settings().own, bare.creators)
                self._said = (bare, said, with_own(bare, self.table(basis.build), words))
            return self._said[2]

    def spoken(self) -> Basis:
        """Return the record as it is read, with what the person said in its settings."""
        return replace(self.table(basis.build), settings=self.analysis().settings)

    def own(self) -> Own:
        """Return what the person said of themselves: guess, tags, plans, waking, opt-ins; merges applied."""
        return self.analysis().settings.own

    def table(self, make: Callable[[Record, Settings], T]) -> T:
        """Return one of ``analyzer.tables`` for the open record, made once per revision and settings."""
        with self._turn:
            key = (self.workspace.revision, self.settings())
            if self._tables.get("key") != key:
                self._tables = {"key": key}
            if make not in self._tables:
                self._tables[make] = make(self.record(), key[1])
            made: T = self._tables[make]
            return made

    def _samples(self) -> tuple[Sample, ...]:
        """Return what rests on a look-up's random sample, made once per revision."""
        with self._turn:
            key = (self._person, self.workspace.revision)
            if self._sampled is None or self._sampled[0] != key:
                self._sampled = (key, sampled(self.workspace, endpoints()))
            return self._sampled[1]

    def _bare(self) -> Analysis:
        """Return the analysis without the person's guess, tags and plans."""
        key = (self.workspace.revision, self.settings())
        if self._analysed is None or self._analysed[0] != key:
            self._analysed = (key, measured(replace(self.table(basis.build))))
        return self._analysed[1]

    def seed(self) -> str:
        """Return the open workspace's own seed, drawn once: a person's order of readings stays the same."""
        seed: str | None = self.workspace.get("seed")
        if seed is None:
            seed = secrets.token_hex(8)
            self.workspace.put("seed", seed)
        return seed

    def start_import(self, path: Path, name: str | None = None, scratch: Path | None = None) -> str:
        """Begin to import a file into the workspace that is open now; return the job's id."""
        return self.jobs.start(path, self.workspace.add, name, scratch)

    def close(self) -> None:
        """End what runs and give the workspaces back."""
        self.jobs.close()
        self.look_up.close()
        for workspace in self._all.values():
            workspace.close()


def _import_export(path: Path, **options: Any) -> Imported:
    from importers.child import import_export  # noqa: PLC0415 - only an import needs it

    return import_export(path, **options)

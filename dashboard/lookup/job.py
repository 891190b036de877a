"""A look-up that runs beside the pages, one at a time, until it is done or cancelled."""

from __future__ import annotations

import logging
import threading
from dataclasses import replace

from dashboard.jobs import place_of
from dashboard.lookup.endpoints import Endpoints
from dashboard.lookup.plan import Plan
from dashboard.lookup.run import Ask, Ending, Run, Tally
from dashboard.store import Workspace

LOG = logging.getLogger("parasocial")


class LookUp:
    """The look-up of one program: none, running, or ended with its last tally."""

    def __init__(self) -> None:
        """Begin with none."""
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._turn = threading.Lock()
        self.tally: Tally | None = None

    @property
    def running(self) -> bool:
        """Whether requests are being made."""
        return self.tally is not None and self.tally.ending is None

    def start(self, workspace: Workspace, plan: Plan, known: Endpoints, ask: Ask | None = None) -> bool:
        """Begin to ask about the items of ``plan``; return False when one is running already."""
        with self._turn:
            if self.running or not plan.items:
                return False
            self._stop.clear()
            self.tally = Tally(len(plan.items))
            self._thread = threading.Thread(
                target=self._work, args=(workspace, plan, known, ask), name="look-up", daemon=True
            )
            self._thread.start()
            return True

    def cancel(self) -> None:
        """Let no further request be made; what was answered is kept."""
        self._stop.set()

    def close(self) -> None:
        """Cancel and wait for the request that is under way."""
        self.cancel()
        if self._thread is not None:
            self._thread.join()

    def _work(self, workspace: Workspace, plan: Plan, known: Endpoints, ask: Ask | None) -> None:
        try:
            Run(workspace, ask or _client(known), known, self._stop.wait, self._hear)(
                plan.items, len(plan.items)
            )
        except Exception as error:  # noqa: BLE001 - the thread's one handler: the page says it ended, the log where
            LOG.error("look-up ended: %s", place_of(error))  # noqa: TRY400 - a message may quote the record
            self._hear(replace(self.tally or Tally(0), ending=Ending.SILENT))

    def _hear(self, tally: Tally) -> None:
        self.tally = tally


def _client(known: Endpoints) -> Ask:
    from dashboard.lookup.client import Client  # noqa: PLC0415 - nothing that can connect is loaded before a yes

    return Client(known=known).ask

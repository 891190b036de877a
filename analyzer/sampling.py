"""Creators known from a random sample of views: what the shares rest on then."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sample:
    """Of ``of`` views of a platform whose export names no creator, ``drawn`` were picked at random and asked.

    Drawn without replacement, each view as likely as any other; hardly any creator of the platform is known
    otherwise. Resampling the sessions of what was drawn then shows both how sessions differ and how the draw
    falls: with S the spread of single views, the variance of a share is that of the whole record plus
    (1 - drawn / of) S / drawn, which is sampling without replacement (Cochran 1977, 2.4).
    """

    platform: str
    drawn: int
    of: int

    @property
    def share(self) -> float:
        """Share of the views that was asked about, 0-1."""
        return self.drawn / self.of if self.of else 1.0


def asked(samples: Iterable[Sample], platforms: set[str]) -> float:
    """Return the share of views that was asked about where one sampled platform is all there is; else 1.

    Beside another platform a sample's views would count too little, so there it is no sample any more.
    """
    return next((one.share for one in samples if platforms == {one.platform}), 1.0)

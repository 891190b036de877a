"""The order of words on a command line: common options anywhere, ``open`` where no command is named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

FLAGS = frozenset({"--private", "--no-browser", "--quiet", "--version"})
VALUED = frozenset({"--workspace", "--port"})
HELP = frozenset({"--help", "-h"})
DEFAULT = "open"


@dataclass(frozen=True, slots=True)
class Common:
    """The options that every command takes, before or after its name."""

    workspace: Path | None = None
    private: bool = False
    port: int = 0
    browser: bool = True
    quiet: bool = False


def arranged(words: Iterable[str], commands: frozenset[str]) -> list[str]:
    """Return the words with common options first, then the command (``open`` if none), then the rest.

    Words after ``--`` are left alone, so that a file may be called anything.
    """
    common, rest, queue = [], [], list(words)
    while queue:
        word = queue.pop(0)
        if word == "--":
            rest += [word, *queue]
            break
        if word in FLAGS or word.partition("=")[0] in VALUED:
            common.append(word)
            if word in VALUED and queue:
                common.append(queue.pop(0))
        else:
            rest.append(word)
    if rest and (rest[0] in commands or rest[0] in HELP):
        return common + rest
    return [*common, DEFAULT, *rest]

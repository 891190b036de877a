"""The command ``parasocial`` (design 3): names, options, exit codes."""
# ruff: noqa: PLC0415 - each command brings only its own libraries, so that --help answers at once

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from dashboard import VERSION
from dashboard.terminal import say
from dashboard.terminal.arguments import Common, arranged

DONE, REFUSED, INCOMPLETE = 0, 2, 3
_INTERRUPTED = 130
"""What typer answers to Ctrl+C."""
_STOPPED = "Stopped. What was not finished was not kept."
_USAGE: Any = typer.BadParameter.__base__
"""What typer raises for words it cannot place; it does not say so under a name of its own."""

app = typer.Typer(
    name="parasocial",
    help="See how your attention falls on single creators, from your own exports, on your own computer.",
    epilog="The options above go with every command, before or after its name. Without a command: open.",
    add_completion=False,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
workspace_app = typer.Typer(
    help="The file that holds your imports and your own words.", no_args_is_help=False
)
app.add_typer(workspace_app, name="workspace")

Exports = Annotated[
    list[Path],
    typer.Argument(metavar="EXPORT...", help="A zip, a folder, or a .json, .html, .txt or .csv file."),
]
Zone = Annotated[str | None, typer.Option(help="Your time zone, such as Europe/Berlin.")]
CreatorFiles = Annotated[
    list[Path],
    typer.Option(
        "--creators", metavar="FILE", help="Who made which item: a CSV, or JSON of yt-dlp; several allowed."
    ),
]
_DAY = ["%Y-%m-%d"]
NOTHING: list[Any] = []
"""What a list holds unless something is given; typer copies it."""
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


def _version(wanted: bool) -> None:  # noqa: FBT001 - typer hands it over by place
    if wanted:
        sys.stdout.write(f"parasocial {VERSION}\n")
        raise typer.Exit


@app.callback()
def common(
    context: typer.Context,
    *,
    workspace: Annotated[Path | None, typer.Option(help="The file to keep everything in.")] = None,
    private: Annotated[bool, typer.Option("--private", help="Keep everything in memory only.")] = False,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="The port to serve on; 0 takes a free one.")
    ] = 0,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open the browser.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say only what was asked for.")] = False,
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_version, help="Print the version and end.")
    ] = False,
) -> None:
    """Keep the options that go with every command."""
    del version
    context.obj = Common(workspace, private, port, not no_browser, quiet)


@app.command("open")
def open_(
    context: typer.Context,
    exports: Exports = NOTHING,
    *,
    creators: CreatorFiles = NOTHING,
) -> None:
    """Import EXPORTs, then start the dashboard and the browser."""
    from dashboard.terminal import serving

    serving.open_exports(context.obj, exports, creators)


@app.command()
def demo(context: typer.Context) -> None:
    """Start the dashboard on three invented people; nothing is kept."""
    from dashboard.terminal import serving

    serving.demo(context.obj)


@app.command()
def inspect(
    context: typer.Context,
    exports: Exports,
    *,
    as_json: AsJson = False,
    tz: Zone = None,
    diagnostics: Annotated[
        bool,
        typer.Option(
            "--diagnostics",
            help="Print one JSON object of structure, names of keys and counts: no values.",
        ),
    ] = False,
) -> None:
    """Show what is in EXPORTs: every record and what became of it."""
    from dashboard.terminal import accounting, gathering

    if diagnostics:
        raise typer.Exit(DONE if _described(context.obj, exports) else INCOMPLETE)

    record = gathering.record_of(context.obj, exports, tz=tz)
    if as_json:
        _print_json(accounting.as_json(record))
    else:
        accounting.show(record, say.answers())
    raise typer.Exit(DONE if record.complete else INCOMPLETE)


@app.command("import")
def import_(context: typer.Context, exports: Exports, *, creators: CreatorFiles = NOTHING) -> None:
    """Import EXPORTs into the workspace, without starting the dashboard."""
    from dashboard.terminal import keeping

    complete = keeping.import_exports(context.obj, exports, creators)
    raise typer.Exit(DONE if complete else INCOMPLETE)


@app.command()
def analyze(  # noqa: PLR0913 - one parameter per option of the command
    context: typer.Context,
    exports: Exports = NOTHING,
    *,
    as_json: AsJson = False,
    tz: Zone = None,
    first: Annotated[datetime | None, typer.Option("--from", formats=_DAY, help="First day.")] = None,
    last: Annotated[datetime | None, typer.Option("--to", formats=_DAY, help="Last day.")] = None,
    against_first: Annotated[
        datetime | None,
        typer.Option("--against-from", formats=_DAY, help="Compare with days from this one on."),
    ] = None,
    against_last: Annotated[
        datetime | None, typer.Option("--against-to", formats=_DAY, help="Last day of those.")
    ] = None,
    creators: CreatorFiles = NOTHING,
    creator: Annotated[list[str], typer.Option(help="A creator to measure, by id.")] = NOTHING,
    csv: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the creators' table; - is standard output.")
    ] = None,
) -> None:
    """Show the signals in EXPORTs, or in the workspace; with --against-from, how two periods differ."""
    from dashboard.terminal import creators_csv, gathering, summary

    asked = gathering.Asked(tz, first, last, against_first, against_last, tuple(creator))
    if as_json and csv == creators_csv.STANDARD_OUTPUT:
        raise say.Refusal("--json and --csv - both print to the terminal; give --csv the name of a file.")
    record = gathering.record_of(context.obj, exports, creators, tz)
    analysis = gathering.analysis_of(context.obj, exports, record, asked)
    comparison = gathering.comparison_of(record, analysis, asked)
    if csv is not None:
        creators_csv.write(analysis, csv)
    if as_json:
        _print_json(summary.as_json(analysis, comparison))
    elif csv != creators_csv.STANDARD_OUTPUT:
        summary.show(analysis, say.answers(), comparison)
    raise typer.Exit(DONE if record.complete else INCOMPLETE)


@app.command()
def lookup(
    context: typer.Context,
    exports: Exports = NOTHING,
    *,
    sample: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Ask about N views; a few hundred say much.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Ask about all views without a creator.")] = False,
    marked_first: Annotated[
        bool, typer.Option("--likes-first", help="Begin with what you liked or saved.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Send the requests without being asked.")] = False,
) -> None:
    """Ask the platforms who made what: says first what would be sent, and waits for a yes."""
    from dashboard.lookup.endpoints import endpoints
    from dashboard.terminal import looking

    views = None if everything else sample or endpoints().sample_views
    whole = looking.look_up(context.obj, exports, views=views, marked_first=marked_first, sure=yes)
    raise typer.Exit(DONE if whole else INCOMPLETE)


@workspace_app.command("list")
def workspace_list(context: typer.Context) -> None:
    """Say where the workspace lies and what it holds."""
    from dashboard.terminal import keeping

    keeping.show_list(context.obj, say.answers())


@workspace_app.command("backup")
def workspace_backup(context: typer.Context, target: Path) -> None:
    """Copy the workspace, whole, to TARGET."""
    from dashboard.terminal import keeping

    keeping.backup(context.obj, target)


@workspace_app.command("restore")
def workspace_restore(context: typer.Context, source: Path) -> None:
    """Make a new workspace from the backup SOURCE."""
    from dashboard.terminal import keeping

    keeping.restore(context.obj, source)


@workspace_app.command("wipe")
def workspace_wipe(
    context: typer.Context,
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
) -> None:
    """Delete the workspace with everything in it."""
    from dashboard.terminal import keeping

    keeping.wipe(context.obj, sure=yes)


def main() -> None:
    """Run the command line and end the program with its exit code."""
    os.umask(0o077)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with say.utf8():
        sys.exit(run(sys.argv[1:]))


def run(words: Sequence[str]) -> int:
    """Run one command and return its exit code. Whatever happens, it ends in a sentence, not a traceback."""
    from dashboard.schema import WorkspaceRefused
    from importers.refusals import ImportRefused

    command: Any = typer.main.get_command(app)
    arguments = arranged(words, frozenset(command.commands))
    try:
        code = command.main(arguments, "parasocial", standalone_mode=False)
    except _USAGE as error:
        say.sentence(f"{error.format_message()} See parasocial --help.")
    except (ImportRefused, WorkspaceRefused, say.Refusal) as refusal:
        say.sentence(str(refusal))
    except (KeyboardInterrupt, typer.Abort):
        say.sentence(_STOPPED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:  # noqa: BLE001 - the one handler: every bug ends here, as a sentence
        say.sentence(say.trouble(error))
    else:
        if code != _INTERRUPTED:
            return int(code or DONE)
        say.sentence(_STOPPED)
    return REFUSED


def _described(common: Common, exports: Sequence[Path]) -> bool:
    """Print what EXPORTs look like; return whether all of it was understood."""
    from dashboard.outline import outlined, understood
    from dashboard.reflections.tables import table

    answer = outlined(exports)
    _print_json(answer)
    if not common.quiet:
        say.sentence(table("pages")["outline"]["printed"])
    return understood(answer)


def _print_json(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=1, allow_nan=False) + "\n")

"""The few words the server says before the dashboard's own pages are there."""

from __future__ import annotations

from html import escape

OPENING = "One moment, the dashboard is opening."

_AGAIN = "stop the program in its terminal with Ctrl+C and start it again."
_BY_PATH = "Start the program with the file's path instead, for example: parasocial open my-export.zip"
_LINK = "use the start link that the program printed."
REFUSALS = {
    401: (
        "This page is closed",
        f"It opens with the start link, which works once and for a minute. For a new one, {_AGAIN}",
    ),
    403: (
        "Opened from another page",
        f"The dashboard answers only to itself, so that no other site can look inside. To open it, {_LINK}",
    ),
    404: ("Nothing here", "This address leads nowhere. Use Back to return to the dashboard."),
    405: (
        "Not possible here",
        "This address cannot be used in that way. Use Back to return to the dashboard.",
    ),
    413: (
        "Too large",
        f"This is more than a browser can hand over here. {_BY_PATH}",
    ),
    415: ("Not possible here", "The dashboard did not understand this request. Use Back and try once more."),
    500: (
        "This did not work",
        "Something in this program went wrong. Your record is unchanged. Use Back and try once more.",
    ),
    421: (
        "Another name for this machine",
        f"The dashboard opens only under 127.0.0.1, so that no other name leads here. To open it, {_LINK}",
    ),
}
"""Status → title and text."""

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
{forward}<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1.05rem/1.6 system-ui, sans-serif; max-width: 34rem; margin: 15vh auto; padding: 0 1.2rem; }}
h1 {{ font-size: 1.4rem; font-weight: 600; }}
</style>
</head>
<body><main><h1>{title}</h1><p>{text}</p></main></body>
</html>
"""


def page(title: str, text: str, *, forward: bool = False) -> str:
    """Return a page of one heading and one paragraph; with ``forward`` it goes on to ``/`` by itself."""
    meta = '<meta http-equiv="refresh" content="0;url=/">\n' if forward else ""
    return _PAGE.format(title=escape(title), text=escape(text), forward=meta)

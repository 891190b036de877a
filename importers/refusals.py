"""The one sentence a person gets when a whole export cannot be read: what, why, and what to do next."""

from __future__ import annotations

import re
import unicodedata

LONGEST_NAME = 80


class ImportRefused(Exception):  # noqa: N818 - the vocabulary's word; it is an answer, not a bug
    """A whole export cannot be read. ``code`` keys the sentence; ``str()`` is the sentence itself.

    The sentence says what, why and what to do next, and never quotes the export.
    """

    def __init__(self, code: str, sentence: str) -> None:
        """Keep the code beside the sentence."""
        super().__init__(sentence)
        self.code = code


SENTENCES: dict[str, str] = {
    "not_found": "{name} is not there; check the name or drag the file in again.",
    "no_access": "{name} could not be opened, because this account has no right to read it; "
    "copy it to a folder of your own and choose that copy.",
    "empty": "{name} is empty, so the download probably stopped before it began; "
    "download the export again and choose the new file.",
    "empty_folder": "{name} is a folder with no files in it; "
    "choose the folder that holds your unpacked export.",
    "empty_zip": "{name} is a zip with no files in it; download the export again and choose the new file.",
    "zeros": "{name} holds only zero bytes, as an unfinished download does; "
    "download the export again and choose the new file.",
    "truncated": "{name} ends before its list of contents, so the download looks incomplete; "
    "download the export again and choose the new file.",
    "damaged": "{name} is a zip whose list of contents cannot be read, "
    "so it may have been damaged on the way; "
    "download the export again and choose the new file.",
    "damaged_inside": "{name} opens, but the files in it are damaged; "
    "download the export again and choose the new file.",
    "split_zip": "{name} is one piece of a zip cut into pieces; join the pieces, "
    "or download the export again as one file, and choose that.",
    "too_many": "{name} lists more than 50,000 files, which is more than an export needs; "
    "choose the zip you got from TikTok, Instagram or YouTube.",
    "too_large": "{name} would unpack to far more than an export holds, so it was left closed; "
    "choose the zip you got from TikTok, Instagram or YouTube.",
    "overlap": "{name} holds files that lie on top of each other, which no export does, "
    "so it was left closed; "
    "download the export again from where you got it.",
    "encrypted": "{name} is password-protected, so we cannot look inside; "
    "unpack it with its password and choose the folder.",
    "compression": "{name} is packed in a way we cannot read; "
    "unpack it on your computer and choose the folder.",
    "nested_too_deep": "{name} holds a zip inside a zip inside a zip; "
    "unpack it once and choose the inner zip.",
    "unsafe_paths": "{name} holds only files whose names point outside of it, so they were left closed; "
    "download the export again from where you got it.",
    "other_archive": "{name} is packed as {what}, and we can read zip only; "
    "ask for the export as .zip, or unpack it and choose the folder.",
    "picture": "{name} is {what}, not an export; "
    "choose the zip file you got from TikTok, Instagram or YouTube.",
    "wrong_type": "{name} is {what}, not an export; "
    "choose the zip file you got from TikTok, Instagram or YouTube.",
    "web_page": "{name} is a web page under the name of a zip, as when a download link has run out; "
    "sign in, download the export again and choose the new file.",
    "not_a_zip": "{name} is named as a zip but is none, so the download may have gone wrong; "
    "download the export again and choose the new file.",
    "not_an_export": "{name} holds nothing we know from TikTok, Instagram or YouTube; "
    "choose the zip file you got from one of them, as it was downloaded.",
    "only_media": "{name} holds pictures and films but no lists; "
    "choose the other parts of the same download too.",
    "nothing_inside": "{name} is a {what} export, but its lists are empty; "
    "ask for the export again with all categories and all time, in JSON.",
    "nothing_used": "{name} is a {what} export, but none of its entries is a kind we can show; "
    "ask for the export again with all categories and all time, in JSON.",
    "memory": "{name} needed more memory than we allow, so reading was stopped and nothing was kept; "
    "ask for the export in JSON, or for a shorter time, and try that.",
    "time": "{name} took longer than we allow, so reading was stopped and nothing was kept; "
    "ask for the export in JSON, or for a shorter time, and try that.",
    "crash": "{name} could not be read, because our reader stumbled over something in it, "
    "and nothing was kept; "
    "the other files you have can still be opened, and a report of this would help us.",
    "cancelled": "Reading {name} was stopped as you asked, and nothing was kept; "
    "you can start again any time.",
}
"""Words by code. ``{name}`` is the file's name, ``{what}`` a kind of file or a platform."""

PLATFORM_NAMES = {"youtube": "YouTube", "tiktok": "TikTok", "instagram": "Instagram"}


def refused(code: str, name: str, what: str = "") -> ImportRefused:
    """Return the exception that carries ``code``'s sentence about the file called ``name``."""
    words = PLATFORM_NAMES.get(what, what)
    return ImportRefused(code, SENTENCES[code].format(name=shown(name), what=words))


def shown(name: str) -> str:
    """Return a file's name fit for a sentence: one line, no control marks, at most 80 characters."""
    plain = "".join("" if unicodedata.category(mark)[0] == "C" else mark for mark in name)
    plain = re.sub(r"\s+", " ", unicodedata.normalize("NFC", plain)).strip() or "This file"
    return plain if len(plain) <= LONGEST_NAME else plain[: LONGEST_NAME - 1] + "…"

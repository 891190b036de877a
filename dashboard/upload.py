"""Files from the browser: streamed to a private folder, imported, deleted."""

from __future__ import annotations

import secrets
import shutil
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from flask import Flask, Response, jsonify, request

from dashboard import guard, sentences
from dashboard.components.maker_words import became_known
from dashboard.desk import Desk
from dashboard.display import shown
from dashboard.files import create_private
from dashboard.outline import outlined
from importers import creatorfiles
from importers.refusals import ImportRefused

CHUNK = 1 << 20
KIND_HEADER, CREATORS, OUTLINE = "X-Parasocial-Kind", "creators", "outline"
"""Says that the file is a table of who made what, or an export to describe and not to import."""
_FORBIDDEN = frozenset('<>:"/\\|?*')
_DEVICES = frozenset(["con", "prn", "aux", "nul"]) | {
    f"{port}{n}" for port in ("com", "lpt") for n in range(10)
}


def register(app: Flask, desk: Desk, scratch: Path) -> None:
    """Add ``POST /upload``, ``GET /jobs``, ``GET /jobs/<id>`` and ``POST /jobs/<id>/cancel``.

    An upload is the file's bytes with its name, percent-encoded, in the header ``X-Parasocial-File``. The
    answer is ``{"job": id}``; the others answer with ``Standing.as_json``. With the header
    ``X-Parasocial-Kind: creators`` the file is a table of makers, and the answer is that of ``bring``; with
    ``outline`` it is an export that is only described, and the answer is that of ``described``.
    """

    def upload() -> Response:
        name = safe_name(unquote(request.headers[guard.UPLOAD_HEADER], errors="replace"))
        folder = scratch / secrets.token_hex(8)
        folder.mkdir(mode=0o700)
        with ExitStack() as left:
            left.callback(shutil.rmtree, folder, ignore_errors=True)
            with create_private(folder / name) as file:
                shutil.copyfileobj(request.stream, file, CHUNK)
            if request.headers.get(KIND_HEADER) == CREATORS:
                return jsonify(bring(desk, folder / name))
            if request.headers.get(KIND_HEADER) == OUTLINE:
                return jsonify(described(folder / name))
            job = desk.start_import(folder / name, name, folder)
            left.pop_all()  # the job deletes the folder at its end
        return jsonify(job=job)

    def jobs() -> Response:
        return jsonify(jobs=[job.as_json() for job in desk.jobs.all()])

    def job(job_id: str) -> Response:
        progress = desk.jobs.standing(job_id)
        return _no_such_job() if progress is None else jsonify(progress.as_json())

    def cancel(job_id: str) -> Response:
        return jsonify(cancelling=True) if desk.jobs.cancel(job_id) else _no_such_job()

    app.add_url_rule(guard.UPLOAD, "upload", upload, methods=["POST"])
    app.add_url_rule("/jobs", "jobs", jobs, methods=["GET"])
    app.add_url_rule("/jobs/<job_id>", "job", job, methods=["GET"])
    app.add_url_rule("/jobs/<job_id>/cancel", "cancel", cancel, methods=["POST"])


def bring(desk: Desk, path: Path) -> dict[str, bool | str]:
    """Keep a table of makers and return whether and what it brought."""
    try:
        brought = creatorfiles.read(path)
    except ImportRefused as refused:
        return {"kept": False, "sentence": str(refused)}
    new = desk.workspace.bring(path.name, brought.table)
    return {"kept": new, "sentence": became_known(path.name, brought, new=new)}


def described(path: Path) -> dict[str, Any]:
    """Return the export's ``outline`` without a value of it, or None and why."""
    try:
        return {"outline": outlined([path]), "sentence": ""}
    except ImportRefused as refused:
        return {"outline": None, "sentence": str(refused)}


def safe_name(name: str) -> str:
    """Return a base name that is safe to write on any system and close to what the person called the file."""
    base = shown(name.replace("\\", "/").rsplit("/", 1)[-1], 120)
    kept = "".join("_" if mark in _FORBIDDEN else mark for mark in base).strip(". ")
    stem = kept.partition(".")[0].lower().strip()
    return f"_{kept}" if stem in _DEVICES else kept or "export"


def _no_such_job() -> Response:
    return Response(sentences.page(*sentences.REFUSALS[404]), status=404, mimetype="text/html")

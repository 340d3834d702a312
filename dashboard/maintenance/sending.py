"""Files of the worker as answers."""

from __future__ import annotations

import os
from typing import BinaryIO

from flask import Response, request
from werkzeug.utils import send_file


def attached(opened: BinaryIO, name: str) -> Response:
    """A file to be saved under this name, kept by no cache."""
    modified = os.fstat(opened.fileno()).st_mtime
    answer = send_file(opened, request.environ, download_name=name, as_attachment=True, last_modified=modified)
    answer.headers["Cache-Control"] = "no-store"
    return Response(answer.response, answer.status_code, list(answer.headers.items()), direct_passthrough=True)

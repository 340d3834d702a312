"""What a visitor may send: nothing, but to the few addresses that listen, and little to those. Nothing else of a body is ever read."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from flask import abort, request

LARGEST_CALLBACK = 1_000_000  # bytes


def refuse_bodies(limit: Callable[[str], int]) -> None:
    """Answer 413 to a body longer than `limit` says for the path asked for; nothing beyond the limit is ever read."""
    allowed = limit(request.path) if request.method == "POST" else 0
    is_chunked = "Transfer-Encoding" in request.headers
    # One byte more than may be: the stream ends there without a word, and that byte shows that there was more.
    request.max_content_length = allowed + 1
    if (request.content_length or 0) > allowed or (is_chunked and (not allowed or len(request.get_data()) > allowed)):
        abort(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)

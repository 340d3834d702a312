"""What a visitor may send: nothing, but to the few addresses that listen, and little to those. Nothing else of a body is ever read."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from flask import abort, request
from werkzeug.exceptions import LengthRequired, RequestEntityTooLarge

LARGEST_CALLBACK = 1_000_000  # bytes
_READ_AT_MOST = 3  # times the limit: so much of a file that is too large is read, for a browser shows no answer before it has sent all
_PIECE = 1 << 20


class FileTooLarge(RequestEntityTooLarge):
    """A file is larger than the `limit` (bytes) of the address that takes files."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.limit = limit


def refuse_bodies(limit: Callable[[str], int]) -> None:
    """Answer 413 to a body longer than `limit` says for the path asked for; nothing beyond the limit is ever read."""
    allowed = limit(request.path) if request.method == "POST" else 0
    is_chunked = "Transfer-Encoding" in request.headers
    if allowed > LARGEST_CALLBACK:
        _refuse_files(allowed, is_chunked=is_chunked)
    # One byte more than may be: the stream ends there without a word, and that byte shows that there was more.
    request.max_content_length = allowed + 1
    if (request.content_length or 0) > allowed or (is_chunked and (not allowed or len(request.get_data()) > allowed)):
        abort(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def _refuse_files(allowed: int, *, is_chunked: bool) -> None:
    """An address that takes files wants to know before how large they are: nothing of them is held in memory to find out."""
    length = request.content_length
    if is_chunked or length is None:
        raise LengthRequired
    if length > allowed:
        request.max_content_length = allowed * _READ_AT_MOST
        if length <= allowed * _READ_AT_MOST:
            while request.stream.read(_PIECE):
                pass
        raise FileTooLarge(allowed)

"""Which errors of the file system say that nothing more can be kept."""

from __future__ import annotations

import errno

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def is_full(error: OSError) -> bool:
    """Whether the disk, or the part of it that is ours, is full."""
    return error.errno in _NO_ROOM

"""What the command line does with one selection: the briefing built once, written in each of its formats, put into a folder whole or not at all."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard import db
from dashboard.addresses.briefing_selection import Selection
from dashboard.briefings.full_disk import is_full
from dashboard.texts import briefing_command as texts


class CommandError(Exception):
    """What a command cannot do; the message is German and names the cure."""


class MisuseError(CommandError):
    """The call asks for what there is not."""


class NoRoomError(CommandError):
    """The disk is full: nothing that follows can be written either."""


@dataclass(frozen=True)
class WrittenFile:
    """A file of so many bytes; `is_new`: it was not there with the same content."""

    path: Path
    size: int
    is_new: bool


def write_files(selection: Selection, folder: Path, drafts: Path, overwrite: bool) -> Sequence[WrittenFile]:
    """Write a selection, with its data version, in all its formats; `drafts` lies on the same disk as the folder.

    Raises UnknownBriefingError for what cannot be written, CommandError where a file cannot be kept; files that are there already are whole.
    """
    from dashboard.briefings import catalogue
    from dashboard.briefings.formats import FORMATS
    from dashboard.briefings.writers import formats

    with db.reading(selection.version):
        briefing = catalogue.build(selection)
    return [
        put(folder / FORMATS[name].file_name(briefing), formats.write(name, briefing), drafts, overwrite=overwrite)
        for name in selection.formats
    ]


def put(path: Path, content: bytes, drafts: Path, *, overwrite: bool) -> WrittenFile:
    """Put a file where it belongs. One of another content stays, unless told otherwise: filters and sections do not show in names."""
    from dashboard.briefings.work import put as put_whole

    try:
        if path.is_file():
            if path.read_bytes() == content:
                return WrittenFile(path, len(content), is_new=False)
            if not overwrite:
                raise MisuseError(texts.EXISTS.format(file=path))
        put_whole(content, path, drafts)
    except OSError as error:
        raise of_folder(error, path.parent) from error
    return WrittenFile(path, len(content), is_new=True)


def of_folder(error: OSError, folder: Path) -> CommandError:
    """What the error of a folder means."""
    if is_full(error):
        return NoRoomError(texts.NO_ROOM.format(folder=folder))
    reason = texts.REASONS.get(errno.errorcode.get(error.errno or 0, ""), error.strerror or str(error))
    return CommandError(texts.UNWRITABLE.format(folder=folder, reason=reason))

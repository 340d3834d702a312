"""Many selections at once for the command line: in processes of a pool, which are renewed before what libraries keep grows too large."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from dashboard.addresses.briefing_selection import Selection
from dashboard.briefings.command_files import CommandError, NoRoomError, WrittenFile, write_files
from dashboard.briefings.content import UnknownBriefingError
from dashboard.texts import briefing_command as texts

PROCESSES = 2
TASKS_PER_PROCESS = 30
SECONDS = 60  # for one selection in all its formats
Failure = tuple[Selection, str]


def write_all(
    selections: Sequence[Selection], folder: Path, drafts: Path, overwrite: bool, done: Callable[[], None]
) -> tuple[list[WrittenFile], list[Failure]]:
    """Write every selection; `done` is called after each. Gives the files, and why which selection has none.

    Raises NoRoomError as soon as the disk is full.
    """
    files: list[WrittenFile] = []
    failures: list[Failure] = []
    with _pool() as pool:
        tasks = [
            (each, pool.schedule(write_files, (each, folder, drafts, overwrite), timeout=SECONDS))
            for each in selections
        ]
        for selection, task in tasks:
            try:
                files += task.result()
            except NoRoomError:
                raise
            except (CommandError, UnknownBriefingError) as error:
                failures.append((selection, str(error)))
            except TimeoutError:
                failures.append((selection, texts.TOO_LONG.format(seconds=SECONDS)))
            except (ProcessExpired, MemoryError):
                failures.append((selection, texts.KILLED))
            done()
    return files, failures


@contextmanager
def _pool() -> Iterator[ProcessPool]:
    """Processes begun afresh: one that was forked after a document was set would hang."""
    pool = ProcessPool(min(PROCESSES, os.cpu_count() or 1), TASKS_PER_PROCESS, context=get_context("spawn"))
    complete = False
    try:
        yield pool
        complete = True
    finally:
        (pool.close if complete else pool.stop)()  # type: ignore[no-untyped-call]
        pool.join()

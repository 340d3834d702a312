"""How a command of briefings ends: what each error of theirs means to whoever called it."""

from __future__ import annotations

from collections.abc import Callable

from rich.console import Console

from dashboard import command_failures
from dashboard.briefings.command_files import CommandError, MisuseError
from dashboard.briefings.content import UnknownBriefingError
from dashboard.command_failures import FAILED, MISUSED
from dashboard.texts import briefing_command as texts
from dashboard.versions import NotPublishedError

PROGRAM = "python -m dashboard.briefings"


def run(command: Callable[[], object], err: Console) -> int:
    """Run a command line and answer its exit code; what went wrong is told on `err`."""
    return command_failures.run(command, err, _expected, PROGRAM, texts.NO_CONTENT)


def _expected(error: Exception) -> tuple[str, int] | None:
    match error:
        case MisuseError() | UnknownBriefingError():
            return str(error), MISUSED
        case CommandError():
            return str(error), FAILED
        case NotPublishedError():
            return texts.NOT_PUBLISHED.format(reason=error), FAILED
    return None

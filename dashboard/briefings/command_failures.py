"""How a command of briefings ends: whatever went wrong is said in German, with an exit code; a traceback only where it was asked for."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from difflib import get_close_matches

from rich.console import Console
from typer import Abort
from typer.exceptions import TyperException

from dashboard.briefings.command_files import CommandError, MisuseError
from dashboard.briefings.content import UnknownBriefingError
from dashboard.texts import briefing_command as texts
from dashboard.versions import NotPublishedError

DEBUG = "ATLAS_DEBUG"  # set to anything, it shows where in the program an unexpected error occurred
FAILED, MISUSED, INTERRUPTED = 1, 2, 130


def run(command: Callable[[], object], err: Console) -> int:
    """Run a command line and answer its exit code; what went wrong is told on `err`."""
    try:
        code = command()
    except (KeyboardInterrupt, Abort):
        code = INTERRUPTED
    except (MisuseError, UnknownBriefingError) as error:
        return tell(err, str(error), MISUSED)
    except CommandError as error:
        return tell(err, str(error), FAILED)
    except NotPublishedError as error:
        return tell(err, texts.NOT_PUBLISHED.format(reason=error), FAILED)
    except TyperException as error:
        if type(error).__name__ != "NoArgsIsHelpError":  # then the help has been printed already
            tell(err, texts.SEE_HELP.format(what=_misused(error), command=_command(error)), MISUSED)
        return MISUSED
    except Exception as error:
        if os.environ.get(DEBUG):
            err.print_exception()
        return tell(err, texts.UNEXPECTED.format(kind=type(error).__name__, reason=error), FAILED)
    if code == INTERRUPTED:
        tell(err, texts.INTERRUPTED, INTERRUPTED)
    return code if isinstance(code, int) else 0


def tell(err: Console, text: str, code: int) -> int:
    """Print in red, and give the code back; marks that would move the cursor or hide text are shown as escapes."""
    shown = "".join(mark if mark.isprintable() or mark == "\n" else ascii(mark)[1:-1] for mark in text)
    err.print(shown, style="red", markup=False, soft_wrap=True)
    return code


def _misused(error: TyperException) -> str:
    """What is wrong with the call, from what the parser knows; its own sentences are English."""
    parameter = getattr(error, "param", None)
    if option := getattr(error, "option_name", None):
        if parameter is not None or "requires" in str(error):
            return texts.OPTION_WITHOUT_VALUE.format(name=option)
        alike = getattr(error, "possibilities", None)
        hint = texts.PERHAPS.format(names=" oder ".join(sorted(alike))) if alike else ""
        return texts.NO_OPTION.format(name=option, hint=hint)
    if parameter is not None:
        name = "/".join(parameter.opts) if parameter.param_type_name == "option" else parameter.name
        missing = type(error).__name__ == "MissingParameter"
        return (texts.MISSING if missing else texts.BAD_VALUE).format(name=name)
    context = getattr(error, "ctx", None)
    commands = getattr(getattr(context, "command", None), "commands", None)
    if not commands:
        return texts.MISUSED
    asked = re.search(r"'([^']*)'", str(error))  # its sentence is the only place that says which
    close = get_close_matches(asked[1].lower() if asked else "", list(commands), 1, 0.5)
    hint = texts.PERHAPS.format(names=close[0]) if close else ""
    return texts.NO_COMMAND.format(hint=hint, names=", ".join(commands))


def _command(error: TyperException) -> str:
    context = getattr(error, "ctx", None)
    return context.command_path if context else "python -m dashboard.briefings"

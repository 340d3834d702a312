"""How a command of the dashboard ends: whatever went wrong is said in German, with an exit code; a traceback only where it was asked for."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from difflib import get_close_matches

from rich.console import Console
from typer import Abort
from typer.exceptions import TyperException

from dashboard.texts import command as texts

DEBUG = "ATLAS_DEBUG"  # set to anything, it shows where in the program an unexpected error occurred
FAILED, MISUSED, INTERRUPTED = 1, 2, 130
Expected = Callable[[Exception], tuple[str, int] | None]


def run(
    command: Callable[[], object], err: Console, expected: Expected, program: str, no_command: str = texts.NO_COMMAND
) -> int:
    """Run a command line (one that leaves its errors to others) and answer its exit code; what went wrong is told on `err`. `expected`: what is said
    of an error and with which code the command ends, None for those nobody expects; `program`: how it is called; `no_command`: what is said of a
    command that there is not."""
    try:
        code = command()
    except (KeyboardInterrupt, Abort):
        code = INTERRUPTED
    except TyperException as error:
        if type(error).__name__ != "NoArgsIsHelpError":  # then the help has been printed already
            what = _misused(error, no_command)
            tell(err, texts.SEE_HELP.format(what=what, command=_command(error, program)), MISUSED)
        return MISUSED
    except Exception as error:
        if said := expected(error):
            return tell(err, *said)
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


def _misused(error: TyperException, no_command: str) -> str:
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
        if type(error).__name__ == "MissingParameter":
            return texts.MISSING.format(name=name)
        _, _, possible = str(error).partition(" is not one of ")
        hint = texts.POSSIBLE.format(values=", ".join(re.findall(r"'([^']*)'", possible))) if possible else ""
        return texts.BAD_VALUE.format(name=name, hint=hint)
    context = getattr(error, "ctx", None)
    commands = getattr(getattr(context, "command", None), "commands", None)
    if not commands:
        return texts.MISUSED
    asked = re.search(r"'([^']*)'", str(error))  # its sentence is the only place that says which
    close = get_close_matches(asked[1].lower() if asked else "", list(commands), 1, 0.5)
    hint = texts.PERHAPS.format(names=close[0]) if close else ""
    return no_command.format(hint=hint, names=", ".join(commands))


def _command(error: TyperException, program: str) -> str:
    context = getattr(error, "ctx", None)
    return context.command_path if context else program

"""How a command ends: whatever went wrong is said in German, in a few lines, with an exit code; a traceback only where it was asked for."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Callable

from rich.console import Console
from typer import Abort
from typer.exceptions import TyperException

from geo.tables import TableError
from pipelines import catalog
from pipelines.problems import BuildError, InputError, words_of

# Set to anything, it shows where in the program an unexpected error occurred.
DEBUG = "ATLAS_DEBUG"
FAILED, MISUSED, INTERRUPTED = 1, 2, 130
UNCHANGED = "Abgebrochen, die veröffentlichten Daten sind unverändert."

_PLAIN = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "„": '"', "“": '"', "”": '"'}
_PLAIN |= {
    "’": "'",
    "‚": "'",
    "‘": "'",
    "–": "-",
    "—": "-",
    "−": "-",
    "…": "...",
    "·": "-",
    "×": "x",
    "→": "->",
    "•": "*",
    "\u202f": " ",
}
_PLAIN |= {"\u00a0": " ", "≤": "<=", "≥": ">=", "²": "2", "§": "Par.", "€": "EUR", "±": "+-"}


def run(command: Callable[[], object], err: Console) -> int:
    """Run a command line and answer its exit code; what went wrong is told on `err`."""
    _write_whatever_the_terminal_can_show()
    try:
        code = command()
    except (KeyboardInterrupt, Abort):
        code = INTERRUPTED
    except (BuildError, InputError, TableError) as error:
        return _tell(err, f"{UNCHANGED}\n{error}")
    except TyperException as error:
        if type(error).__name__ != "NoArgsIsHelpError":  # then the help has been printed already
            what = _misused(error)
            gap = "\n" if "\n" in what else " "
            _tell(err, f"{what}{gap}Hilfe: {_help_command(error)}")
        return MISUSED
    except Exception as error:
        if _is_interruption(error):
            return run(_interrupted, err)
        if os.environ.get(DEBUG):
            err.print_exception()
        return _tell(err, f"{UNCHANGED}\n{words_of_failure(error)}")
    if code == INTERRUPTED:
        _tell(err, "Mit Strg+C abgebrochen, die veröffentlichten Daten sind unverändert.")
    return code if isinstance(code, int) else 0


def words_of_failure(error: Exception) -> str:
    """What happened and what helps, for errors that are nobody's file's fault."""
    if isinstance(error, MemoryError):
        return "Der Arbeitsspeicher reicht nicht. Abhilfe: andere Programme beenden; gebraucht wird 1 GB."
    if isinstance(error, OSError):
        where = f" ({error.filename})" if error.filename else ""
        return f"{words_of(error)}{where}. Abhilfe: Platz, Pfad und Rechte prüfen."
    if words := _words_of_database(error):
        return words
    return (
        f"Unerwarteter Fehler im Programm ({type(error).__name__}). Abhilfe: dasselbe mit {DEBUG}=1 davor aufrufen und die Ausgabe "
        "mit der Datei, um die es ging, an die Stelle melden, die den Atlas betreut; Angaben zu Personen vorher entfernen."
    )


def _words_of_database(error: Exception) -> str | None:
    """In words for what DuckDB says of memory, disk and damaged files; None for everything else."""
    duckdb = sys.modules.get("duckdb")
    if duckdb is None or not isinstance(error, duckdb.Error):
        return None
    text = str(error)
    if isinstance(error, duckdb.OutOfMemoryException):
        return "Der Arbeitsspeicher reicht der Datenbank nicht. Abhilfe: andere Programme beenden; gebraucht wird 1 GB."
    if "No space left" in text or "disk space" in text.lower():
        return "Der Datenträger ist voll. Abhilfe: Platz schaffen, dann erneut aufrufen."
    if isinstance(error, duckdb.IOException | duckdb.SerializationException | duckdb.FatalException):
        first_line = text.splitlines()[0] if text else type(error).__name__
        return (
            f"Eine Datenbankdatei lässt sich nicht lesen oder schreiben, sie ist vielleicht beschädigt ({first_line}). "
            "Abhilfe: „python -m pipelines build --force“; bleibt es dabei, den Datenträger prüfen."
        )
    return None


def _is_interruption(error: Exception) -> bool:
    duckdb = sys.modules.get("duckdb")
    return duckdb is not None and isinstance(error, duckdb.InterruptException)


def _interrupted() -> int:
    return INTERRUPTED


def _misused(error: TyperException) -> str:
    """What is wrong with the call, from what the parser knows; its own sentences are English."""
    parameter = getattr(error, "param", None)
    if option := getattr(error, "option_name", None):
        alike = getattr(error, "possibilities", None)
        hint = f" Gemeint ist vielleicht {' oder '.join(sorted(alike))}." if alike else ""
        known = parameter is not None or "requires" in str(error)
        return f"Der Option {option} fehlt ihr Wert." if known else f"Die Option {option} gibt es hier nicht.{hint}"
    if parameter is not None:
        if type(error).__name__ == "MissingParameter":
            return _missing(error)
        name = "/".join(parameter.opts) if parameter.param_type_name == "option" else parameter.name
        return f"Mit dem Wert von {name} lässt sich nichts anfangen."
    command = getattr(getattr(error, "ctx", None), "command", None)
    if commands := getattr(command, "commands", None):
        return f"Diesen Befehl gibt es nicht. Bekannt sind: {', '.join(commands)}."
    return "Der Aufruf hat mehr oder andere Angaben, als der Befehl versteht."


def _missing(error: TyperException) -> str:
    """All that is missing, not only what the parser met first: it takes what was given before what was not."""
    context = getattr(error, "ctx", None)
    command, given = getattr(context, "command", None), getattr(context, "params", {})
    lacking = [each for each in getattr(command, "params", ()) if each.required and each.name not in given]
    names = ["/".join(each.opts) if each.param_type_name == "option" else str(each.name) for each in lacking]
    lines = [f"Es fehlt: {', '.join(names)}."]
    if "source" in {each.name for each in lacking}:
        lines.append(f"Quellen sind: {', '.join(catalog.sources())}.")
    if example := getattr(command, "epilog", None):
        lines.append(example)
    return "\n".join(lines)


def _help_command(error: TyperException) -> str:
    context = getattr(error, "ctx", None)
    return f"{context.command_path if context else 'python -m pipelines'} --help"


def _tell(err: Console, text: str) -> int:
    """Print in red; marks that would move the cursor or hide text are shown as escapes."""
    shown = "".join(mark if mark.isprintable() or mark == "\n" else ascii(mark)[1:-1] for mark in text)
    err.print(shown, style="red", markup=False, soft_wrap=True)
    return FAILED


def _write_whatever_the_terminal_can_show() -> None:
    """A terminal that knows no umlauts gets them written out: no message may fail because of a letter."""
    codecs.register_error("plain_german", _plain_german)
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="plain_german")


def _plain_german(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    marks = error.object[error.start : error.end]
    return "".join(_PLAIN.get(mark, mark.encode("ascii", "backslashreplace").decode()) for mark in marks), error.end

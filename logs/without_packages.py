"""What a command says that was started with a Python that lacks the packages of the atlas."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

OURS = {"dashboard", "pipelines", "geo", "logs"}
MISSING = (
    "Das Paket „{package}“ fehlt in diesem Python ({python}). Abhilfe: im Ordner des Atlas „.venv/bin/python -m {program} …“ aufrufen; "
    "fehlt der Ordner .venv, legt „make build“ ihn an."
)


@contextmanager
def told(program: str) -> Iterator[None]:
    """End in German, with code 1, where an import within needs a package that is not installed. A module of ours that is missing is a fault."""
    try:
        yield
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if not package or package in OURS:
            raise
        raise SystemExit(MISSING.format(package=package, python=sys.executable, program=program)) from None

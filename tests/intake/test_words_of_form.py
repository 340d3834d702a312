"""Whoever works with forms is told nothing of commands, options, or files of the program."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines import catalog
from pipelines.intake.findings import in_words_of_form
from pipelines.intake.sources import importable
from tests.conftest import ROOT

OF_THE_PROGRAM = re.compile(r"\w/\w+\.(?:csv|toml|py|sql|md)|python -m|(?<![\w-])--[a-z]|\bDEMO=|\bATLAS_")
OWNED = sorted({catalog.sources()[source["id"]].folder.name for source in importable()})
FOLDERS = [
    "geo",
    "pipelines/registry",
    "pipelines/intake",
    "pipelines/surveys",
    *(f"pipelines/sources/{name}" for name in OWNED),
]
# what writes files to fill in, what only a command line says, and patterns
NOT_READ_BY_FORMS = {"template.py", "archive.py", "findings.py", "sources.py"}


def sentences(file: Path) -> Iterator[str]:
    """The texts in a module that are no docstring; what is filled in is a dot."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    inside |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
            yield node.value


def test_no_sentence_names_what_they_do_not_have() -> None:
    files = [file for name in FOLDERS for file in (ROOT / name).rglob("*.py") if file.name not in NOT_READ_BY_FORMS]
    said = [(file.name, text) for file in files for text in map(in_words_of_form, sentences(file)) if " " in text]
    assert len(said) > 500
    assert [each for each in said if OF_THE_PROGRAM.search(each[1])] == []


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("Bitte den neuen Kreis in geo/reference/kreise.csv eintragen.", "Bitte den neuen Kreis von der betreibenden Stelle eintragen lassen."),
        ("ein Entwurf entsteht mit „python -m pipelines survey inspect DATEI“.", "ein Entwurf entsteht beim Einspielen ohne Zuordnung."),
        ("Stimmt es, mit --accept-jumps aufnehmen.", "Stimmt es, beim Veröffentlichen begründen."),
        ("(„python -m pipelines versions“ zeigt alle)", "(die Seite „Datenstände“ zeigt alle)"),
    ],
)  # fmt: skip
def test_commands_become_what_can_be_done(told: str, said: str) -> None:
    assert in_words_of_form(told) == said

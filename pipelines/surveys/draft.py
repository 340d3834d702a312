"""The draft of a mapping: everything that can be known from the file is filled in, the rest is left empty to be filled."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from pipelines.formats.text import alike, folded
from pipelines.surveys.codebook import Scale, codebook
from pipelines.surveys.inspection import InspectedColumn, Inspection, examine

_SEX = {
    "weiblich": "weiblich",
    "frau": "weiblich",
    "männlich": "maennlich",
    "mann": "maennlich",
    "divers": "divers",
    "f": "weiblich",
    "w": "weiblich",
    "m": "maennlich",
    "d": "divers",
}
_MISSING = {alike(words): code for words, code in (("weiß nicht", "weiss_nicht"), ("keine Angabe", "keine_angabe"))}


def draft_mapping(path: Path) -> str:
    """Text of a mapping.toml to fill in, with German hints. Items are commented out until somebody says which question they are.

    Raises BuildError where the file is no survey file.
    """
    inspection = examine(path)
    columns = _tables if inspection.format == "aggregat" else _columns
    return "\n".join([*_head(inspection), *columns(inspection)]) + "\n"


def _head(inspection: Inspection) -> Iterator[str]:
    yield f"# Zuordnung zur Datei {folded(inspection.file)}. Leere Angaben ausfüllen, nicht gebrauchte Zeilen löschen."
    yield f'format = "{inspection.format}"'
    yield 'title = ""                 # Name der Befragung mit Jahr'
    yield 'area = ""                  # Kommune: Name, oder Schlüssel mit area_system = "ars" oder "ags"'
    yield 'area_system = "name"'
    yield "year = 0                   # Jahr der Befragung"
    yield 'sampling = ""              # register (Zufallsstichprobe), panel oder offen (jede Person konnte teilnehmen)'
    yield 'mode = ""                  # selbst_ausgefuellt (Papier oder online), telefonisch oder persoenlich'
    yield 'field_start = ""           # erster Tag der Erhebung, z. B. 2024-05-01, ohne Anführungszeichen'
    yield 'field_end = ""             # letzter Tag'
    yield "# population_size = 0      # wie viele Personen die Stichprobe vertritt"
    if inspection.format == "aggregat":
        yield "weighted = false           # ob die Tabelle gewichtet ist"
        yield "# deff = 1.0               # Design-Effekt, wenn der Absender ihn nennt"
    else:
        weights = [column.name for column in inspection.columns if column.kind == "weight"]
        yield f"weight = {_quoted(weights[0])}" if weights else '# weight = ""             # Spalte mit dem Gewicht'
        yield '# stratum = ""            # Spalte mit der Schicht der Stichprobe'
        yield '# cluster = ""            # Spalte mit dem Klumpen der Stichprobe'


def _columns(inspection: Inspection) -> Iterator[str]:
    for column in inspection.columns:
        if column.kind == "item" and _looks_like_sex(column):
            yield from (
                "",
                "[subgroups.geschlecht]",
                f"column = {_quoted(column.name)}",
                f"codes = {_codes(column, _SEX)}",
            )
        elif column.kind == "number" and "alter" in f"{column.name} {column.label}".lower():
            yield from (
                "",
                "[subgroups.alter]",
                f"column = {_quoted(column.name)}",
                'unit = "jahre"              # oder geburtsjahr, oder codes',
            )
    yield from (
        "",
        f"# Merkmale: {', '.join(codebook().items())}",
        f"# Nicht im Nenner: {', '.join(codebook().missing)}",
    )
    for column in inspection.columns:
        if column.kind == "item" and column.codes and not _looks_like_sex(column):
            yield from _item(column)


def _item(column: InspectedColumn) -> Iterator[str]:
    scale = _scale_for(column)
    known = {alike(label): code for code, label in (*scale.category.items(), *scale.beside.items())} if scale else {}
    yield ""
    yield f"# {column.label or column.name}: {column.distinct} Codes"
    yield "# [[item]]"
    yield f"# column = {_quoted(column.name)}"
    yield '# item = ""'
    yield f"# scale_length = {scale.length if scale else 0}"
    yield f"# codes = {_codes(column, known | _MISSING)}"


def _scale_for(column: InspectedColumn) -> Scale | None:
    """The scale all of whose categories the column names, by labels or texts."""
    words = {alike(column.words.get(code, code)) for code in column.codes}
    fitting = [
        scale
        for scale in codebook().scale.values()
        if words
        and words <= {alike(label) for label in (*scale.category.values(), *scale.beside.values())} | set(_MISSING)
    ]
    return fitting[0] if fitting else None


def _codes(column: InspectedColumn, known: dict[str, str]) -> str:
    meanings = {code: known.get(alike(column.words.get(code, code)), "") for code in column.codes}
    return "{ " + ", ".join(f"{_quoted(code)} = {_quoted(meaning)}" for code, meaning in meanings.items()) + " }"


def _looks_like_sex(column: InspectedColumn) -> bool:
    words = {alike(column.words.get(code, code)) for code in column.codes}
    named = any(word in alike(f"{column.name} {column.label}") for word in ("geschl", "gender", "sex"))
    return bool(words) and (words <= set(_SEX) or named)


def _tables(inspection: Inspection) -> Iterator[str]:
    yield from ("", f"# Merkmale: {', '.join(codebook().items())}")
    for sheet in inspection.sheets:
        yield from (
            "",
            "# [[item]]",
            f"# sheet = {_quoted(sheet.title)}",
            '# item = ""',
            "# scale_length = 0",
            "# header_rows = [4, 5]      # Zeilen der Kopfzeilen, wie in Excel gezählt",
            '# n_column = ""             # Überschrift der Spalte mit n; ohne n wird nichts übernommen',
            '# rows = { "Insgesamt" = "alle" }',
            '# columns = { "sehr sicher" = "sehr_sicher" }',
            '# base = "gueltige"         # oder alle, wenn „weiß nicht“ und „keine Angabe“ in der Basis sind',
        )


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)

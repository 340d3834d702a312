"""Writes invented answers as an SPSS file, and as the printed tables of an office."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import numpy as np
import pandas as pd
import pyreadstat
import xlsxwriter

from pipelines.surveys.codebook import codebook
from pipelines.surveys.demo.answers import Persons
from pipelines.surveys.demo.coding import MISSING, Coding, inline, items_mapping, quoted, subgroup_mapping
from pipelines.surveys.demo.plan import Planned
from pipelines.surveys.disclosure import SMALLEST_BASE
from pipelines.surveys.spss import undated

_SPSS = Coding("", {"weiss_nicht": "8", "keine_angabe": "99", "nicht_gestellt": ""}, "9")
_SEX = {"weiblich": 1.0, "maennlich": 2.0, "divers": 3.0, "keine_angabe": np.nan}
_ROWS = {"Insgesamt": "alle", "Frauen": "weiblich", "Männer": "maennlich"}
_FIRST_BLOCK_LINE = 3


def write_spss(survey: Planned, persons: Persons, folder: Path) -> tuple[Path, str]:
    """A .sav with labels and declared missing codes, always the same bytes. Returns the file and its mapping."""
    columns = {item: f"Q{number:02d}" for number, item in enumerate(survey.items, start=1)}
    data = {
        name: [_number(_SPSS.code(item, answer)) for answer in persons.answers[item]] for item, name in columns.items()
    }
    records = {
        "LFDNR": np.arange(1.0, len(persons) + 1),
        **data,
        "SEX": [_SEX[sex] for sex in persons.sex],
        "ALTER": persons.age.astype(float),
        "SCHICHT": persons.stratum.astype(float),
        "GEWICHT": persons.weight.round(4),
    }
    labels = {
        name: {float(code): _label(item, meaning) for code, meaning in _SPSS.meanings(survey, item).items()}
        for item, name in columns.items()
        if not item.startswith("ctc")
    }
    questions = codebook().items()
    path = folder / f"demo_{survey.key}.sav"
    pyreadstat.write_sav(
        pd.DataFrame(records),
        path,
        file_label="Demodaten, erfunden",
        variable_value_labels=labels,
        column_labels={name: questions[item].question[:120] for item, name in columns.items()},
        missing_ranges={
            name: [8, {"lo": 90, "hi": 99}] for item, name in columns.items() if not item.startswith("ctc")
        },
    )
    path.write_bytes(undated(path.read_bytes()))
    groups = subgroup_mapping(
        "geschlecht", "SEX", codes={"1": "weiblich", "2": "maennlich", "3": "divers"}
    ) + subgroup_mapping("alter", "ALTER", "jahre")
    return path, 'respondent_id = "LFDNR"\n' + groups + items_mapping(survey, columns, _SPSS)


def _number(code: str) -> float:
    return float(code) if code else np.nan


def _label(item: str, meaning: str) -> str:
    book = codebook()
    scale = book.scale_of(item)
    return (scale.category | scale.beside | book.missing)[meaning]


def write_tables(survey: Planned, persons: Persons, folder: Path) -> tuple[Path, str]:
    """A workbook with one sheet per question: title, merged header, percentages in the spellings of offices. Returns file and mapping."""
    path, blocks = folder / f"Tabellenband_Demo-Befragung_{survey.key}.xlsx", []
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"created": datetime(2026, 1, 1), "title": survey.title})
        formats = {"percent": book.add_format({"num_format": "0.0%"}), "head": book.add_format({"bold": True})}
        for number, item in enumerate(survey.items, start=1):
            sheet = book.add_worksheet(f"Tabelle {number}")
            blocks.append(_write_table(sheet, formats, survey, persons, item, number))
    return path, "".join(blocks)


def _write_table(
    sheet: xlsxwriter.worksheet.Worksheet,
    formats: dict[str, xlsxwriter.format.Format],
    survey: Planned,
    persons: Persons,
    item: str,
    number: int,
) -> str:
    labels, last = list(codebook().scale_of(item).category.values()), len(codebook().scale_of(item).category)
    sheet.write(0, 0, f"Tabelle {number}: {codebook().items()[item].question} (Angaben in %)", formats["head"])
    sheet.write(1, 0, f"{survey.title}; Demodaten, erfunden")
    sheet.merge_range(_FIRST_BLOCK_LINE, 0, _FIRST_BLOCK_LINE + 1, 0, "Gruppe")
    sheet.merge_range(_FIRST_BLOCK_LINE, 1, _FIRST_BLOCK_LINE, last, "Antwort")
    sheet.write_row(_FIRST_BLOCK_LINE + 1, 1, [*labels, "n (ungew.)"], formats["head"])
    for line, (name, group) in enumerate(_ROWS.items(), start=_FIRST_BLOCK_LINE + 2):
        sheet.write(line, 0, name)
        _write_row(sheet, formats, line, *_counted(persons, item, group))
    lines = [
        "",
        "[[item]]",
        f'item = "{item}"',
        f"scale_length = {last}",
        f"sheet = {quoted(sheet.name)}",
        "header_rows = [4, 5]",
        'n_column = "n (ungew.)"',
        f"rows = {inline(_ROWS)}",
        f"columns = {inline({label: code for code, label in codebook().scale_of(item).category.items()})}",
    ]
    return "\n".join(lines) + "\n"


def _counted(persons: Persons, item: str, group: str) -> tuple[list[float], int]:
    """Shares of the categories and n of those who answered on the scale."""
    outside = {*MISSING, *codebook().scale_of(item).beside}
    answers = [
        answer
        for answer, sex in zip(persons.answers[item], persons.sex, strict=True)
        if group in ("alle", sex) and answer not in outside
    ]
    return [answers.count(code) / max(len(answers), 1) for code in codebook().scale_of(item).category], len(answers)


def _write_row(
    sheet: xlsxwriter.worksheet.Worksheet,
    formats: dict[str, xlsxwriter.format.Format],
    line: int,
    shares: list[float],
    n: int,
) -> None:
    for column, share in enumerate(shares, start=1):
        text = f"{100 * share:.1f}".replace(".", ",")
        if n < SMALLEST_BASE:
            sheet.write(line, column, "x")
        elif n < 3 * SMALLEST_BASE:
            sheet.write(line, column, f"({text})")
        elif share == 0:
            sheet.write(line, column, "–")
        elif line % 2:
            sheet.write_number(line, column, round(share, 3), formats["percent"])
        else:
            sheet.write(line, column, text)
    sheet.write(line, len(shares) + 1, n)

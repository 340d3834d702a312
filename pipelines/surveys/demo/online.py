"""Writes invented answers as LimeSurvey and SoSci Survey export them, oddities included."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from pipelines.surveys.codebook import codebook
from pipelines.surveys.demo.answers import Persons
from pipelines.surveys.demo.coding import Coding, items_mapping, subgroup_mapping
from pipelines.surveys.demo.plan import Planned

_LIME = Coding("A", {"weiss_nicht": "A8", "keine_angabe": "", "nicht_gestellt": ""}, "A9")
_LIME_TEXT = Coding(None, {"weiss_nicht": "Weiß nicht", "keine_angabe": "", "nicht_gestellt": "N/A"}, "")
_SOSCI = Coding("", {"weiss_nicht": "-1", "keine_angabe": "-9", "nicht_gestellt": ""}, "9")
_SOSCI_TEXT = Coding(
    None, {"weiss_nicht": "[NA] weiß nicht", "keine_angabe": "[NA] nicht beantwortet", "nicht_gestellt": ""}, ""
)
_LIME_SEX = {"weiblich": "F", "maennlich": "M", "divers": "D", "keine_angabe": ""}
_TEXT_SEX = {"weiblich": "Weiblich", "maennlich": "Männlich", "divers": "Divers", "keine_angabe": ""}
_SOSCI_SEX = {"weiblich": "1", "maennlich": "2", "divers": "3", "keine_angabe": "-9"}
_REMARK = 'Erfundene Bemerkung,\nohne Bedeutung; "Demo"'
# an address reserved for documentation
_ADDRESS = "192.0.2.1"
_EVERY_REMARK = 40


def write_limesurvey(survey: Planned, persons: Persons, folder: Path) -> tuple[Path, str]:
    """An export with codes: BOM, CRLF, every cell quoted, line breaks in cells, technical columns. Returns the file and its mapping."""
    columns = {item: f"G01Q{number:02d}[{item}]" for number, item in enumerate(survey.items, start=1)}
    header = [
        "id",
        "submitdate",
        "lastpage",
        "startlanguage",
        "ipaddr",
        *columns.values(),
        "GESCHL",
        "GEBJAHR",
        "GEWICHT",
        "KOMMENTAR",
    ]
    rows = [
        [
            str(number + 1),
            _submitted(survey, persons, number),
            "6",
            "de",
            _ADDRESS,
            *(_LIME.code(item, persons.answers[item][number]) for item in survey.items),
            _LIME_SEX[persons.sex[number]],
            str(survey.year - persons.age[number]),
            f"{persons.weight[number]:.3f}",
            _REMARK if number % _EVERY_REMARK == 0 else "",
        ]
        for number in range(len(persons))
    ]
    path = folder / f"results-survey-demo_{survey.key}.csv"
    _write_csv(path, header, rows, "," if survey.format == "limesurvey_komma" else ";", "utf-8-sig", "\r\n")
    sex = {code: meaning for meaning, code in _LIME_SEX.items() if code}
    mapping = subgroup_mapping("geschlecht", "GESCHL", codes=sex) + subgroup_mapping("alter", "GEBJAHR", "geburtsjahr")
    return path, mapping + items_mapping(survey, columns, _LIME)


def write_limesurvey_text(survey: Planned, persons: Persons, folder: Path) -> tuple[Path, str]:
    """An export with questions and answers in words, semicolons between. Returns the file and its mapping."""
    questions = codebook().items()
    columns = {item: questions[item].question for item in survey.items}
    header = [
        "Antwort ID",
        "Datum Abgeschickt",
        "Letzte Seite",
        "Start-Sprache",
        *columns.values(),
        "Geschlecht",
        "Alter in Jahren",
        "Gewicht",
    ]
    rows = [
        [
            str(number + 1),
            _submitted(survey, persons, number),
            "6",
            "de",
            *(_LIME_TEXT.code(item, persons.answers[item][number]) for item in survey.items),
            _TEXT_SEX[persons.sex[number]],
            str(persons.age[number]),
            f"{persons.weight[number]:.3f}".replace(".", ","),
        ]
        for number in range(len(persons))
    ]
    path = folder / f"results-survey-demo_{survey.key}.csv"
    _write_csv(path, header, rows, ";", "utf-8-sig", "\r\n")
    sex = {code: meaning for meaning, code in _TEXT_SEX.items() if code}
    mapping = subgroup_mapping("geschlecht", "Geschlecht", codes=sex) + subgroup_mapping(
        "alter", "Alter in Jahren", "jahre"
    )
    return path, mapping + items_mapping(survey, columns, _LIME_TEXT)


def write_sosci(survey: Planned, persons: Persons, folder: Path) -> tuple[Path, str]:
    """An export with tabs in UTF-8 or UTF-16, or with semicolons and labels in Latin-1. Returns the file and its mapping."""
    labelled = survey.format == "sosci_latin1"
    coding = _SOSCI_TEXT if labelled else _SOSCI
    columns = {item: f"SI{number:02d}_01" for number, item in enumerate(survey.items, start=1)}
    header = [
        "CASE",
        "SERIAL",
        "MODE",
        *columns.values(),
        "SD01",
        "SD02_01",
        "SCHICHT",
        "GEWICHT",
        "FINISHED",
        "Q_VIEWER",
    ]
    rows = [
        [
            str(100 + number),
            "",
            "interview" if number else "pretest",
            *(coding.code(item, persons.answers[item][number]) for item in survey.items),
            _SOSCI_SEX[persons.sex[number]],
            str(persons.age[number]),
            str(persons.stratum[number]),
            f"{persons.weight[number]:.3f}",
            "1" if persons.finished[number] else "0",
            "0",
        ]
        for number in range(len(persons))
    ]
    path = folder / f"rdata_demo_{survey.key}.csv"
    encoding = {"sosci_utf16": "utf-16-le", "sosci_latin1": "latin-1"}.get(survey.format, "utf-8")
    _write_csv(path, header, rows, ";" if labelled else "\t", encoding, "\n")
    sex = {code: meaning for meaning, code in _SOSCI_SEX.items() if meaning != "keine_angabe"}
    mapping = subgroup_mapping("geschlecht", "SD01", codes=sex) + subgroup_mapping("alter", "SD02_01", "jahre")
    return path, mapping + items_mapping(survey, columns, coding)


def _submitted(survey: Planned, persons: Persons, number: int) -> str:
    """Empty where not finished; now and then the date that stands for none."""
    if not persons.finished[number]:
        return ""
    if number % 50 == 7:
        return "1980-01-01 00:00:00"
    return (datetime.combine(survey.field_start, datetime.min.time()) + timedelta(hours=12, minutes=number)).isoformat(
        " "
    )


def _write_csv(
    path: Path, header: Sequence[str], rows: Sequence[Sequence[str]], delimiter: str, encoding: str, line_end: str
) -> None:
    lines = [delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in [header, *rows]]
    # Python's utf-16 writes the order of this machine's bytes; the export is always little-endian with a mark
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b""
    path.write_bytes(mark + (line_end.join(lines) + line_end).encode(encoding))

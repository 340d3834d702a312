"""The mapping of a survey by a form: what a delivered file asks for (job `inspect`), and the text of a mapping from what was answered."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pipelines.formats.text import alike
from pipelines.problems import BuildError
from pipelines.surveys.codebook import codebook
from pipelines.surveys.draft import draft_mapping
from pipelines.surveys.inspection import InspectedColumn, Inspection, examine

Tell = Callable[[str, int, int | None], None]
_TEXTS = ("format", "title", "area", "area_system", "sampling", "mode")
_DAYS = ("field_start", "field_end")
_NO_FILE = "Die Datei der Befragung ist nicht mehr da. Abhilfe: sie noch einmal einspielen."


def inspect_job(job: Mapping[str, Any], folder: Path, tell: Tell) -> dict[str, Any]:  # noqa: ARG001 (as every kind of job)
    """What a form has to ask about the survey in `folder`/input, and the draft of its mapping (docs/jobs.md). Counts and codes only, never what
    somebody wrote. Raises BuildError where it is no survey file."""
    tell("Datei der Befragung lesen", 0, None)
    file = next((path for path in sorted((folder / "input").glob("file.*")) if path.is_file()), None)
    if file is None:
        raise BuildError(_NO_FILE)
    inspection = examine(file)
    form = {
        "format": inspection.format,
        "facts": inspection.facts,
        "columns": [_column(each) for each in inspection.columns if each.kind == "item" and each.codes],
        "weights": [each.name for each in inspection.columns if each.kind in ("weight", "number")],
        "ages": [each.name for each in inspection.columns if each.kind == "number"],
        "items": [_item(item_id) for item_id in codebook().items()],
        "missing": codebook().missing,
        "sexes": codebook().dimensions()["geschlecht"].subgroup,
    }
    return {"form": form, "draft": _draft(file, inspection)}


def mapping_text(survey: Mapping[str, Any]) -> str:
    """The text of mapping.toml for what a form answered. What is wrong with the answers, whoever reads the mapping says; raises BuildError for an
    item that does not exist."""
    return "\n".join([*_head(survey), *_subgroups(survey), *_items(survey)]) + "\n"


def _column(column: InspectedColumn) -> dict[str, Any]:
    values = [
        {"code": code, "label": column.words.get(code, ""), "count": n, "guess": _meaning(column.words.get(code, code))}
        for code, n in column.codes.items()
    ]
    return {"name": column.name, "label": column.label, "values": values, "guess": _guess(column)}


def _guess(column: InspectedColumn) -> str:
    """The item whose question the label repeats; "" where none does, or several."""
    words = alike(column.label)
    found = [item.item_id for item in codebook().item if words and alike(item.question) == words]
    return found[0] if len(found) == 1 else ""


def _meaning(words: str) -> str:
    """The category or missing answer that is called so; "" for none."""
    book = codebook()
    labels = {
        alike(label): code
        for scale in book.scale.values()
        for code, label in (*scale.category.items(), *scale.beside.items())
    }
    labels |= {alike(label): code for code, label in book.missing.items()}
    labels |= {alike(label): code for code, label in book.dimensions()["geschlecht"].subgroup.items()}
    return labels.get(alike(words), "")


def _item(item_id: str) -> dict[str, Any]:
    book = codebook()
    scale = book.scale_of(item_id)
    return {
        "id": item_id,
        "title": f"{book.items()[item_id].question} ({scale.label})",
        "categories": {**scale.category, **scale.beside},
    }


def _draft(file: Path, inspection: Inspection) -> str:
    return draft_mapping(file) if inspection.columns or inspection.sheets else ""


def _head(survey: Mapping[str, Any]) -> Iterator[str]:
    for name in _TEXTS:
        yield f"{name} = {_quoted(survey.get(name) or '')}"
    yield f"year = {_whole(survey.get('year'))}"
    for name in _DAYS:
        yield f"{name} = {_day(survey.get(name))}"
    if survey.get("population_size"):
        yield f"population_size = {_whole(survey['population_size'])}"
    if survey.get("weight"):
        yield f"weight = {_quoted(survey['weight'])}"


def _subgroups(survey: Mapping[str, Any]) -> Iterator[str]:
    for name, group in _entries(survey.get("subgroups")):
        yield from ("", f"[subgroups.{_quoted(name)}]", f"column = {_quoted(group.get('column', ''))}")
        yield f"unit = {_quoted(group.get('unit') or 'codes')}"
        if group.get("codes"):
            yield f"codes = {_table(group['codes'])}"


def _items(survey: Mapping[str, Any]) -> Iterator[str]:
    known = codebook().items()
    listed = survey.get("columns")
    for column in listed if isinstance(listed, list) else ():
        if column.get("item") not in known:
            raise BuildError(
                f"Das Merkmal „{column.get('item')}“ gibt es nicht. Abhilfe: die Spalten noch einmal zuordnen."
            )
        yield from ("", "[[item]]", f"item = {_quoted(column['item'])}")
        yield f"column = {_quoted(column.get('column', ''))}"
        yield f"scale_length = {codebook().scale_of(column['item']).length}"
        yield f"codes = {_table(column.get('codes', {}))}"


def _entries(groups: Any) -> list[tuple[str, Mapping[str, Any]]]:
    return (
        [(name, group) for name, group in groups.items() if isinstance(group, dict)] if isinstance(groups, dict) else []
    )


def _table(codes: Mapping[str, Any]) -> str:
    return "{ " + ", ".join(f"{_quoted(code)} = {_quoted(meaning)}" for code, meaning in codes.items()) + " }"


def _quoted(value: Any) -> str:
    """A text of TOML; DEL is the one character that JSON leaves and TOML does not."""
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def _whole(value: Any) -> str:
    text = str(value or "").strip()
    return str(int(text)) if text.isascii() and text.isdecimal() and len(text) < 12 else _quoted(text)


def _day(value: Any) -> str:
    """A day of TOML; what is none stays a text, which whoever reads the mapping refuses."""
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        return _quoted(value or "")

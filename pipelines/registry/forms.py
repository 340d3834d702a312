"""What the web needs to know of the registry to draw forms of it: the layout as a file, and the empty templates beside it (docs/jobs.md)."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from pipelines import catalog
from pipelines.registry.layout import Column, Layout, Sheet, layout
from pipelines.store.durable import write_durably

REGISTRY = "gremien"  # the source whose reader reads registry lists
ENDINGS = (".xlsx", ".ods")


def write(folder: Path) -> None:
    """Write forms.json and templates/ into the folder, each file whole."""
    (folder / "templates").mkdir(parents=True, exist_ok=True)
    write_durably(folder / "forms.json", json.dumps(described(), ensure_ascii=False, indent=1).encode())
    with tempfile.TemporaryDirectory() as drafts:
        for source in catalog.sources().values():
            for ending in ENDINGS if source.has_template else ():
                draft = Path(drafts) / f"{source.source_id}{ending}"
                source.write_template(draft)
                write_durably(folder / "templates" / draft.name, draft.read_bytes())


def described() -> dict[str, Any]:
    """The content of forms.json."""
    declared = layout()
    return {
        "lists": {source.used: source.source_id for source in catalog.sources().values() if source.layout == REGISTRY},
        "sheets": [_sheet(declared, sheet) for sheet in declared.sheet],
    }


def _sheet(declared: Layout, sheet: Sheet) -> dict[str, Any]:
    columns = [_column(declared, sheet, column) for column in sheet.columns]
    return {"name": sheet.name, "title": sheet.title, "areas": sheet.area, "columns": columns}


def _column(declared: Layout, sheet: Sheet, column: Column) -> dict[str, Any]:
    """`words` as they are chosen, and `codes`, what the published database keeps of them, in the same order."""
    allowed = declared.allowed(column)
    if column.name == "level":
        allowed = {word: code for word, code in allowed.items() if word in sheet.area}
    described = column.model_dump(
        include={"name", "header", "kind", "required", "note", "example", "minimum", "maximum", "future"}
    )
    return described | {"words": list(allowed), "codes": list(allowed.values())}

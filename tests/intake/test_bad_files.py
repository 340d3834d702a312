"""Cases the product once got wrong, the development data, and mutated files, all through the check: German, with a severity, no traceback.

Previews are left out here; slow/test_preview.py builds one.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from pipelines.intake import check as check_module
from pipelines.store.releases import ReleaseStore
from pipelines.store.versions import PublishedFolder
from tests.intake.check_jobs import Checked, areas_only, check
from tests.mutated_files import is_german
from tests.mutations import described, mutated

# What a case is of, by its folder and ending: source and period.
_CASES = {
    ("gremien", ".xlsx"): ("gremien", "2026-11"),
    ("gremien", ".xlsm"): ("gremien", "2026-11"),
    ("gremien", ".ods"): ("gremien", "2026-11"),
    ("pks", ".csv"): ("pks", "2020"),
    ("pks", ".xlsx"): ("pks_kommunen", "2020"),
    ("register", ".gpkg"): ("vg250", None),
    ("register", ".csv"): ("bevoelkerung", "2018-2019"),
    ("surveys", ".csv"): ("befragungen", None),
    ("surveys", ".xlsx"): ("befragungen", None),
    ("spss", ".sav"): ("befragungen", None),
    ("tabellen", ".xlsx"): ("befragungen", None),
    ("fixtures", ".csv"): ("befragungen", None),
    ("fixtures", ".sav"): ("befragungen", None),
    ("fixtures", ".xlsx"): ("befragungen", None),
}


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ReleaseStore:
    monkeypatch.setattr(check_module, "_build_preview", lambda *_: {})
    return areas_only(tmp_path / "real")


def fault_of(found: Checked) -> str | None:
    """Why an outcome is none that a person could be shown; None where it is."""
    counted = Counter(severity for severity, _, _ in found.told)
    if dict(counted) != {severity: count for severity, count in found.outcome["counts"].items() if count}:
        return f"counts are wrong: {found.outcome['counts']}"
    if (found.outcome["state"] == "refused") != bool(counted["error"]):
        return f"{found.outcome['state']} with {counted['error']} errors"
    if (found.outcome["release"] is None) != bool(counted["error"]):
        return "a release of what is refused, or none of what is not"
    for severity, reason, cure in found.told:
        if not is_german(f"{reason} Abhilfe: {cure}"):
            return f"{severity}, no German: {reason} {cure}"
        if severity == "error" and not cure:
            return f"no cure: {reason}"
    return None


def test_every_case_is_answered_in_german(tmp_path: Path, store: ReleaseStore, shared: Path) -> None:
    before, faults, states = store.lock.read_bytes(), list[str](), Counter[str]()
    for file in sorted([*(shared / "cases").rglob("*.*"), *(shared / "fixtures").glob("*.*")]):
        if (kind := (file.parent.name, file.suffix)) not in _CASES:
            continue
        source, period = _CASES[kind]
        mappings = sorted(file.parent.glob(f"{file.name[:2]}*.toml")) or sorted(file.parent.glob("m.toml"))
        mapping = mappings[0].read_text(encoding="utf-8") if mappings and source == "befragungen" else None
        found = check(
            tmp_path,
            store,
            PublishedFolder(tmp_path / "p"),
            file.read_bytes(),
            file.name,
            source=source,
            period=period,
            published="2026-11-20",
            mapping=mapping,
        )
        states[found.outcome["state"]] += 1
        if fault := fault_of(found):
            faults.append(f"{kind[0]}/{file.name}: {fault}")
    assert faults == []
    assert states["ready"] > 5
    assert states["refused"] > 5
    assert store.lock.read_bytes() == before


def try_mutations(folder: Path, store: ReleaseStore, numbers: range) -> list[str]:
    """What was wrong with the answers to these mutations."""
    faults = []
    before = store.lock.read_bytes()
    for number in numbers:
        seed, _, content = mutated(number)
        found = check(
            folder,
            store,
            PublishedFolder(folder / "p"),
            content,
            f"datei{seed.suffix}",
            source=seed.source_id,
            period=None if seed.mapping else seed.period,
            mapping=seed.mapping,
        )
        if fault := fault_of(found):
            faults.append(f"{described(number)}: {fault}")
    if store.lock.read_bytes() != before:
        faults.append("the real store was changed")
    return faults


def test_mutated_files_are_answered_in_german(tmp_path: Path, store: ReleaseStore) -> None:
    assert try_mutations(tmp_path, store, range(40)) == []

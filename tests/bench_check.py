"""What the check of a registry costs, from the file to its report and to its preview: python -m tests.bench_check, also part of make bench."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

from pipelines.build import build
from pipelines.build.inputs import Inputs
from pipelines.intake.check import REPORT_JSON, check_job
from pipelines.store.releases import ReleaseStore
from pipelines.store.versions import PublishedFolder
from tests.intake.large_registry import large_registry

FURTHER_ROWS = 20_000


def measure_check() -> Iterator[tuple[str, str, str]]:
    """What was measured, its value, and its bar (of a registry of 5 MB)."""
    stored, today = ReleaseStore(), date.today()
    usual = stored.newest("gremien_demo")[-1]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        published = PublishedFolder(folder / "published")
        build(Inputs(demo=True, day=today, store=stored, keeper=stored), published, lambda _: None)
        for title, content in (
            ("die eingebettete Liste", large_registry(4)),
            ("eine größere", large_registry(FURTHER_ROWS)),
        ):
            yield from _measured(folder, published, title, content, usual.period)


def _measured(
    folder: Path, published: PublishedFolder, title: str, content: bytes, period: str
) -> Iterator[tuple[str, str, str]]:
    job = folder / uuid4().hex
    (job / "input").mkdir(parents=True)
    (job / "input" / "file.xlsx").write_bytes(content)
    day = date.today().isoformat()
    parameters: dict[str, Any] = {"kind": "check", "source": "gremien_demo", "file_name": "liste.xlsx", "demo": True}
    parameters |= {"period": period, "published": day, "url": None, "survey": None, "edits": None, "only_area": None}
    reported: list[tuple[float, float]] = []

    def heard(*_: object) -> None:
        if not reported and (job / REPORT_JSON).exists():
            reported.append(_passed(start))

    start = time.perf_counter(), time.process_time()
    outcome = check_job(parameters, job, folder / "previews", heard)
    whole = _passed(start)
    if outcome["state"] != "ready":  # else it would be told how fast a file is refused
        raise RuntimeError(outcome["problems"][:3])
    size = f"{len(content) / 1e6:.2f} MB, {outcome['rows']} Zeilen, {outcome['state']}"
    yield f"Prüfbericht, {title} ({size})", _stated(*(reported[0] if reported else whole)), "≤ 3 s"
    yield f"… bis zur Vorschau mit Unterschied, {title}", _stated(*whole), "≤ 15 s"


def _passed(start: tuple[float, float]) -> tuple[float, float]:
    return time.perf_counter() - start[0], time.process_time() - start[1]


def _stated(seconds: float, computing: float) -> str:
    return f"{seconds:.1f} s, davon {computing:.1f} s Rechenzeit"


if __name__ == "__main__":
    for what, value, _ in measure_check():
        sys.stdout.write(f"{what}: {value}\n")
        sys.stdout.flush()

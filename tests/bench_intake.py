"""Measure the yearly intake with official files of ../shared: how long an `add` takes, and a build with many years. Part of `make bench`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import SHARED

ROOT = Path(__file__).parents[1]
# What a build reads.
PARTS = ("pipelines", "geo", "data", "requirements.lock")
ADDED: tuple[tuple[str, str, str, str], ...] = (
    ("pks", "pks/PKS_2013_Kreise.xls", "2013", "2014-06"),
    ("pks", "pks_xlsx/PKS_2014_Kreise.xlsx", "2014", "2022-01"),
    ("pks", "pks_xlsx/PKS_2016_Kreise.xlsx", "2016", "2022-01"),
    ("pks", "pks_xlsx/PKS_2017_Kreise.xlsx", "2017", "2022-01"),
    ("pks", "pks_xlsx/PKS_2018_Kreise.xlsx", "2018", "2022-01"),
    ("pks", "pks_xlsx/PKS_2019_Kreise.xlsx", "2019", "2022-01"),
    ("pks", "pks_xlsx/PKS_2021_Kreise.xlsx", "2021", "2022-05-06"),
    ("pks", "pks_xlsx/PKS_2023_Kreise.xlsx", "2023", "2024-04-09"),
    ("gemeindeverzeichnis", "gv/GV100AD_301123.txt", "2023", "2023-12-15"),
    ("gemeindeverzeichnis", "gv/GV_Auszug_2Q2024.xlsx", "2024", "2024-07-20"),
)


@dataclass(frozen=True)
class Run:
    """One command: seconds, and megabytes at its peak."""

    seconds: float
    megabytes: float


def measure_intake() -> list[tuple[str, str, str]]:
    """Each `add`, then the build of all of it, a second one, and one in which nothing changed. Nothing where the files are absent."""
    if not SHARED.is_dir():
        return []
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        for part in PARTS:
            copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
            copy(ROOT / part, project / part)
        added = [
            _run(
                project,
                "add",
                source,
                str(SHARED / "data" / file),
                "--period",
                period,
                "--published",
                published,
                "--accept-jumps",
            )
            for source, file, period, published in ADDED
        ]
        boundaries = project / "vg5000_2021.zip"
        with zipfile.ZipFile(boundaries, "w") as archive:
            for file in _boundary_files():
                archive.write(file, file.name)
        border = _run(
            project, "add", "vg250", str(boundaries), "--period", "2021", "--published", "2021", "--accept-jumps"
        )
        builds = [_run(project, "build", "--force") for _ in range(3)]
        again = [_run(project, "build") for _ in range(3)]
    return [
        (
            "add einer Kreistabelle (XLSX, Mittel von sieben)",
            _stated(sorted(added[1:8], key=lambda run: run.seconds)[3]),
            "≤ 4 s, ≤ 300 MB",
        ),
        ("add eines Gemeindeverzeichnisses (XLSX)", _stated(added[9]), "≤ 4 s, ≤ 300 MB"),
        ("add der Grenzen (VG5000)", _stated(border), "–"),
        (
            "Bau mit zehn PKS-Jahren (sieben XLSX), drei Gebietsständen, amtlichen Grenzen",
            _stated(sorted(builds, key=lambda run: run.seconds)[1]),
            "≤ 25 s, ≤ 900 MB",
        ),
        ("… wenn sich nichts geändert hat", _stated(sorted(again, key=lambda run: run.seconds)[1]), "≤ 0,5 s"),
    ]


def _boundary_files() -> Iterator[Path]:
    yield from sorted((SHARED / "data" / "vg5000").iterdir())


def _run(project: Path, *arguments: str) -> Run:
    """The child is measured alone: its peak is that of a process started for it and waited for."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "pipelines", *arguments],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=os.environ | {"ATLAS_PUBLISHED": str(project / "published")},
    )
    assert process.stdout
    output = process.stdout.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise RuntimeError(f"{' '.join(arguments)}\n{output}")
    return Run(time.perf_counter() - start, usage.ru_maxrss / 1024)


def _stated(run: Run) -> str:
    return f"{run.seconds:.1f} s, {run.megabytes:.0f} MB"

"""Measure how long briefings take to write and how much memory that needs, each format as `make bench` states it."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pebble import ProcessPool

from dashboard.briefings import heartbeat
from dashboard.briefings.command_pool import PROCESSES, TASKS_PER_PROCESS  # as the command line has it
from dashboard.briefings.jobs import RUNNING, WAITING, Jobs
from tests.load import request_of, visit
from tests.server import serving

RUNS = 9
# What is visited while so many PDFs wait, by so many visitors, for so long at most: a page, a profile, a list, a preview.
PAGES = ["/", "/gebiet/07131", "/anlaesse", "/briefing?inhalt=profil&gebiet=071435002"]
QUEUED, VISITORS, MOST_SECONDS = 20, 16, 60
# Of one Kommune, of the whole Land.
PROFILE, LAND = "profil", "land"
GOALS = {
    "pdf": ("≤ 0,5 s", "≤ 2 s"),
    "pptx": ("≤ 1,5 s", "≤ 1,5 s"),
    "docx": ("≤ 1,5 s", "≤ 1,5 s"),
    "xlsx": ("–", "≤ 5 s"),
}


@dataclass(frozen=True)
class Written:
    """Seconds to build and write one file, its bytes, and the process with its peak in MB."""

    seconds: float
    size: int
    process: int
    peak: float


def measure_briefings(folder: Path) -> list[tuple[str, str, str]]:
    """Medians of one profile and of the Landesbriefing in each format, then every profile as PDF on two processes."""
    areas = _in_new_process(folder, _kommunen)
    rows = []
    for name, (of_profile, of_land) in GOALS.items():
        profiles: list[Written] = _in_new_process(folder, _several, name, areas[:: len(areas) // RUNS])
        land: Written = _in_new_process(folder, _once, name, LAND, "")
        rows += [
            (f"Kommunalprofil als {name.upper()} (Median)", _words([each.seconds for each in profiles]), of_profile),
            (
                f"Landesbriefing als {name.upper()}, neuer Prozess",
                f"{land.seconds:.2f} s; {land.size / 1000:.0f} kB; Spitze {land.peak:.0f} MB",
                of_land,
            ),
        ]
    return [*rows, *_every_profile(folder, areas), *_pages_meanwhile(folder, areas)]


def _every_profile(folder: Path, areas: list[str]) -> Iterator[tuple[str, str, str]]:
    start = time.perf_counter()
    with _pool(folder, PROCESSES, TASKS_PER_PROCESS) as pool:
        jobs = [pool.schedule(_once, ["pdf", PROFILE, area]) for area in areas]
        written = [job.result() for job in jobs]
    seconds = time.perf_counter() - start
    peaks = {each.process: each.peak for each in written}
    # Never more than two at once: the two heaviest are the most it can have been.
    heaviest = sum(sorted(peaks.values())[-PROCESSES:])
    yield f"alle {len(areas)} Kommunalprofile als PDF, {PROCESSES} Prozesse", f"{seconds:.1f} s", "≤ 30 s"
    yield "… Spitze des Arbeitsspeichers, beide zusammen", f"{heaviest:.0f} MB", "≤ 250 MB"


def _pages_meanwhile(folder: Path, areas: list[str]) -> Iterator[tuple[str, str, str]]:
    """How quick pages and the preview are while the renderer has twenty PDFs to write. The visit ends with the
    last of them, or after so many answers."""
    with tempfile.TemporaryDirectory() as place:
        jobs = Jobs(Path(place))
        jobs.make_folders()
        environment = {**os.environ, "ATLAS_BRIEFINGS": place, "ATLAS_PUBLISHED": str(folder)}
        with serving(folder, 2, ATLAS_BRIEFINGS=place) as server:
            for page in PAGES * 4:
                server.get(page)
            renderer = subprocess.Popen([sys.executable, "-m", "dashboard.briefings.renderer"], env=environment)
            try:
                give_up = time.monotonic() + MOST_SECONDS
                while not heartbeat.is_alive(jobs.root):
                    if renderer.poll() is not None or time.monotonic() > give_up:
                        raise RuntimeError("the renderer did not start")
                    time.sleep(0.1)
                for area in areas[:QUEUED]:
                    status, _, _ = server.get(f"/briefing/auftrag?inhalt={PROFILE}&gebiet={area}&format=pdf")
                    if status != 200:
                        raise RuntimeError(f"/briefing/auftrag: {status}")
                waiting = itertools.takewhile(
                    lambda _: jobs.ids(WAITING) or jobs.ids(RUNNING), itertools.cycle(map(request_of, PAGES))
                )
                result = visit(server.port, waiting, visitors=VISITORS, most=20_000, seconds=MOST_SECONDS)
            finally:
                renderer.terminate()
                renderer.wait(timeout=60)
    if set(result.statuses) != {200}:
        raise RuntimeError(f"pages: {dict(result.statuses)}")
    yield (
        f"Seiten und Vorschau, während {QUEUED} PDFs warten",
        f"p50 {result.milliseconds(50):.0f} ms, p99 {result.milliseconds(99):.0f} ms ({sum(result.statuses.values())} Antworten)",
        "p99 ≤ 600 ms",
    )


def _words(seconds: list[float]) -> str:
    return f"{statistics.median(seconds):.2f} s (bis {max(seconds):.2f} s)"


def _pool(folder: Path, processes: int, jobs: int = 0) -> ProcessPool:
    return ProcessPool(processes, jobs, _prepare, [str(folder)], multiprocessing.get_context("spawn"))


def _in_new_process(folder, work, *arguments):  # type: ignore[no-untyped-def]
    with _pool(folder, 1) as pool:
        return pool.schedule(work, list(arguments)).result()


def _prepare(folder: str) -> None:
    os.environ["ATLAS_PUBLISHED"] = folder


def _kommunen() -> list[str]:
    from dashboard import db
    from dashboard.queries import overview

    with db.reading(None):
        return [area["area_id"] for area in overview.areas("kommune")]


def _several(name: str, areas: list[str]) -> list[Written]:
    """One after another in a process that has written one before."""
    _once(name, PROFILE, areas[0])
    return [_once(name, PROFILE, area) for area in areas[1:]]


def _once(name: str, content: str, area: str) -> Written:
    from dashboard import db
    from dashboard.addresses.briefing_selection import Selection
    from dashboard.briefings import catalogue
    from dashboard.briefings.writers import formats

    start = time.perf_counter()
    with db.reading(None):
        written = formats.write(name, catalogue.build(Selection(content, area)))
    seconds = time.perf_counter() - start
    return Written(seconds, len(written), os.getpid(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6)


if __name__ == "__main__":
    for row in measure_briefings(Path(os.environ["ATLAS_PUBLISHED"])):
        print(*row, sep=" | ")  # noqa: T201

"""Eight visitors ask all the while: versions change under them, workers are killed, databases break, and nobody meets an error of ours."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.error
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path

import pytest

from dashboard.internal.upgrade import upgrade
from tests.dashboard.published_versions import point_to, publish_versions
from tests.server import Server, serving, start

NEW, OLD, OLDEST = "2026-11-23.00000004", "2026-11-01.00000003", "2026-10-01.00000002"
VISITORS, WORKERS = 8, 2
MEND_SECONDS = 180  # for a worker that starts anew, on a machine that does much else
SWITCH_SECONDS = 20  # a generous bound: at rest it takes a tenth of a second (docs/benchmarks.md)


@dataclass
class Seen:
    """What the visitors met: statuses, and versions on pages; `lost` connections, without an answer."""

    statuses: set[int] = field(default_factory=set)
    versions: set[str] = field(default_factory=set)
    answers: int = 0
    lost: int = 0


def version_of(body: bytes) -> str:
    return body.decode().split('class="datenstand">')[1].split("<span>")[1].split("</span>")[0]


@contextmanager
def visitors(server: Server) -> Iterator[Seen]:
    """Eight of them ask for pages until the block ends."""
    seen, is_over = Seen(), threading.Event()

    def ask(number: int) -> None:
        pages = ["/vergleich", "/daten", "/anlaesse", "/"][number % 4 :]
        while not is_over.is_set():
            for page in pages:
                try:
                    status, _, body = server.get(page)
                except (urllib.error.URLError, HTTPException, ConnectionError, TimeoutError):
                    seen.lost += 1
                    continue
                seen.answers += 1
                seen.statuses.add(status)
                seen.versions.add(version_of(body))

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(VISITORS)]
    for thread in threads:
        thread.start()
    try:
        yield seen
    finally:
        is_over.set()
        for thread in threads:
            thread.join()


def until_all_show(server: Server, version: str) -> None:
    """Until ten answers in a row are of that version."""
    start = time.monotonic()
    while {json.loads(server.get("/version")[2])["data"] for _ in range(10)} != {version}:
        assert time.monotonic() - start < SWITCH_SECONDS


def until_answered(server: Server, status: int, page: str = "/") -> None:
    """Until ten answers in a row have that status."""
    give_up = time.monotonic() + MEND_SECONDS
    while True:
        with suppress(urllib.error.URLError, ConnectionError):
            if {server.get(page)[0] for _ in range(10)} == {status}:
                return
        assert time.monotonic() < give_up
        time.sleep(0.1)


def test_three_changes_under_load_cost_nobody_an_answer(tmp_path: Path) -> None:
    folder = publish_versions(tmp_path, [NEW, OLD, OLDEST])
    point_to(folder, OLDEST)
    with serving(folder, WORKERS) as server:
        before = set(server.workers())
        with visitors(server) as seen:
            for version in (OLD, NEW, OLDEST):
                point_to(folder, version)
                until_all_show(server, version)
        assert set(server.workers()) == before
    assert seen.answers > VISITORS
    assert (seen.statuses, seen.lost) == ({200}, 0)
    assert seen.versions == {NEW, OLD, OLDEST}


def test_workers_killed_under_load_are_replaced_and_only_their_own_requests_are_lost(tmp_path: Path) -> None:
    folder = publish_versions(tmp_path, [NEW, OLD])
    kills = 5
    with serving(folder, WORKERS) as server:
        with visitors(server) as seen:
            for _ in range(kills):
                killed = server.workers()[0]
                os.kill(killed, signal.SIGKILL)
                give_up = time.monotonic() + SWITCH_SECONDS
                while killed in server.workers() or len(server.workers()) < WORKERS:
                    assert time.monotonic() < give_up
                    time.sleep(0.1)
                time.sleep(1)
        assert len(server.workers()) == WORKERS
    assert seen.statuses == {200}
    assert seen.answers > VISITORS
    assert seen.lost <= kills * VISITORS  # what a killed process had accepted


@contextmanager
def locked(database: Path) -> Iterator[None]:
    """Another process has the file open to write."""
    program = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print(flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", program, str(database)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout and process.stdout.readline()
        yield


def test_a_version_that_is_locked_shows_once_it_is_free(tmp_path: Path) -> None:
    folder = publish_versions(tmp_path, [NEW, OLD])
    point_to(folder, OLD)
    with serving(folder, WORKERS) as server, visitors(server) as seen:
        until_all_show(server, OLD)
        with locked(folder / f"atlas-{NEW}.duckdb"):
            point_to(folder, NEW)
            time.sleep(3)
            assert (seen.statuses, seen.versions) == ({200}, {OLD})
        until_all_show(server, NEW)
    assert (seen.statuses, seen.lost) == ({200}, 0)


def test_a_file_replaced_by_none_is_said_until_it_is_mended(tmp_path: Path) -> None:
    folder = publish_versions(tmp_path, [NEW])
    database = folder / f"atlas-{NEW}.duckdb"
    shutil.copy(database, folder / "whole")
    with serving(folder, WORKERS) as server:
        until_answered(server, 200)
        (folder / "other").write_bytes(b"x" * 50_000)
        (folder / "other").replace(database)
        time.sleep(3)  # a page that a process answers before it notices is remembered
        until_answered(server, 503, "/anlaesse")  # what was answered before may be remembered
        page = server.get("/anlaesse")[2].decode()
        assert "Kennung dieser Anfrage" in page and str(database) not in page
        (folder / "whole").replace(database)
        until_answered(server, 200, "/anlaesse")
        assert version_of(server.get("/anlaesse")[2]) == NEW


def test_a_server_that_starts_while_the_version_is_locked_says_so_and_recovers(tmp_path: Path) -> None:
    folder = publish_versions(tmp_path, [NEW])
    database = folder / f"atlas-{NEW}.duckdb"
    with locked(database):
        server = start(folder, WORKERS)
        try:
            status, _, page = server.get("/")
        except BaseException:
            server.stop()
            raise
    try:
        assert (status, str(database) in page.decode()) == (503, False)
        assert "Kennung dieser Anfrage" in page.decode()
        until_answered(server, 200)
    finally:
        server.stop()


@pytest.mark.parametrize("fault", ["cut off", "gone", "pointer broken", "list broken"])
def test_a_publication_that_breaks_leaves_visitors_what_they_had(tmp_path: Path, fault: str) -> None:
    folder = publish_versions(tmp_path, [NEW, OLD])
    point_to(folder, OLD)
    database = folder / f"atlas-{NEW}.duckdb"
    with serving(folder, WORKERS) as server:
        with visitors(server) as seen:
            if fault == "cut off":
                database.write_bytes(database.read_bytes()[:30_000])
            elif fault == "gone":
                database.unlink()
            point_to(folder, NEW) if fault in ("cut off", "gone") else None
            if fault == "pointer broken":
                (folder / "current.json").write_text("{")
            elif fault == "list broken":
                (folder / "versions.json").write_text("{")
            time.sleep(3)
        assert (seen.statuses, seen.versions, seen.lost) == ({200}, {OLD}, 0)


@pytest.mark.parametrize("fault", ["cut off", "gone", "a folder"])
def test_without_the_internal_database_public_pages_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    file = tmp_path / "internal" / "internal.sqlite"
    monkeypatch.setenv("ATLAS_INTERNAL", str(file.parent))
    monkeypatch.setenv("ATLAS_DATABASE_URL", f"sqlite:///{file}")
    upgrade()
    folder = publish_versions(tmp_path / "published", [NEW])
    with serving(folder) as server:
        local = {"Host": f"localhost:{server.port}"}
        assert server.get("/pflege/protokoll", local)[0] == 200
        for beside in file.parent.glob(f"{file.name}*"):
            beside.unlink()
        if fault == "cut off":
            file.write_bytes(b"SQLite format 3\0" + b"x" * 500)
        elif fault == "a folder":
            file.mkdir()
        status, _, body = server.get("/pflege/protokoll", local)
        assert (status, str(file) in body.decode()) == (503, False)
        assert "Kennung dieser Anfrage" in body.decode()
        assert {server.get(page)[0] for page in ("/", "/vergleich", "/daten", "/healthz", "/readyz")} == {200}

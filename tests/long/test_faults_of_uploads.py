"""Files brought in at a server as it runs in earnest: a connection that breaks off, a disk that is full; what is left, and what comes after."""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest

from dashboard.internal.upgrade import upgrade
from tests.dashboard.published_versions import publish_versions
from tests.maintenance.desk import NEW, SOURCES, XLSX
from tests.server import Server, serving

FORM = "/pflege/einspielen"
PATIENCE_SECONDS = 60
DISK_MB = 6


@dataclass(frozen=True)
class Visitor:
    """Somebody at this machine, with what their browser keeps; `jobs`: the folder of the jobs."""

    server: Server
    jobs: Path
    cookie: str
    token: str

    def head_and_body(self, file: bytes) -> tuple[dict[str, str], bytes]:
        """A form with a file."""
        fields = {"csrf": self.token, "quelle": "gremien", "zeitraum": "2026-06-30", "veroeffentlicht": "2026-07-01"}
        parts = [f'--t\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{fields[name]}\r\n' for name in fields]
        begin = '--t\r\nContent-Disposition: form-data; name="datei"; filename="liste.xlsx"\r\n\r\n'
        body = "".join([*parts, begin]).encode() + file + b"\r\n--t--\r\n"
        head = {
            "Host": f"localhost:{self.server.port}",
            "Cookie": self.cookie,
            "Content-Type": "multipart/form-data; boundary=t",
            "Content-Length": str(len(body)),
        }
        return head, body

    def upload(self, file: bytes = XLSX) -> tuple[int, str]:
        """Bring a file in: status and page."""
        head, body = self.head_and_body(file)
        connection = HTTPConnection("127.0.0.1", self.server.port, timeout=PATIENCE_SECONDS)
        connection.request("POST", FORM, body, head)
        answer = connection.getresponse()
        page = answer.read().decode()
        connection.close()
        return answer.status, page

    def break_off(self, file: bytes, share: float, *, hard: bool) -> None:
        """Send a part of it and be gone: with a word to the server (FIN), or without (RST)."""
        head, body = self.head_and_body(file)
        lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
        connection = self.server.connect()
        connection.sendall(f"POST {FORM} HTTP/1.1\r\n{lines}\r\n".encode() + body[: int(len(body) * share)])
        time.sleep(0.2)
        if hard:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        connection.close()

    def waiting(self) -> list[str]:
        """The jobs that wait."""
        place = self.jobs / "waiting"
        return [each.name for each in place.iterdir()] if place.exists() else []

    def left(self) -> list[str]:
        """What lies in the drafts, files without a name included, but for the locks of accounts."""
        named = [each.name for each in (self.jobs / "drafts").iterdir() if each.suffix != ".lock"]
        opened = [each for pid in self.server.workers() for each in Path(f"/proc/{pid}/fd").iterdir()]
        targets = [str(each.readlink()) for each in opened if each.is_symlink()]
        return named + [each for each in targets if each.startswith(str(self.jobs / "drafts"))]

    def until_nothing_is_left(self) -> None:
        """Wait for the server to notice."""
        give_up = time.monotonic() + PATIENCE_SECONDS
        while left := self.left():
            assert time.monotonic() < give_up, left
            time.sleep(0.2)


def visitor_of(server: Server, jobs: Path) -> Visitor:
    """One that has opened the form."""
    status, head, page = server.get(FORM, {"Host": f"localhost:{server.port}"})
    assert status == 200
    found = re.search(r'name="csrf" value="([^"]+)"', page.decode())
    assert found
    return Visitor(server, jobs, head["Set-Cookie"].split(";")[0], found[1])


def prepare(jobs: Path) -> None:
    """What a worker leaves that has run once."""
    (jobs / "drafts").mkdir(parents=True)
    (jobs / "sources.json").write_text(json.dumps(SOURCES))


@pytest.fixture
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ATLAS_INTERNAL", str(tmp_path / "internal"))
    monkeypatch.setenv("ATLAS_DATABASE_URL", f"sqlite:///{tmp_path}/internal/internal.sqlite")
    upgrade()
    (tmp_path / "published").mkdir()
    return publish_versions(tmp_path / "published", [NEW])


@pytest.mark.parametrize("hard", [False, True], ids=["said", "unsaid"])
def test_a_connection_that_breaks_off_leaves_nothing_and_the_next_upload_works(
    published: Path, tmp_path: Path, hard: bool
) -> None:
    jobs = tmp_path / "maintenance"
    prepare(jobs)
    with serving(published, ATLAS_MAINTENANCE=str(jobs), ATLAS_AUTH="none") as server:
        visitor, workers = visitor_of(server, jobs), server.workers()
        file = XLSX + bytes(8_000_000)
        for share in (0.00001, 0.3, 0.99999):
            visitor.break_off(file, share, hard=hard)
            visitor.until_nothing_is_left()
        assert visitor.waiting() == []
        assert visitor.upload(file)[0] == 303
        [job] = visitor.waiting()
        assert (jobs / "waiting" / job / "input" / "file.xlsx").read_bytes() == file
        assert server.workers() == workers
        visitor.until_nothing_is_left()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with little room."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    command = [mount or "", "-t", "tmpfs", "-o", f"size={DISK_MB}m", "none", disk]
    if not mount or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("Ein kleiner Datenträger lässt sich hier nicht einhängen.")
    yield disk
    subprocess.run(["umount", "--lazy", disk], check=True)


@pytest.mark.parametrize("megabytes", [2 * DISK_MB, DISK_MB - 2], ids=["while it comes", "while it is kept"])
def test_a_full_disk_is_said_and_keeps_nothing(published: Path, small_disk: Path, megabytes: int) -> None:
    jobs = small_disk / "maintenance"
    prepare(jobs)
    with serving(published, ATLAS_MAINTENANCE=str(jobs), ATLAS_AUTH="none") as server:
        visitor = visitor_of(server, jobs)
        status, page = visitor.upload(XLSX + bytes(megabytes * 1_000_000))
        assert status == 507
        assert "fehlt Platz" in page and "Behalten wurde nichts" in page and str(jobs) not in page
        visitor.until_nothing_is_left()
        assert visitor.waiting() == []
        assert visitor.upload()[0] == 303
        assert len(visitor.waiting()) == 1
        assert server.get("/")[0] == 200

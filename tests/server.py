"""gunicorn as it runs in earnest, over a published folder, on a free port of the loopback."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
STARTS_WITHIN_SECONDS = 120  # on a loaded machine


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Server:
    """A running gunicorn."""

    port: int
    process: subprocess.Popen[bytes]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def connect(self) -> socket.socket:
        """A connection of its own."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=30)

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> tuple[int, Mapping[str, str], bytes]:
        """Status, headers and body, whatever the status is."""
        request = urllib.request.Request(self.address + path, headers=dict(headers or {}))
        try:
            with urllib.request.urlopen(request, timeout=30) as reply:
                return reply.status, reply.headers, reply.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.headers, error.read()

    def stop(self) -> None:
        """End it, with its workers."""
        self.process.terminate()
        self.process.wait(timeout=40)

    def workers(self) -> list[int]:
        """The processes gunicorn started."""
        pid = self.process.pid
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def worker_mb(self, name: str) -> float:
        """Memory of the largest worker in megabytes: VmRSS now, VmHWM at most."""
        return max(_kilobytes(Path(f"/proc/{child}/status"), name) for child in self.workers()) * 1024 / 1e6

    def pss_mb(self) -> list[float]:
        """Megabytes of each worker, shared memory divided among those who share it."""
        return [_kilobytes(Path(f"/proc/{child}/smaps_rollup"), "Pss") * 1024 / 1e6 for child in self.workers()]

    def main_pss_mb(self) -> float:
        """The same of the process that started them."""
        return _kilobytes(Path(f"/proc/{self.process.pid}/smaps_rollup"), "Pss") * 1024 / 1e6


def _kilobytes(file: Path, name: str) -> int:
    return next(int(line.split()[1]) for line in file.read_text().splitlines() if line.startswith(f"{name}:"))


def start(folder: Path, workers: int = 1, **variables: str) -> Server:
    """A new server over a published folder, already answering."""
    environment = {
        **os.environ,
        "ATLAS_PUBLISHED": str(folder),
        "PORT": str(free_port()),
        "WEB_CONCURRENCY": str(workers),
        # As in the Makefile and the Procfile.
        "MALLOC_ARENA_MAX": "1",
        "MALLOC_TRIM_THRESHOLD_": "131072",
        "MALLOC_MMAP_THRESHOLD_": "131072",
        **variables,
    }
    command = [str(Path(sys.executable).with_name("gunicorn")), "--config", "gunicorn.conf.py", "dashboard.app:server"]
    server = Server(int(environment["PORT"]), subprocess.Popen(command, cwd=ROOT, env=environment))
    try:
        _wait_until_served(server)
    except BaseException:
        server.stop()
        raise
    return server


@contextmanager
def serving(folder: Path, workers: int = 1, **variables: str) -> Iterator[Server]:
    """The same until the end of the block."""
    server = start(folder, workers, **variables)
    try:
        yield server
    finally:
        server.stop()


def _wait_until_served(server: Server) -> None:
    give_up = time.monotonic() + STARTS_WITHIN_SECONDS
    while True:
        try:
            server.get("/robots.txt")
            return
        except urllib.error.URLError:
            if time.monotonic() > give_up or server.process.poll() is not None:
                raise
            time.sleep(0.1)

"""A PostgreSQL of the tests' own: a cluster in a folder of the run, reached by a socket in it, run by the user postgres where we are root."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

import pytest

SUPERUSER = "atlas"


def programs() -> Path:
    """The folder of initdb and pg_ctl; a test that needs them is skipped without."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    if on_path is None:
        pytest.skip("PostgreSQL ist nicht installiert (Debian: apt install postgresql); geprüft ist nur SQLite.")
    return Path(on_path).parent


@contextmanager
def cluster() -> Iterator[Path]:
    """A running server; answers the folder of its socket. Paths of sockets must be short: it lies in the folder for temporary files."""
    bin_folder = programs()
    folder = Path(mkdtemp(prefix="atlas-pg-"))
    as_owner: list[str] = []
    if os.geteuid() == 0:  # initdb refuses root
        shutil.chown(folder, "postgres")
        as_owner = ["runuser", "-u", "postgres", "--"]

    def run(name: str, *arguments: str) -> None:
        command = [*as_owner, str(bin_folder / name), "-D", str(folder / "data"), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")

    options = f"-k {folder} -c listen_addresses='' -c fsync=off -c max_connections=40"
    try:
        run("initdb", "--no-sync", "--auth=trust", "--encoding=UTF8", "--locale=C", "--username", SUPERUSER)
        run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield folder
        finally:
            run("pg_ctl", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)

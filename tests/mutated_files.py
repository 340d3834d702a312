"""Takes mutated files in, one after the other, in a process of its own with bounded memory and time: python -m tests.mutated_files FIRST COUNT."""

from __future__ import annotations

import csv
import io
import json
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.areas import Register
from geo.tables import TableError
from pipelines import catalog
from pipelines.formats.delimited import text_of
from pipelines.problems import BuildError, InputError
from pipelines.store import areas
from pipelines.store.add import add_file
from pipelines.store.reading import Reading, reader_of
from pipelines.store.releases import Release, ReleaseStore
from pipelines.surveys.add import add_delivery
from tests.conftest import ROOT
from tests.mutations import STORED, Seed, described, mutated, seeds

if TYPE_CHECKING:
    import pandas as pd

TODAY, PUBLISHED = date(2026, 11, 23), "2026-11-01"
SECONDS_EACH, MORE_MB = 30, 1_000
# What a message quotes may be in any language.
_QUOTED = re.compile("„[^“]*“")
_GERMAN = re.compile(r"Abhilfe|Bitte|[äöüßÄÖÜ]")
_ENGLISH = re.compile(
    r"\b(the|and|not|of|for|with|this|that|error|expected|unexpected|invalid|cannot|could|must|failed|found|missing|unable|exception)\b"
)


class TooSlowError(Exception):
    """A file took longer than it may."""


@dataclass
class Outcome:
    """What became of a run of mutations."""

    accepted: int
    refused: int
    failures: list[str]
    peak_mb: float


def run(first: int, count: int) -> Outcome:
    """Take in the mutations `first` … in a process of its own; a process that dies or hangs is a failure."""
    command = [sys.executable, "-m", "tests.mutated_files", str(first), str(count)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60 + SECONDS_EACH * count)
    try:
        return Outcome(**json.loads(ended.stdout.splitlines()[-1]))
    except (IndexError, ValueError):
        return Outcome(0, 0, [f"process ended with {ended.returncode}: {ended.stderr[-3000:]}"], 0.0)


def is_german(message: str) -> bool:
    """Whether a refusal is in German words throughout: no sentence of a library has slipped in."""
    own_words = _QUOTED.sub("", message)
    return bool(_GERMAN.search(own_words)) and not _ENGLISH.search(own_words)


def fresh_store(folder: Path) -> ReleaseStore:
    """A store that knows the areas and nothing else."""
    store = ReleaseStore(folder / "releases", folder / "releases.lock.toml")
    known = STORED.newest("gemeindeverzeichnis")[-1]
    store.add("gemeindeverzeichnis", Path("gemeinden.csv"), known.period, known.published, content=known.read_bytes())
    return store


def take_in(store: ReleaseStore, seed: Seed, content: bytes, folder: Path) -> Release:
    """What the command `add` does, with a yes to every question."""
    source = catalog.sources()[seed.source_id]
    file = folder / f"datei{seed.suffix}"
    file.write_bytes(content)
    if seed.mapping is None:
        return add_file(store, source, file, seed.period, PUBLISHED, None, TODAY, accept_jumps=True).release
    mapping = folder / "mapping.toml"
    mapping.write_text(seed.mapping, encoding="utf-8")
    register = areas.stored_register(store)
    added: Any = add_delivery(store, source, file, mapping, PUBLISHED, TODAY, register)
    return getattr(added, "release", added)


def fault_of(store: ReleaseStore, release: Release) -> str | None:
    """Why a release that was taken in is not what its bytes say; None where it is."""
    source = catalog.sources()[release.source_id]
    if not source.tabular:
        return None
    stored = next(each for each in store.all() if each.release_id == release.release_id)
    register = areas.stored_register(store)
    once, again = (reader_of(source)(Reading(stored, register, TODAY)) for _ in range(2))
    if any(not once[name].equals(again[name]) for name in once):
        return "reading it twice gives two answers"
    return _contradiction(Reading(stored, register, TODAY), once) if release.source_id == "pks" else None


def _contradiction(reading: Reading, tables: dict[str, pd.DataFrame]) -> str | None:
    """A row of the Kreis table whose figures do not stand in the line of the file it names."""
    if not reading.release.release_id.endswith(".csv"):
        return None
    text, answers = text_of(reading), list[str]()
    for delimiter in ";,\t|":
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        lines = dict((reader.line_num, cells) for cells in reader)  # noqa: C402 - the number moves with the reader
        contradiction = _not_in_its_line(lines, tables["kreise"])
        if contradiction is None:
            return None
        answers.append(contradiction)
    return answers[0]


def _not_in_its_line(lines: dict[int, list[str]], table: pd.DataFrame) -> str | None:
    for row in table.to_dict("records"):
        cells = [cell.strip() for cell in lines.get(row["line"], [])]
        for name in ("key", "kreis", "cases", "hz", "cleared"):
            if str(row[name]) not in cells:
                return f"line {row['line']}: {name} {row[name]!r} is not in {cells}"
    return None


def _remember_registers() -> None:
    """The same lists of Gemeinden become a register once, not once per file: that is not what is tried here."""
    make, known = areas.register_of, dict[tuple[str, ...], Register]()

    def remembered(lists: Iterable[Release]) -> Register:
        given = list(lists)
        key = tuple(each.sha256 for each in given)
        if key not in known:
            known[key] = make(given)
        return known[key]

    areas.register_of = remembered


def _limit() -> None:
    """No more than a gigabyte beyond what the libraries have mapped, and no file larger than that."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + MORE_MB * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (most, most))

    def too_slow(*_: object) -> None:
        raise TooSlowError

    signal.signal(signal.SIGALRM, too_slow)


def main(first: int, count: int) -> Outcome:
    """Take the mutations in one after the other; each store is thrown away."""
    outcome = Outcome(0, 0, [], 0.0)
    _remember_registers()
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "template"
        template.mkdir()
        for seed in seeds():
            if seed.source_id != "vg250":  # all libraries are loaded and what is valid is taken in
                _try(Path(folder), template, seed, seed.content, outcome, "the seed itself: ")
        refused_seeds, outcome.accepted, outcome.refused = outcome.refused, 0, 0
        outcome.failures += ["a seed was refused"] * refused_seeds
        _limit()
        for number in range(first, first + count):
            seed, _, content = mutated(number)
            signal.alarm(SECONDS_EACH)
            _try(Path(folder), template, seed, content, outcome, described(number) + " ")
            signal.alarm(0)
    outcome.peak_mb = _peak_mb()
    return outcome


def _peak_mb() -> float:
    """The most memory this process has held; getrusage would count what the process that started it held, too."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def _try(folder: Path, template: Path, seed: Seed, content: bytes, outcome: Outcome, name: str) -> None:
    if not (template / "releases").exists():
        fresh_store(template)
    trial = folder / "trial"
    shutil.copytree(template, trial)
    store = ReleaseStore(trial / "releases", trial / "releases.lock.toml")
    before = {release.release_id for release in store.all()}
    try:
        release = take_in(store, seed, content, trial)
        outcome.accepted += 1
        if fault := fault_of(store, release):
            outcome.failures.append(f"{name}{fault}")
    except (InputError, BuildError, TableError) as error:
        outcome.refused += 1
        if not is_german(str(error)):
            outcome.failures.append(f"{name}no German: {error}")
        if {each.release_id for each in store.all()} != before or list(trial.rglob("*.part")):
            outcome.failures.append(f"{name}refused, yet something is stored")
    except Exception:  # whatever a user would see as a traceback
        outcome.failures.append(f"{name}{traceback.format_exc()[-1500:]}")
    finally:
        shutil.rmtree(trial)


if __name__ == "__main__":
    print(json.dumps(vars(main(int(sys.argv[1]), int(sys.argv[2])))))  # noqa: T201 - the answer to the process that started this one

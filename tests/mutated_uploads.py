"""Uploads as browsers and others may send them, each with a number and always the same: a form around a mutated file, itself mutated.

What is accepted is checked by the code of the worker (without a preview, which is tried elsewhere); whatever comes of it, a person can read it, and
nothing but jobs has come into being.
"""

from __future__ import annotations

import html
import io
import json
import random
import re
import tempfile
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.app import create_app
from dashboard.internal import database
from dashboard.internal.upgrade import upgrade
from dashboard.users import passwords, user_file
from dashboard.users.roles import Role
from geo.tables import TableError
from pipelines.intake import check
from pipelines.intake.sources import importable
from pipelines.problems import BuildError, InputError
from pipelines.store.releases import ReleaseStore
from pipelines.store.versions import PublishedFolder
from pipelines.surveys.form import inspect_job
from pipelines.work.child import failure_of
from pipelines.work.queue import Queue
from tests.dashboard.published_versions import publish_versions
from tests.dashboard.small_atlas import shown
from tests.intake.check_jobs import areas_only
from tests.maintenance.desk import NEW, OLD
from tests.mutated_files import is_german
from tests.mutations import Seed, mutated, seeds
from tests.users.conftest import PASSWORD, account, log_in

FORM = "/pflege/einspielen"
MARK = "Zinnober"  # in every name and note: what is internal
BOUNDARY = b"grenze"
BOMB_BYTES = 30_000_000  # unpacked
PUBLIC = ("/", "/daten", "/neues", "/anlaesse", "/vergleich", "/api/v1/openapi.json", "/healthz", "/readyz", "/version")
# A cure asks for something, names what is expected or leads somewhere.
_CURE = re.compile(r"[Bb]itte|wendet sich|Erwartet|erwartet|Höchstens|<a ")
_MARKUP = re.compile(r"<option.*?</option>|<svg.*?</svg>|<[^>]*>", re.DOTALL)


@dataclass
class Part:
    """A field of a form; a file where it has a `file_name`."""

    name: str
    content: bytes
    file_name: str | None = None

    @property
    def encoded(self) -> bytes:
        """As it is sent, with whatever stands in its name."""
        name = "" if self.file_name is None else f'; filename="{self.file_name}"'
        head = f'Content-Disposition: form-data; name="{self.name}"{name}'
        return (
            b"--" + BOUNDARY + b"\r\n" + head.encode("utf-8", "surrogateescape") + b"\r\n\r\n" + self.content + b"\r\n"
        )


@dataclass
class Sent:
    """A request to be: its parts, then the body made of them, and what its head says."""

    parts: list[Part]
    content_type: str = "multipart/form-data; boundary=" + BOUNDARY.decode()
    changed: bytes | None = None
    length: str | None = None
    kind: str = ""

    @property
    def body(self) -> bytes:
        """What is sent."""
        whole = b"".join(part.encoded for part in self.parts) + b"--" + BOUNDARY + b"--\r\n"
        return whole if self.changed is None else self.changed

    def part(self, name: str) -> Part:
        """The first part of that name."""
        return next(part for part in self.parts if part.name == name)


def form_of(seed: Seed, content: bytes, token: str, number: int) -> Sent:
    """The form as it is meant."""
    published = min(date.today(), date(2026, 11, 1)).isoformat()
    parts = [
        Part("csrf", token.encode()),
        Part("quelle", seed.source_id.encode()),
        Part("zeitraum", b"" if seed.mapping else seed.period.encode()),
        Part("veroeffentlicht", published.encode()),
        Part("fundstelle", b""),
        Part("vermerk", f"{MARK} {number}".encode()),
        Part("datei", content, f"{MARK}-{number}{seed.suffix}"),
    ]
    if seed.mapping and number % 3:
        parts.append(Part("zuordnung", seed.mapping.encode(), "mapping.toml"))
    return Sent(parts)


Change = Callable[[Sent, random.Random], None]


def _nothing(sent: Sent, chance: random.Random) -> None:
    """The file alone is mutated."""


def _other_ending(sent: Sent, chance: random.Random) -> None:
    file = sent.part("datei")
    ending = chance.choice([".pdf", ".xlsx.exe", "", ".XLSX", ".csv", ".xlsx", ".sav", ".gpkg", ".zip", ".toml"])
    file.file_name = f"{MARK}{ending}"


def _other_content(sent: Sent, chance: random.Random) -> None:
    sent.part("datei").content = chance.choice(
        [
            chance.choice(seeds()).content,
            b"",
            b"\0" * 5000,
            b"PK\x03\x04",
            b"\xd0\xcf\x11\xe0" * 9,
            chance.randbytes(900),
        ]
    )


def _bomb(sent: Sent, chance: random.Random) -> None:
    """Much in little: in a workbook, or in an archive."""
    buffer, file = io.BytesIO(), sent.part("datei")
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        inner = chance.choice(["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "content.xml", "bombe.csv"])
        archive.writestr(inner, bytes(BOMB_BYTES))
        archive.writestr("[Content_Types].xml", b"<Types/>")
    file.content = buffer.getvalue()
    file.file_name = f"{MARK}{chance.choice(['.xlsx', '.ods', '.zip'])}"


def _name(sent: Sent, chance: random.Random) -> None:
    file = sent.part("datei")
    ending = Path(file.file_name or "").suffix
    file.file_name = chance.choice(
        [
            f"../../../../tmp/{MARK}{ending}",
            f"..\\..\\{MARK}{ending}",
            f"/etc/{MARK}{ending}",
            f"{MARK}\0{ending}",
            f"{MARK}{ending}\0.txt",
            MARK + "x" * 300 + ending,
            f"\u202e{MARK}\u2028{ending}",
            f"{MARK}\udcff{ending}",
            f'{MARK}"; name="quelle{ending}',
            f"{MARK}\r\nX-Neu: 1\r\n\r\n{ending}",
            f"<script>{MARK}</script>{ending}",
            f"amt@example.de{ending}",
            ".",
            "..",
            ending,
            "",
        ]
    )


def _field(sent: Sent, chance: random.Random) -> None:
    name = chance.choice(["quelle", "zeitraum", "veroeffentlicht", "fundstelle", "vermerk"])
    sent.part(name).content = chance.choice(
        [
            b"",
            b"\0",
            b"\xff\xfe",
            b"9" * 100_000,
            b"../../x",
            "\u202e31.02.2026".encode(),
            "\uff10\uff11.07.2026".encode(),
            b"2026-13",
            b"99999-12-31",
            b"gremien\0",
            b"javascript:alert(1)",
            b"Frau Erika Mustermann, 0261 123456",
        ]
    )


def _missing(sent: Sent, chance: random.Random) -> None:
    for _ in range(chance.choice([1, 1, 3])):
        sent.parts.remove(chance.choice(sent.parts))


def _doubled(sent: Sent, chance: random.Random) -> None:
    one = chance.choice(sent.parts)
    other = Part(one.name, chance.choice([one.content, b"fremd", b""]), one.file_name)
    sent.parts.insert(chance.randrange(len(sent.parts) + 1), other)


def _token(sent: Sent, chance: random.Random) -> None:
    token = sent.part("csrf")
    flipped = bytearray(token.content)
    flipped[chance.randrange(len(flipped))] ^= 1
    token.content = chance.choice([b"", bytes(flipped), token.content[:-3], token.content * 2, b"\0", b"x" * 50_000])


def _length(sent: Sent, chance: random.Random) -> None:
    whole = len(sent.body)
    sent.length = chance.choice(
        [str(whole + 1), str(whole + 5_000_000), str(whole // 2), "0", "1", "-1", "x", "", "150900001", "9" * 30]
    )


def _bytes(sent: Sent, chance: random.Random) -> None:
    """Any of the bytes around the fields and of the file."""
    spoilt = bytearray(sent.body)
    for _ in range(chance.choice([1, 3, 30, 300])):
        spoilt[chance.randrange(chance.choice([len(spoilt), min(len(spoilt), 900)]))] = chance.randrange(256)
    sent.changed = bytes(spoilt)


def _cut(sent: Sent, chance: random.Random) -> None:
    body = sent.body
    sent.changed = body[: chance.choice([0, 1, 20, chance.randrange(len(body)), len(body) - 4])]


def _frame(sent: Sent, chance: random.Random) -> None:
    """Another boundary, none, far too many parts, or no multipart at all."""
    how = chance.randrange(4)
    if how == 0:
        sent.content_type = chance.choice(
            [
                "multipart/form-data",
                "multipart/form-data; boundary=anders",
                "multipart/form-data; boundary=",
                "text/plain",
            ]
        )
    elif how == 1:
        sent.content_type = "application/x-www-form-urlencoded"
    elif how == 2:
        sent.parts += [Part(f"x{number}", b"") for number in range(9000)]
    else:
        sent.parts += [Part("datei", b"x", f"{MARK}-{number}.xlsx") for number in range(30)]


CHANGES: list[Change] = [
    _nothing,
    _other_ending,
    _other_content,
    _bomb,
    _name,
    _field,
    _missing,
    _doubled,
    _token,
    _length,
    _bytes,
    _cut,
    _frame,
]


def upload(number: int, token: str) -> Sent:
    """The upload of that number: every kind of change with every kind of file, half of the files themselves as they were."""
    chance = random.Random(number)
    seed, _, content = mutated(number)
    change = CHANGES[number % len(CHANGES)]
    is_meant = change is not _nothing and chance.random() < 0.5
    sent = form_of(seed, seed.content if is_meant else content, token, number)
    change(sent, chance)
    sent.kind = f"{change.__name__.strip('_')} {seed.source_id}{seed.suffix}"
    return sent


@dataclass
class Office:
    """An atlas with a person of the Leitstelle and one of a Kommune; everything it may write to lies below `folder`."""

    server: Flask
    folder: Path
    store: ReleaseStore
    statuses: Counter[int] = field(default_factory=Counter)
    ends: Counter[str] = field(default_factory=Counter)

    @cached_property
    def staff(self) -> FlaskClient:
        """Signed in for the Leitstelle."""
        return self._signed_in("leitstelle-1")

    @cached_property
    def kommune(self) -> FlaskClient:
        """Signed in for a Kommune."""
        return self._signed_in("kommune-1")

    @cached_property
    def queue(self) -> Queue:
        """The jobs."""
        queue = Queue(self.folder / "maintenance")
        queue.make_folders()
        return queue

    def token(self, client: FlaskClient, page: str) -> str:
        """Of a form on a page."""
        found = re.search(r'name="csrf" value="([^"]+)"', client.get(page).text)
        assert found, page
        return found[1]

    def send(self, client: FlaskClient, sent: Sent) -> TestResponse:
        """Send it as it is."""
        length = str(len(sent.body)) if sent.length is None else sent.length
        return client.post(
            FORM,
            input_stream=io.BytesIO(sent.body),
            content_type=sent.content_type,
            environ_overrides={"CONTENT_LENGTH": length},
        )

    def work(self) -> str:
        """Do the job that waits, as the worker does; answers what was wrong with how it ended."""
        job = self.queue.begin()
        if job is None:
            return "accepted, and nothing waits"
        place = self.queue.place("running", job.id)
        try:
            if job.kind == "inspect":
                outcome = inspect_job(job.parameters, place, lambda *_: None)
            else:
                outcome = check.check_job(
                    job.parameters,
                    place,
                    self.queue.root / "previews",
                    lambda *_: None,
                    store=self.store,
                    published=PublishedFolder(self.folder / "published"),
                )
        except (BuildError, InputError, TableError, MemoryError, OSError) as error:
            outcome = failure_of(error)
        except Exception:  # what would be an unexpected error of the worker
            return traceback.format_exc()[-1500:]
        state = self.queue.end(job.id, json.loads(json.dumps(outcome, default=str)))
        self.ends[str(outcome.get("state", job.kind if state == "finished" else state))] += 1
        return self._fault_of_page(job.id, outcome.get("state") == "ready")

    def _fault_of_page(self, job_id: str, is_ready: bool) -> str:
        page = self.staff.get(f"/pflege/auftrag/{job_id}")
        if page.status_code != 200 or "lässt sich nicht lesen" in page.text:
            return f"the page of its job: {page.status_code}"
        if self.kommune.get(f"/pflege/auftrag/{job_id}").status_code != 404:
            return "a Kommune sees the job of somebody else"
        address = f"/pflege/auftrag/{job_id}/veroeffentlichen"
        asked = {"csrf": self.token(self.staff, FORM), "begruendung": "Versuch", "gesehen": "ja"}
        if not is_ready and self.staff.post(address, data=asked).status_code != 409:
            return "what is not ready can be published"
        return "" if self.kommune.post(address, data=asked).status_code in (403, 404) else "a Kommune can publish"

    def _signed_in(self, name: str) -> FlaskClient:
        client = self.server.test_client()
        assert log_in(client, name).status_code == 303
        return client


def _written(folder: Path, *, but: Iterable[str]) -> dict[str, bytes]:
    """Every file below a folder with what it holds, without those below some of its folders."""
    left_out = set(but)
    files = (path for each in folder.iterdir() if each.name not in left_out for path in (each, *each.rglob("*")))
    return {str(path): path.read_bytes() if path.is_file() else b"" for path in files}


def _fault_of_answer(answer: TestResponse) -> str:
    """Why an answer is none that a person could be given; "" where it is."""
    if answer.status_code >= 500:
        return f"answered {answer.status_code}"
    if answer.status_code == 303:
        return "" if (answer.location or "").startswith("/pflege/auftrag/") else f"leads to {answer.location}"
    if answer.status_code < 400 or answer.mimetype != "text/html":
        return f"answered {answer.status_code}, {answer.mimetype}"
    main = answer.text.partition("<main")[2].partition("</main>")[0]
    words = html.unescape(_MARKUP.sub(" ", main))
    if '<html lang="de"' not in answer.text or not is_german(words.replace("CSV", "")):
        return f"no German: {words[:300]}"
    return "" if _CURE.search(main) else f"no cure: {words[:300]}"


def try_uploads(office: Office, numbers: range) -> list[str]:
    """What was wrong with the answers to these uploads, with what came of them, or with what they left."""
    faults, inside = list[str](), ("maintenance", "internal")
    tokens = {
        client: office.token(client, page) for client, page in ((office.staff, FORM), (office.kommune, "/pflege"))
    }
    before = _written(office.folder, but=inside)
    for number in numbers:
        client = office.kommune if number % 8 == 7 else office.staff
        sent = upload(number, tokens[client])
        answer = office.send(client, sent)
        office.statuses[answer.status_code] += 1
        fault = _fault_of_answer(answer)
        if client is office.kommune and answer.status_code not in (403, 404, 411, 413):
            fault = fault or f"a Kommune was answered {answer.status_code}"
        if answer.status_code == 303:
            fault = fault or office.work()
        elif office.queue.ids("waiting"):
            fault = fault or "refused, and yet a job waits"
        if left := [
            each.name for each in (office.folder / "maintenance" / "drafts").iterdir() if each.suffix != ".lock"
        ]:
            fault = fault or f"left in drafts: {left}"
        if fault:
            faults.append(f"{number} {sent.kind}: {fault}")
    after = _written(office.folder, but=inside)
    faults += [f"changed: {name}" for name in before.keys() | after.keys() if before.get(name) != after.get(name)]
    visitor = office.server.test_client()
    for address in PUBLIC:
        answer = visitor.get(address)
        if answer.status_code != 200 or any(word in answer.text for word in (MARK, "leitstelle-1", "kommune-1")):
            faults.append(f"{address} answers {answer.status_code}, or says what is internal")
    return faults


@contextmanager
def open_office(folder: Path) -> Iterator[Office]:
    """A new office below a folder."""
    (folder / "tmp").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ATLAS_AUTH", "local")
        patch.setenv("ATLAS_MAINTENANCE", str(folder / "maintenance"))
        patch.setenv("ATLAS_INTERNAL", str(folder / "internal"))
        patch.setenv("ATLAS_DATABASE_URL", f"sqlite:///{folder}/internal/internal.sqlite")
        patch.delenv("ATLAS_USERS", raising=False)
        patch.setattr(tempfile, "tempdir", str(folder / "tmp"))
        patch.setattr(check, "_build_preview", lambda *_: {})
        upgrade()
        stored = passwords.hashed(PASSWORD)
        user_file.write({f"{role}-1": account(f"{role}-1", role, stored) for role in (Role.LEITSTELLE, Role.KOMMUNE)})
        (folder / "published").mkdir()
        publish_versions(folder / "published", [NEW, OLD])
        with shown(folder / "published"):
            office = Office(create_app(), folder, areas_only(folder / "stored"))
            office.queue.make_folders()
            (office.queue.root / "sources.json").write_text(json.dumps(importable()))
            yield office
        database.engine().dispose()

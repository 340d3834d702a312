"""A download counts only when it is whole, and of the right type, size and content, however badly the server behaves."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pipelines.catalog import Download
from pipelines.store.download import Downloaded, DownloadError, Limits, client, download
from tests.pipelines.bad_server import (
    Answer,
    Publisher,
    first,
    publisher,
    redirect,
    reset,
    resumable,
    silent,
    status,
    trickling,
    truncated,
    whole,
    zipped,
)

IMPATIENT = Limits(
    connect_seconds=2,
    silence_seconds=0.3,
    whole_seconds=1.0,
    most_bytes=3_000_000,
    attempts=3,
    pause_seconds=0.01,
    longest_pause_seconds=0.02,
)
BODY = random.Random(7).randbytes(300_000)
WANTED = Download(first_year=2020, url="", suffix=".csv", min_bytes=1_000)
PAGE = b"<!doctype html><title>Zugriff verweigert</title>" + b" " * 2_000


@pytest.fixture
def address() -> Iterator[str]:
    with publisher() as address:
        yield address


def get(
    address: str, folder: Path, answer: Answer, wanted: Download = WANTED, limits: Limits = IMPATIENT
) -> Downloaded:
    Publisher.answers["/file.csv"] = answer
    with client(limits) as http:
        return download(http, f"{address}/file.csv", wanted, folder, limits)


@pytest.mark.parametrize(
    ("answer", "asked"),
    [
        (whole(BODY), 1),
        (whole(BODY, Content_Type="text/csv; charset=windows-1252"), 1),
        (zipped(BODY), 1),
        (resumable(BODY, 100_000), 2),
        (resumable(b"x" * 300_000, 100_000, changes_to=BODY), 2),
        (resumable(BODY, 100_000, goes_on_at=50), 3),
        (first(status(503), whole(BODY)), 2),
        (first(status(429, Retry_After="3600"), whole(BODY)), 2),
        (first(reset, whole(BODY)), 2),
        (first(silent, whole(BODY)), 2),
        (first(truncated(BODY, 1_000), whole(BODY)), 2),
    ],
)
def test_files_that_come_whole_in_the_end(answer: Answer, asked: int, address: str, tmp_path: Path) -> None:
    got = get(address, tmp_path, answer)
    assert got.path.read_bytes() == BODY
    assert Publisher.asked["/file.csv"] == asked
    assert got.name == "file.csv"


@pytest.mark.parametrize(
    ("answer", "reason", "asked"),
    [
        (status(403, PAGE), "Der Server antwortet mit 403: Er lässt dieses Programm nicht zu.", 1),
        (status(404), "404: Er kennt die Adresse nicht", 1),
        (status(418), "Der Server antwortet mit 418.", 1),
        (status(204), "Der Server antwortet mit 204.", 1),
        (status(500), "Der Server antwortet mit 500 (3 Versuche).", 3),
        (redirect("/page"), "HTML-Seite", 1),
        (redirect("/file.csv"), "leitet immer weiter um", 6),
        (redirect("ftp://127.0.0.1/file.csv"), "keine Adresse im Netz", 1),
        (whole(PAGE), "HTML-Seite", 1),
        (whole(b"\xef\xbb\xbf\r\n" + PAGE), "HTML-Seite", 1),
        (whole(BODY, Content_Type="text/html"), "etwas anderes (text/html)", 1),
        (whole(BODY, Content_Type="image/png"), "etwas anderes (image/png)", 1),
        (whole(b""), "nur 0 Byte", 1),
        (whole(b"1;2;3"), "nur 5 Byte", 1),
        (truncated(BODY, 1_000), "bricht die Übertragung ab (3 Versuche)", 3),
        (reset, "bricht die Übertragung ab (3 Versuche)", 3),
        (silent, "antwortet nicht rechtzeitig (3 Versuche)", 3),
        (trickling, "zu langsam", 1),
        (whole(b"x" * 100, Content_Encoding="gzip"), "unlesbaren Datenstrom (3 Versuche)", 3),
        (status(200, b"", Content_Length=10**12), "ist mit 1000000 MB größer als erwartet", 1),
        (zipped(b"x" * 5_000_000), "größer als 3 MB", 1),
    ],
)
def test_what_does_not_count(answer: Answer, reason: str, asked: int, address: str, tmp_path: Path) -> None:
    Publisher.answers["/page"] = whole(PAGE, Content_Type="text/html")
    with pytest.raises(DownloadError) as caught:
        get(address, tmp_path, answer)
    assert reason in str(caught.value)
    assert Publisher.asked["/file.csv"] == asked


def test_the_content_must_be_of_the_kind_that_is_wanted(address: str, tmp_path: Path) -> None:
    workbook = WANTED.model_copy(update={"suffix": ".xlsx"})
    with pytest.raises(DownloadError, match=r"keine \.xlsx-Datei"):
        get(address, tmp_path, whole(BODY), workbook)
    assert get(address, tmp_path, whole(b"PK\x03\x04" + BODY), workbook).path.exists()


def test_no_server_at_all(tmp_path: Path) -> None:
    with publisher() as address:
        pass
    with pytest.raises(DownloadError, match=r"nicht zu erreichen \(3 Versuche\)"):
        get(address, tmp_path, whole(BODY))


@pytest.mark.parametrize(
    ("headers", "name", "modified"),
    [
        ({"Last_Modified": "Thu, 15 Apr 2021 08:00:00 GMT"}, "file.csv", date(2021, 4, 15)),
        ({"Last_Modified": "gestern"}, "file.csv", None),
        ({}, "file.csv", None),
        ({"Content_Disposition": 'attachment; filename="vg250 2024.zip"'}, "vg250_2024.zip", None),
        ({"Content_Disposition": "attachment; filename=../../etc/passwd"}, "passwd", None),
    ],
)
def test_name_and_day(headers: dict[str, str], name: str, modified: date | None, address: str, tmp_path: Path) -> None:
    got = get(address, tmp_path, status(200, BODY, **headers))
    assert (got.name, got.modified) == (name, modified)

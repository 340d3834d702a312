"""Bringing a file in: what is wrong is said before anything is kept, and what is kept is whole, once, and known to the audit log."""

from __future__ import annotations

import hashlib
import os
from io import BytesIO

import pytest
from werkzeug.datastructures import FileStorage

from dashboard.internal import audit, database
from dashboard.maintenance import jobs, receiving, records
from tests.maintenance.desk import XLSX, Desk


def nothing_was_kept(desk: Desk) -> bool:
    return jobs.newest() == [] and records.newest(5) == [] and not list((desk.folder / "drafts").glob("*.draft"))


def test_a_file_becomes_a_job_a_submission_and_a_row_of_the_log(desk: Desk) -> None:
    job_id = desk.uploaded(vermerk="Halbjahr")
    job = desk.job(job_id)
    assert (job["kind"], job["source"], job["period"], job["published"]) == (
        "check",
        "gremien",
        "2026-06-30",
        "2026-07-01",
    )
    assert (job["file_name"], job["edits"]) == ("liste.xlsx", None)
    assert job["demo"] is True  # as the database says; the list of versions of this atlas does not
    assert (desk.folder / "waiting" / job_id / "input" / "file.xlsx").read_bytes() == XLSX
    kept = records.submission(job_id)
    digest = hashlib.sha256(XLSX).hexdigest()
    assert kept and (kept.by, kept.title, kept.checksum) == ("lokal", "liste.xlsx", digest)
    with database.begin() as connection:
        row = audit.newest(connection, 1)[0]
    assert (row.by, row.action, row.checksum, row.detail) == ("lokal", "asked_check", digest, "Halbjahr")
    page = desk.client.get(f"/pflege/auftrag/{job_id}").text
    assert "Platz 1 in der Reihe" in page and "liste.xlsx" in page


@pytest.mark.parametrize(
    ("fields", "content", "name", "sentence"),
    [
        ({"quelle": ""}, XLSX, "liste.xlsx", "nichts gewählt"),
        ({"quelle": "fremd"}, XLSX, "liste.xlsx", "nichts gewählt"),
        ({}, b"", "liste.xlsx", "keine Datei gewählt"),
        ({}, XLSX, "liste.pdf", "nicht die richtige Dateiart"),
        ({}, XLSX, "amt@example.de.xlsx", "Hier steht eine E-Mail-Adresse"),
        ({}, b"MZ\x90\x00", "liste.xlsx", "ist keine .xlsx-Datei"),
        ({"quelle": "befragungen"}, b"a;b\0\1", "antworten.csv", "ist keine .csv-Datei"),
        ({"zeitraum": ""}, XLSX, "liste.xlsx", "fehlt der Zeitraum"),
        ({"zeitraum": "9" * 60}, XLSX, "liste.xlsx", "ist zu lang"),
        ({"veroeffentlicht": "31.02.2026"}, XLSX, "liste.xlsx", "„31.02.2026“ ist kein Tag"),
        ({"veroeffentlicht": "01.01.2090"}, XLSX, "liste.xlsx", "liegt in der Zukunft"),
        ({"fundstelle": "javascript:alert(1)"}, XLSX, "liste.xlsx", "ist keine Adresse"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_kept(
    desk: Desk, fields: dict[str, str], content: bytes, name: str, sentence: str
) -> None:
    answer = desk.upload(content, name, vermerk="bleibt stehen", **fields)
    assert answer.status_code == 422
    assert sentence in answer.text and 'value="bleibt stehen"' in answer.text and 'aria-invalid="true"' in answer.text
    assert nothing_was_kept(desk)


def test_a_form_without_its_token_is_refused(desk: Desk) -> None:
    answer = desk.client.post("/pflege/einspielen", data={"datei": (BytesIO(XLSX), "liste.xlsx")})
    assert answer.status_code == 403
    assert nothing_was_kept(desk)


def test_the_next_file_waits_for_the_first(desk: Desk) -> None:
    job_id = desk.uploaded()
    answer = desk.upload()
    assert answer.status_code == 409 and "wird noch geprüft" in answer.text
    desk.finish(job_id, {"state": "refused", "problems": []})
    assert desk.upload().status_code == 303


def test_a_full_queue_keeps_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "MOST_WAITING", 0)
    answer = desk.upload()
    assert answer.status_code == 503 and "so viele Aufträge" in answer.text
    assert nothing_was_kept(desk)


def test_a_file_without_a_length_or_too_large_is_refused_unread(desk: Desk) -> None:
    unknown = desk.client.post("/pflege/einspielen", data=b"x" * 10, headers={"Transfer-Encoding": "chunked"})
    assert unknown.status_code == 411 and "Content-Length" in unknown.text
    large = desk.client.post("/pflege/einspielen", data=b"x" * 10, environ_overrides={"CONTENT_LENGTH": "500000000"})
    assert large.status_code == 413 and "150 MB" in large.text
    assert nothing_was_kept(desk)


def test_a_form_with_a_heap_of_files_is_refused(desk: Desk) -> None:
    heap = {f"datei-{number}": (BytesIO(b"x"), "liste.xlsx") for number in range(receiving.MOST_FILES + 1)}
    assert desk.send("/pflege/einspielen", heap).status_code == 413
    assert nothing_was_kept(desk)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/liste.xlsx", "liste.xlsx"),
        ("C:\\Daten\\liste.xlsx", "liste.xlsx"),
        ("l\u202eiste\n.xlsx", "liste.xlsx"),
        ("x" * 300 + ".xlsx", "x" * 145 + ".xlsx"),
        ("<b>&.xlsx", "<b>&.xlsx"),
    ],
)
def test_a_file_keeps_its_name_without_folders_and_what_cannot_be_seen(given: str, kept: str) -> None:
    assert receiving.name_of(FileStorage(filename=given)) == kept


def test_a_broken_connection_keeps_nothing(desk: Desk) -> None:
    token = desk.token()
    head = b'--t\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n' + token.encode() + b"\r\n--t\r\n"
    half = head + b'Content-Disposition: form-data; name="datei"; filename="liste.xlsx"\r\n\r\n' + XLSX
    answer = desk.client.post(
        "/pflege/einspielen",
        input_stream=BytesIO(half),
        content_type="multipart/form-data; boundary=t",
        environ_overrides={"CONTENT_LENGTH": str(len(half) + 5_000_000)},
    )
    assert answer.status_code >= 400
    assert nothing_was_kept(desk)


def test_the_pieces_of_a_file_go_to_the_disk_of_the_jobs(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    original = receiving.tempfile.TemporaryFile

    def noted(*arguments: object, **options: object) -> object:
        made.append(os.fspath(options["dir"]))  # type: ignore[arg-type]
        return original(*arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(receiving.tempfile, "TemporaryFile", noted)
    desk.uploaded()
    assert made == [str(desk.folder / "drafts")]


def test_a_full_disk_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_self: object, _piece: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(
        receiving.tempfile, "TemporaryFile", lambda *_, **__: type("Full", (BytesIO,), {"write": full})()
    )
    answer = desk.upload()
    assert answer.status_code == 507 and "fehlt Platz" in answer.text
    assert nothing_was_kept(desk)


def test_where_the_worker_never_ran_the_page_says_so(desk: Desk) -> None:
    (desk.folder / "worker.json").unlink()
    (desk.folder / "sources.json").unlink()
    page = desk.client.get("/pflege/einspielen").text
    assert (
        "lief auf diesem Server noch nie" in page
        and "python -m pipelines work" in page
        and "<form" not in page.split("<main", 1)[1].split("</main>")[0]
    )


def test_templates_are_given_by_name_alone(desk: Desk) -> None:
    assert desk.client.get("/pflege/vorlagen/gremien.xlsx").data == XLSX
    for name in ("worker.json", "..%2Fworker.json", "fehlt.xlsx"):
        assert desk.client.get(f"/pflege/vorlagen/{name}").status_code == 404

"""A preview with the whole registry, beside it only what a build needs: the difference is named, and what is published stays as it is."""

from __future__ import annotations

import io
from pathlib import Path

import duckdb
from openpyxl import load_workbook

from pipelines.store.versions import PublishedFolder
from tests.intake.check_jobs import check
from tests.work.small_atlas import unbuilt_atlas


def without_reports(content: bytes, lines: int) -> bytes:
    """The registry without its first reports."""
    book = load_workbook(io.BytesIO(content))
    book["Statusmeldungen"].delete_rows(2, lines)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def test_a_preview_says_what_would_change_and_changes_nothing(tmp_path: Path, embedded: PublishedFolder) -> None:
    store, current = unbuilt_atlas(tmp_path, "gremien_demo").store, embedded.current()
    assert current
    before = {path: path.read_bytes() for path in (store.lock, embedded.pointer_file, embedded.versions_file)}
    content = without_reports(store.newest("gremien_demo")[-1].read_bytes(), 200)
    found = check(
        tmp_path,
        store,
        embedded,
        content,
        "gremien.xlsx",
        source="gremien_demo",
        period="2026-09",
        published="2026-10-15",
    )
    outcome = found.outcome
    assert (outcome["state"], outcome["base"]) == ("ready", current.version)
    assert outcome["release"]["id"] == "gremien_demo_2026-09_2026-10-15.xlsx"
    assert outcome["difference"]["counts"]["status"] == len(outcome["difference"]["status"]) > 5
    assert {each["after"] for each in outcome["difference"]["status"]} == {"unklar"}
    preview = PublishedFolder(found.preview)
    shown = preview.current()
    assert shown and shown.version == outcome["preview"] != current.version
    assert current.version in {each.version for each in preview.versions()}
    with duckdb.connect(str(embedded.database(current)), read_only=True) as connection:
        [(of_surveys,)] = connection.execute(
            "SELECT count(*) FROM analysis JOIN release USING (release_id) WHERE source_id <> 'gremien_demo'"
        ).fetchall()
    # The store of the preview has no surveys, each of which counts as an analysis.
    assert outcome["difference"]["rows"] == {"new": 0, "changed": 0, "gone": 200 + of_surveys}
    with duckdb.connect(str(preview.database(shown)), read_only=True) as connection:
        [(reports,)] = connection.execute(
            "SELECT count(*) FROM release WHERE release_id = ?", [outcome["release"]["id"]]
        ).fetchall()
    assert reports == 1
    assert found.steps.index("Datei lesen und prüfen") < len(found.steps) - 1
    assert before == {path: path.read_bytes() for path in before}

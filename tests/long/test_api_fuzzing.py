"""Schemathesis over the document of the API: every limit and wrong value of every parameter, and made-up requests."""

from __future__ import annotations

from flask import Flask

from pipelines.store.versions import PublishedFolder
from tests.api.fuzzing import failures
from tests.dashboard.small_atlas import shown


def test_the_document_holds_for_thousands_of_requests(embedded: PublishedFolder) -> None:
    from dashboard.app import create_app

    with shown(embedded.folder):
        application: Flask = create_app()
        tried, found = failures(application, 60, ("examples", "coverage", "fuzzing"))
    assert found == []
    assert min(tried.values()) >= 20 and sum(tried.values()) > 4000

"""The ways to the same as a document take along all that an address says."""

from __future__ import annotations

from dashboard.web.briefing_links import briefing_links


def test_what_an_address_names_more_than_once_goes_along_as_a_list() -> None:
    [first, *_] = briefing_links("vergleich", "?gebiete=07111&gebiete=07131&v=2026-10-01.aaaaaaaa")
    assert first.address == "/briefing?inhalt=vergleich&gebiete=07111,07131&format=pdf"

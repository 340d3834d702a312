"""Every Kreis has its Kreisblatt: the Kommunen of all of them are those of the Land, each once."""

from __future__ import annotations

from dashboard.addresses.briefing_selection import Selection
from dashboard.briefings import catalogue
from dashboard.queries import kreis_sheet, overview
from pipelines.store.versions import PublishedFolder
from tests.dashboard.small_atlas import shown


def test_the_sheets_of_all_kreise_are_the_land(embedded: PublishedFolder) -> None:
    with shown(embedded.folder):
        named: list[str] = []
        active = unclear = 0
        for kreis_id in overview.kreis_names():
            briefing = catalogue.build(Selection("kreis", kreis_id, sections=("ueberblick", "kommunen", "jahre")))
            tables = {table.name: table for table in briefing.tables()}
            rows = tables["kommunen"].rows
            named += [row[0].text for row in rows]
            active += sum(row[2].text == "aktiv" for row in rows)
            unclear += sum(row[2].text == "unklar" for row in rows)
            assert len(tables["faelle_nach_jahren"].rows) >= 7
        covered = kreis_sheet.together(kreis_sheet.kommunen("07"))
        assert sorted(named) == sorted(each.label for each in kreis_sheet.kommunen("07"))
        assert (len(named), active, unclear) == (covered.kommunen, covered.active, covered.unclear)

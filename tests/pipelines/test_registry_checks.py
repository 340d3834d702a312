"""Each check of the registry passes a sound database and names the row that offends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from pipelines.build import describe, history, publish
from tests.conftest import Atlas
from tests.pipelines.registry_atlas import (
    AS_OF,
    CITY,
    LANDKREIS,
    OTHER_VG,
    RELEASE,
    TOWN,
    VG,
    add_body,
    judge,
    report,
    start,
)

CHECKS = publish.CHECKS
NAMES = sorted(path.stem for path in CHECKS.glob("*.sql") if path.name.startswith(("gremien_", "struktur_", "anlass_")))
Spoil = Callable[[Atlas], None]


def execute(sql: str) -> Spoil:
    def spoil(atlas: Atlas) -> None:
        atlas.connection.execute(sql)

    return spoil


def another_body(council_id: str, **columns: object) -> Spoil:
    def spoil(atlas: Atlas) -> None:
        add_body(atlas, council_id, VG, **columns)

    return spoil


def found(area_id: str, variant: str, finding_id: str = "") -> Spoil:
    """A finding for an area it must not be for, with a variant nobody described, or under another id."""

    def spoil(atlas: Atlas) -> None:
        atlas.insert(
            "finding",
            finding_id=finding_id or f"G6-{area_id}",
            kind="G6",
            area_id=area_id,
            variant=variant,
            severity="anlass",
            certainty="gemeldet",
            synthetic=False,
        )

    return spoil


SPOILED: dict[str, Spoil] = {
    "anlass_bekannt_seit": execute("DELETE FROM known_since WHERE subject = 'status'"),
    "gremien_angaben_gehoeren_zu_einem_gremium": execute(
        f"INSERT INTO council_group VALUES ('fehlt', 'AG', true, '{RELEASE}')"
    ),
    "gremien_erfunden_und_wirklich_nie_gemischt": execute("UPDATE source SET synthetic = true"),
    "gremien_haben_ein_gebiet": execute("DELETE FROM council_area"),
    "gremien_nennen_keine_personen": another_body("K2", chair_note="Herr Beispiel"),
    "gremien_verweisen_auf_bekannte_gebiete": execute("UPDATE council_area SET area_id = '09999'"),
    "struktur_abdeckung_gleich_status": execute("UPDATE observation SET numerator = 3"),
    "struktur_staende_ergeben_alle": execute("DELETE FROM status_evidence"),
    "struktur_fuer_jede_kommune": execute(f"DELETE FROM structure WHERE area_id = '{CITY}'"),
    "struktur_ohne_eintrag_ist_unklar": execute(
        f"UPDATE structure SET status_reported = 'kein_gremium' WHERE area_id = '{CITY}'"
    ),
    "anlass_nur_fuer_kommunen": found(LANDKREIS, "keine"),
    "anlass_hat_beleg_und_angebot": found(VG, "unbeschrieben"),
    "anlass_nie_ungesichert": execute("UPDATE finding SET certainty = 'nicht_geprueft', severity = 'anlass'"),
}


@pytest.fixture
def sound(atlas: Atlas) -> Atlas:
    """One active body, one observation of coverage, all occasions with their words."""
    start(atlas)
    source = {
        "title": "",
        "publisher": "",
        "licence": "",
        "attribution": "",
        "cadence": "",
        "format": "",
        "caveats": [],
    }
    atlas.insert("source", source_id="gremien", synthetic=False, **source)
    atlas.insert(
        "release",
        release_id=RELEASE,
        source_id="gremien",
        period="2026-09",
        published="2026-09-30",
        sha256="",
        size_bytes=1,
        rows_read=1,
        rows_published=1,
        rows_rejected=0,
    )
    add_body(atlas, "K1", VG)
    report(atlas, "K1", "aktiv", date(2026, 6, 1))
    atlas.insert("council_meeting", council_id="K1", held_on=date(2026, 6, 1), release_id=RELEASE)
    judge(atlas)
    describe.install_findings(atlas.connection)
    describe.publish_findings(atlas.connection)
    assert atlas.rows("SELECT kind FROM finding WHERE area_id = ?", OTHER_VG)
    atlas.connection.execute("DELETE FROM finding WHERE kind = 'G6'")
    history.carry_on(atlas.connection, None, AS_OF)
    atlas.insert(
        "observation",
        indicator_id="abdeckung_kommunen",
        period=AS_OF.year,
        level="land",
        area_id="07",
        value=33.3,
        numerator=1.0,
        denominator=3.0,
        status="ok",
        release_id=RELEASE,
    )
    atlas.connection.execute(f"""
        INSERT INTO observation BY NAME
        SELECT 'gremium_status' AS indicator_id, {AS_OF.year} AS period, 'kommune' AS level, area_id, position AS value, 'ok' AS status,
               '{RELEASE}' AS release_id
        FROM structure_shown() JOIN area USING (area_id) JOIN status_kind USING (status) WHERE level = 'kommune'
    """)
    return atlas


def offenders(atlas: Atlas, name: str) -> int:
    return len(atlas.rows((CHECKS / f"{name}.sql").read_text(encoding="utf-8")))


def test_every_check_is_spoiled_once() -> None:
    assert sorted(SPOILED) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_check_passes_what_is_sound_and_names_what_offends(sound: Atlas, name: str) -> None:
    assert offenders(sound, name) == 0
    SPOILED[name](sound)
    assert offenders(sound, name) > 0


@pytest.mark.parametrize("name", NAMES)
def test_a_check_claims_something_in_german(name: str) -> None:
    claim = (CHECKS / f"{name}.sql").read_text(encoding="utf-8").splitlines()[0]
    assert claim.startswith("-- ")
    assert claim.endswith(".")


@pytest.mark.parametrize(
    "spoil",
    [
        "DELETE FROM observation WHERE indicator_id = 'gremium_status'",
        f"UPDATE observation SET value = 6 WHERE indicator_id = 'gremium_status' AND area_id = '{VG}'",
        f"DELETE FROM observation WHERE indicator_id = 'gremium_status' AND area_id = '{CITY}'",
        "CREATE OR REPLACE MACRO contact_order() AS TABLE SELECT area_id, 'unklar' AS status FROM area LIMIT 0",
        f"CREATE OR REPLACE MACRO contact_order() AS TABLE SELECT area_id, status FROM structure_shown() WHERE area_id <> '{LANDKREIS}'",
    ],
)
def test_a_stand_that_is_missing_or_another_in_the_map_or_the_list_offends(sound: Atlas, spoil: str) -> None:
    sound.connection.execute(spoil)
    assert offenders(sound, "struktur_staende_ergeben_alle") > 0


def test_a_coverage_of_none_where_a_stand_is_unclear_offends(sound: Atlas) -> None:
    sound.connection.execute("UPDATE status_evidence SET status_reported = 'unklar'")
    sound.connection.execute("UPDATE observation SET numerator = 0 WHERE indicator_id = 'abdeckung_kommunen'")
    assert offenders(sound, "struktur_abdeckung_gleich_status") > 0


def test_two_rows_of_one_kind_for_one_kommune_offend(sound: Atlas) -> None:
    found(VG, "keine")(sound)
    assert offenders(sound, "anlass_nur_fuer_kommunen") == 0
    found(VG, "wenige")(sound)
    assert offenders(sound, "anlass_nur_fuer_kommunen") == 1


def test_a_finding_under_another_id_offends(sound: Atlas) -> None:
    found(VG, "keine", "G5-1")(sound)
    assert offenders(sound, "anlass_nur_fuer_kommunen") == 1


def test_an_ortsgemeinde_has_no_row_of_structure(sound: Atlas) -> None:
    sound.insert("structure", area_id=TOWN, status_reported="unklar", conflicting=False, part_councils=0)
    assert offenders(sound, "struktur_fuer_jede_kommune") == 1

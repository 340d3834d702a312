"""Each check of the registry passes a sound database and names the row that offends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from pipelines import catalog
from pipelines.build import describe, publish
from tests.conftest import Atlas
from tests.pipelines.registry_atlas import AS_OF, CITY, LANDKREIS, RELEASE, TOWN, VG, add_body, judge, report, start

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


def twice_g6(area_id: str, variant: str) -> Spoil:
    """A rule that answers for an area it must not, or with a variant nobody described."""
    return execute(f"""
        CREATE OR REPLACE MACRO finding_g6(persons := 0) AS TABLE
        SELECT 'G6' AS kind, '{area_id}' AS area_id, '{variant}' AS variant, 'anlass' AS severity""")


SPOILED: dict[str, Spoil] = {
    "gremien_angaben_gehoeren_zu_einem_gremium": execute(
        f"INSERT INTO council_group VALUES ('fehlt', 'AG', true, '{RELEASE}')"
    ),
    "gremien_erfunden_und_wirklich_nie_gemischt": execute("UPDATE source SET synthetic = true"),
    "gremien_haben_ein_gebiet": execute("DELETE FROM council_area"),
    "gremien_nennen_keine_personen": another_body("K2", chair_note="Herr Beispiel"),
    "gremien_verweisen_auf_bekannte_gebiete": execute("UPDATE council_area SET area_id = '09999'"),
    "struktur_abdeckung_gleich_status": execute("UPDATE observation SET numerator = 3"),
    "struktur_fuer_jede_kommune": execute(f"DELETE FROM structure WHERE area_id = '{CITY}'"),
    "struktur_ohne_eintrag_ist_unklar": execute(
        f"UPDATE structure SET status_reported = 'kein_gremium' WHERE area_id = '{CITY}'"
    ),
    "anlass_nur_fuer_kommunen": twice_g6(LANDKREIS, "keine"),
    "anlass_hat_beleg_und_angebot": twice_g6(VG, "unbeschrieben"),
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
    judge(atlas)
    describe.install_findings(atlas.connection)
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


def test_two_rows_of_one_kind_for_one_kommune_offend(sound: Atlas) -> None:
    sound.connection.execute(f"""
        CREATE OR REPLACE MACRO finding_g6(persons := 0) AS TABLE
        SELECT 'G6' AS kind, '{VG}' AS area_id, 'keine' AS variant FROM range(2)""")
    assert offenders(sound, "anlass_nur_fuer_kommunen") == 1


def test_the_checks_ask_every_kind() -> None:
    kinds = {f"finding_{finding.kind.lower()}()" for finding in catalog.findings()}
    for name in ("anlass_nur_fuer_kommunen", "anlass_hat_beleg_und_angebot"):
        text = (CHECKS / f"{name}.sql").read_text(encoding="utf-8")
        assert {kind for kind in kinds if kind not in text} == set()


def test_an_ortsgemeinde_has_no_row_of_structure(sound: Atlas) -> None:
    sound.insert("structure", area_id=TOWN, status_reported="unklar", conflicting=False, part_councils=0)
    assert offenders(sound, "struktur_fuer_jede_kommune") == 1

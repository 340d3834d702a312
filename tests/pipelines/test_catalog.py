"""Every declaration loads, and refers to things that exist."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines import catalog
from pipelines.catalog.declaration import load
from pipelines.problems import BuildError


def test_every_source_is_complete() -> None:
    sources = catalog.sources()
    assert {
        "pks",
        "pks_kommunen",
        "gremien",
        "gremien_demo",
        "gremien_oeffentlich",
        "bevoelkerung",
        "gemeindeverzeichnis",
    } <= set(sources)
    for source in sources.values():
        if source.tabular:
            assert source.stage_file.exists(), source.source_id
            assert source.stage_file.with_name("read.py").exists(), source.source_id
            assert source.read_as is None or not (source.folder / "read.py").exists(), source.source_id
    assert {source.source_id for source in sources.values() if source.synthetic} == {
        "gremien_demo",
        "befragungen_demo",
        "pks_kommunen_demo",
    }
    assert {source.used for source in sources.values() if source.synthetic} == {"demo"}


def test_every_indicator_belongs_to_a_source_and_has_its_own_place() -> None:
    indicators = catalog.indicators().values()
    assert len(indicators) >= 40
    assert len({indicator.position for indicator in indicators}) == len(indicators)
    assert len({indicator.title for indicator in indicators}) == len(indicators)
    assert {indicator.source_id for indicator in indicators} <= set(catalog.sources())


def test_crime_figures_carry_their_caveats_and_no_judgement() -> None:
    crime = [indicator for indicator in catalog.indicators().values() if indicator.pks]
    assert len(crime) >= 18
    for indicator in crime:
        assert indicator.caveats, indicator.indicator_id
        if indicator.pks and indicator.pks.measure == "haeufigkeitszahl":
            assert indicator.polarity == "none"
            assert indicator.inherits


def test_every_occasion_has_rule_evidence_and_offer() -> None:
    kinds = {finding.kind for finding in catalog.findings()}
    assert {"G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8", "G9", "G11", "G13", "G14"} <= kinds
    offers = catalog.offers()
    assert {rule.kind for rule in offers.rule} == kinds
    assert {rule.offer_id for rule in offers.rule} <= {offer.offer_id for offer in offers.offer}
    for finding in catalog.findings():
        assert finding.rule_file.exists()
        for word in ("Mangel", "gefährlich", "Versagen"):
            assert word not in finding.title + finding.rule + " ".join(finding.evidence.values())


def test_a_declaration_with_an_unknown_field_is_refused_by_name(tmp_path: Path) -> None:
    file = tmp_path / "x.toml"
    file.write_text('offer_id = "a"\npsoition = 1\n', encoding="utf-8")
    with pytest.raises(BuildError, match=r"(?s)x\.toml.*psoition"):
        load(catalog.Offer, file)

"""Units behind a 1."""

from __future__ import annotations

import pytest

from pipelines import catalog
from pipelines.formats.units import of_one

DO_NOT_CHANGE = {"Angabe", "Euro", "Prozent", "%", "je", ""}


@pytest.mark.parametrize(
    ("many", "one"),
    [("Monate", "Monat"), ("Fälle je 100.000 Einwohner", "Fall je 100.000 Einwohner"), ("Euro", "Euro"), ("", "")],
)
def test_the_unit_of_one_is_singular(many: str, one: str) -> None:
    assert of_one(many) == one


def test_every_unit_of_the_catalogue_has_one() -> None:
    units = {unit for each in catalog.indicators().values() for unit in (each.unit, each.unit_short)}
    assert len(units) > 10
    assert [unit for unit in units if of_one(unit) == unit and unit.split(" ")[0] not in DO_NOT_CHANGE] == []

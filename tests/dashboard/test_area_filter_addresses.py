"""The filter by areas in an address: read back as written, and every value it names in vain answered by a sentence."""

from __future__ import annotations

import pytest

from dashboard.addresses import area_filter
from dashboard.addresses.area_filter import AreaFilter, FilterChoices
from dashboard.addresses.notices import GONE, WRONG, status_of
from dashboard.addresses.parameters import Reader, query

CHOICES = FilterChoices(
    kreise=(("07133", "Landkreis Bad Kreuznach"), ("07141", "Rhein-Lahn-Kreis"), ("07315", "Mainz")),
    police=(("koblenz", "Polizeipräsidium Koblenz"), ("mehrere", "mehrere Polizeipräsidien")),
    kinds=(("kreisfreie_stadt", "kreisfreie Städte"), ("verbandsgemeinde", "Verbandsgemeinden")),
    sizes=(("0", "unter 5.000"), ("5000", "5.000 bis unter 10.000"), ("100000", "100.000 und mehr")),
    statuses=(("aktiv", "aktiv"), ("ruhend", "ruhend"), ("unklar", "unklar")),
)
EVERYTHING = AreaFilter("07133", "mehrere", ("verbandsgemeinde",), ("0", "100000"), ("ruhend", "unklar"))


def read(address: dict[str, str]) -> tuple[AreaFilter, Reader]:
    reader = Reader(address, area_filter.PARAMETERS)
    chosen = area_filter.read(reader, CHOICES)
    reader.check_names()
    return chosen, reader


def test_an_address_without_a_filter_leaves_nothing_out() -> None:
    chosen, reader = read({})
    assert chosen == AreaFilter()
    assert not chosen
    assert chosen.count == 0
    assert query(chosen.fields()) == ""
    assert reader.notices == []


def test_a_filter_is_read_as_it_was_written() -> None:
    fields = EVERYTHING.fields()
    assert query(fields) == "kreis=07133&pp=mehrere&ortsart=verbandsgemeinde&groesse=0,100000&stand=ruhend,unklar"
    chosen, reader = read(fields)
    assert chosen == EVERYTHING
    assert chosen.count == 5
    assert reader.notices == []


def test_the_values_of_a_list_come_in_the_order_of_display_each_once() -> None:
    chosen, _ = read({"stand": "unklar,ruhend,unklar"})
    assert chosen.statuses == ("ruhend", "unklar")


def test_every_value_of_a_list_is_no_filter() -> None:
    assert not read({"stand": "aktiv,ruhend,unklar", "ortsart": "verbandsgemeinde,kreisfreie_stadt"})[0]


@pytest.mark.parametrize(
    ("name", "beginning", "known"),
    [
        ("pp", "Das Polizeipräsidium „bonn“ ist nicht bekannt", "koblenz (Polizeipräsidium Koblenz) und mehrere (mehr"),
        ("ortsart", "Die Art der Kommune „bonn“ ist nicht bekannt", "kreisfreie_stadt (kreisfreie Städte)"),
        ("groesse", "Die Größenklasse „bonn“ ist nicht bekannt", "0 (unter 5.000), 5000 (5.000 bis unter 10.000) und"),
        ("stand", "Der Stand „bonn“ ist nicht bekannt", "aktiv (aktiv), ruhend (ruhend) und unklar (unklar)."),
    ],
)
def test_what_does_not_exist_is_named_with_what_does(name: str, beginning: str, known: str) -> None:
    chosen, reader = read({name: "bonn"})
    assert not chosen
    (notice,) = reader.notices
    assert notice.message.startswith(beginning)
    assert known in notice.message
    assert notice.status == WRONG


def test_what_is_known_beside_it_counts() -> None:
    chosen, reader = read({"stand": "ruhend,tot,unklar", "groesse": "5000,6000"})
    assert chosen == AreaFilter(sizes=("5000",), statuses=("ruhend", "unklar"))
    assert [notice.message.partition("“")[0][-4:] for notice in reader.notices] == ["6000", "„tot"]


@pytest.mark.parametrize(
    ("value", "cure"),
    [
        ("07199", "zum Beispiel 07133 für Landkreis Bad Kreuznach."),
        ("bad-kreuznach", "Meinten Sie Landkreis Bad Kreuznach (kreis=07133)?"),
        ("Rhein-Lan-Kreis", "Meinten Sie Rhein-Lahn-Kreis (kreis=07141)?"),
        ("mainz", "Meinten Sie Mainz (kreis=07315)?"),
        ("-", "zum Beispiel 07133 für Landkreis Bad Kreuznach."),
    ],
)
def test_a_kreis_that_does_not_exist_is_gone_and_the_one_meant_is_named(value: str, cure: str) -> None:
    chosen, reader = read({"kreis": value})
    assert not chosen
    (notice,) = reader.notices
    assert notice.message.startswith(f"Den Kreis „{value}“ gibt es nicht; danach wird nicht gefiltert. ")
    assert notice.message.endswith(cure)
    assert status_of(reader.notices) == GONE


def test_a_long_value_is_not_repeated_whole() -> None:
    _, reader = read({"kreis": "x" * 900, "stand": "y" * 900})
    assert all(len(notice.message) < 300 for notice in reader.notices)

"""Which columns the Kreis table has, how their headers may be spelt, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.formats.text import folded


@dataclass(frozen=True)
class Column:
    """A column of the table: our name, what to call it in a message, and what its header, letters only, must look like.

    `needed`: without it nothing can be published; the others are read where they are there.
    """

    name: str
    label: str
    pattern: str
    needed: bool = False

    def fits(self, header: str) -> bool:
        """Whether a header as the file spells it can be this column's."""
        return re.search(self.pattern, plain(header)) is not None


# From left to right in every year; Kreisart stood before the name until 2013 and was missing in the CSV of 2014.
COLUMNS = (
    Column("key", "Schlüssel der Tat", "^(straftaten)?schl", needed=True),
    Column("label", "Straftat", "^(straftat(en)?|delikt|bezeichnung)$", needed=True),
    Column("kreis", "Gemeindeschlüssel", "^(gemeinde|kreis|regional)schluessel", needed=True),
    Column("kreisart", "Kreisart", "^(kreisart|lksk)$"),
    Column("name", "Stadt-/Landkreis", "^((stadt)?(/)?(land)?kreis(name)?|name)$", needed=True),
    Column("cases", "erfasste Fälle", "^(anzahl)?(der)?erfassten?faelle(anzahl|insgesamt)?$", needed=True),
    Column("hz", "Häufigkeitszahl", "^(hz|haeufigkeitszahl)", needed=True),
    Column("attempts", "Versuche – Anzahl", "versuche(anzahl|faelle)?$"),
    Column("attempts_pct", "Versuche – Anteil in %", "^((erfasstefaelledavon)?versuche(anteil)?)?in%$"),
    Column("threatened", "mit Schusswaffe gedroht", "^(mitschusswaffe)?gedroht$"),
    Column("shot", "mit Schusswaffe geschossen", "^(mitschusswaffe)?geschossen$"),
    Column(
        "cleared",
        "aufgeklärte Fälle",
        "^((auff?klaerung)?(anzahl)?(der)?(aufgeklaerten?)?faelle(anzahl)?|auff?klaerunganzahl)$",
        needed=True,
    ),
    Column(
        "clearance_pct", "Aufklärungsquote", "^(auff?klaerung)?(auff?klaerungsquote|aq|in%aq)(in%|aq)?$", needed=True
    ),
    Column(
        "suspects", "Tatverdächtige insgesamt", "^(tatverdaechtige)?insgesamt$|^gesamtzahl.*(tatverdaechtigen|ermittel)"
    ),
    Column("male", "Tatverdächtige – männlich", "maennlich$"),
    Column("female", "Tatverdächtige – weiblich", "weiblich$"),
    Column("suspects_nongerman", "Nichtdeutsche Tatverdächtige – Anzahl", "^nichtdeutsche(tatverdaechtige)?(anzahl)?$"),
    Column(
        "nongerman_pct",
        "Nichtdeutsche Tatverdächtige – Anteil in %",
        "^(nichtdeutsche(tatverdaechtige)?)?(anteil.*)?in%",
    ),
)
NUMBERS = tuple(column.name for column in COLUMNS[5:])
# Percentages of a base that may be 0, where spreadsheets write #DIV/0!.
PERCENT_OF = {"attempts_pct": "cases", "clearance_pct": "cases", "nongerman_pct": "suspects"}
# Header of the column that states the population a rate divides by; 2020 has one without a usable header.
POPULATION = re.compile(r"^(ew|einwohner|bevoelkerung)")
_UMLAUTS = str.maketrans(dict(zip("äöüß", ("ae", "oe", "ue", "ss"), strict=True)))


def plain(header: str) -> str:
    """Header in lower case without line breaks, hyphens and other marks; umlauts written out, so that every spelling meets."""
    return re.sub(r"[^a-z%]", "", folded(header).lower().translate(_UMLAUTS))


def located(headers: Sequence[str]) -> dict[str, int]:
    """Where each column stands: the first header behind the column before it that fits. Columns that are not there are left out.

    Kreisart may stand on either side of the name.
    """
    places: dict[str, int] = {}
    start = 0
    for column in COLUMNS:
        if column.name == "kreisart":
            continue
        place = next((at for at in range(start, len(headers)) if column.fits(headers[at])), None)
        if place is not None:
            places[column.name], start = place, place + 1
    kreisart = next(column for column in COLUMNS if column.name == "kreisart")
    before_cases = range(places.get("kreis", -1) + 1, places.get("cases", len(headers)))
    if (place := next((at for at in before_cases if kreisart.fits(headers[at])), None)) is not None:
        places["kreisart"] = place
    return places


def contradiction(headers: Sequence[str]) -> str | None:
    """Why these headers are not the Kreis table (German, one paragraph), or None."""
    places = located(headers)
    missing = [column for column in COLUMNS if column.needed and column.name not in places]
    if not missing:
        return None
    reason = "Die Spalten sind nicht die der Kreistabelle T01."
    for column in missing:
        elsewhere = next((at for at, header in enumerate(headers) if column.fits(header)), None)
        reason += (
            f" Es fehlt: {column.label}."
            if elsewhere is None
            else f" „{folded(headers[elsewhere])}“ steht an Stelle {elsewhere + 1} und damit nicht an seinem Platz in der Reihenfolge."
        )
    return reason


def surplus(headers: Sequence[str]) -> list[str]:
    """Headers of columns nobody needs, as the file spells them; a column without a header is not among them."""
    known = set(located(headers).values())
    return [folded(header) for at, header in enumerate(headers) if at not in known and folded(header)]

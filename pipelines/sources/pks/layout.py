"""Which column stands where in the Kreis table of which report year, and how its header may be spelt."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Years in which the table had another order of columns. Kreisart came before the name, then was missing, then followed the name.
KREISART_FIRST_UNTIL = 2013
WITHOUT_KREISART = 2014
# The only year with further, unnamed columns to the right: key, name and population of the Kreis once more.
UNNAMED_COLUMNS = 2020


@dataclass(frozen=True)
class Column:
    """A column of the table: our name, what to call it in a message, and what its header, letters only, must look like."""

    name: str
    label: str
    pattern: str

    def fits(self, header: str) -> bool:
        """Whether a header as the file spells it can be this column's."""
        return re.search(self.pattern, plain(header)) is not None


_ALL = (
    Column("key", "Schlüssel der Tat", "^schl"),
    Column("label", "Straftat", "^straftat$"),
    Column("kreis", "Gemeindeschlüssel", "^(gemeinde|kreis)schluessel$"),
    Column("name", "Stadt-/Landkreis", "^stadtlandkreis$"),
    Column("kreisart", "Kreisart", "^(kreisart|lksk)$"),
    Column("cases", "erfasste Fälle", "^(anzahl)?erfasstefaelle$"),
    Column("hz", "Häufigkeitszahl", "^(hz|haeufigkeitszahl)"),
    Column("attempts", "Versuche – Anzahl", "versuche(anzahl|faelle)$"),
    Column("attempts_pct", "Versuche – Anteil in %", "^((erfasstefaelledavon)?versuche(anteil)?)?in%$"),
    Column("threatened", "mit Schusswaffe gedroht", "^(mitschusswaffe)?gedroht$"),
    Column("shot", "mit Schusswaffe geschossen", "^(mitschusswaffe)?geschossen$"),
    Column("cleared", "aufgeklärte Fälle", "^(auff?klaerung(anzahl)?|aufgeklaerte)faelle$"),
    Column("clearance_pct", "Aufklärungsquote", "^(auff?klaerungsquote|aq)(in%)?$|^in%aq$"),
    Column("suspects", "Tatverdächtige insgesamt", "^tatverdaechtigeinsgesamt$|^gesamtzahl.*tatverdaechtigen"),
    Column("male", "Tatverdächtige – männlich", "maennlich$"),
    Column("female", "Tatverdächtige – weiblich", "weiblich$"),
    Column("suspects_nongerman", "Nichtdeutsche Tatverdächtige – Anzahl", "^nichtdeutschetatverdaechtigeanzahl$"),
    Column(
        "nongerman_pct",
        "Nichtdeutsche Tatverdächtige – Anteil in %",
        "^(nichtdeutschetatverdaechtige)?(anteil.*)?in%(andergesamtzahl)?$",
    ),
)
_UMLAUTS = str.maketrans(dict(zip("äöüß", ("ae", "oe", "ue", "ss"), strict=True)))
NUMBERS = tuple(column.name for column in _ALL[5:])


def columns_of(year: int) -> list[Column]:
    """The columns of a report year from left to right."""
    order = list(_ALL)
    if year <= KREISART_FIRST_UNTIL:
        order[3], order[4] = order[4], order[3]
    if year == WITHOUT_KREISART:
        del order[4]
    return order


def plain(header: str) -> str:
    """Header in lower case without line breaks, hyphens and other marks; umlauts written out, so that every spelling meets."""
    return re.sub(r"[^a-z%]", "", header.lower().translate(_UMLAUTS))


def contradiction(headers: list[str], year: int) -> str | None:
    """Why these headers are not the table of that year (German, one paragraph), or None."""
    columns = columns_of(year)
    surplus = [header for header in headers[len(columns) :] if header]
    if year != UNNAMED_COLUMNS and len(headers) > len(columns) and not surplus:
        surplus = ["ohne Überschrift"]
    wrong = [place for place, column in enumerate(columns) if place >= len(headers) or not column.fits(headers[place])]
    if not wrong and not surplus:
        return None
    reason = f"Die Spalten stimmen nicht mit der Kreistabelle des Berichtsjahres {year} überein."
    if wrong:
        header = headers[wrong[0]] if wrong[0] < len(headers) else ""
        reason += f" An Stelle {wrong[0] + 1} steht „{_one_line(header)}“, erwartet wird „{columns[wrong[0]].label}“."
    missing = [column.label for column in columns if not any(column.fits(header) for header in headers)]
    unknown = [
        _one_line(header) for header in headers if header and not any(column.fits(header) for column in columns)
    ] or surplus
    reason += f" Es fehlt: {', '.join(missing)}." if missing else ""
    reason += f" Überzählig: {', '.join(unknown)}." if unknown else ""
    return reason


def _one_line(header: str) -> str:
    return " ".join(header.split())

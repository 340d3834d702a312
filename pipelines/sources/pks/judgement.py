"""How the judges of Kreis tables note what they find, and how they write numbers and lists in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.sources.pks.kreis_year import KreisYear
    from pipelines.sources.pks.offences import Offence, Offences
    from pipelines.store.reading import Reading

MOST_LISTED = 5
YEAR_CURE = "Berichtsjahr (--period) prüfen; die Tabelle des richtigen Jahres unverändert beim BKA laden."
_FIGURE_CURE = "Mit der veröffentlichten Tabelle des BKA vergleichen und die Datei unverändert neu laden."
_ACCEPT = "Mit der veröffentlichten Tabelle des BKA vergleichen. Stimmt es, mit --accept-jumps aufnehmen."


@dataclass(frozen=True)
class Judgement:
    """A table being judged by what is known of the offences."""

    reading: Reading
    table: KreisYear
    known: Offences

    def problem(
        self, reason: str, line: int | None, value: str | None, cure: str = _FIGURE_CURE, *, column: str | None = None
    ) -> None:
        """Note what must not be taken in."""
        self.reading.problem(reason, cure, line=line, value=value, column=column)

    def ask(
        self,
        reason: str,
        cure: str = _ACCEPT,
        *,
        line: int | None = None,
        value: str | None = None,
        column: str | None = None,
    ) -> None:
        """Note what needs a yes."""
        self.reading.ask(reason, cure, line=line, value=value, column=column)


def number_text(cases: float) -> str:
    """12.704"""
    return f"{cases:,.0f}".replace(",", ".")


def short(offence: Offence) -> str:
    """Its wording without what stands behind a comma: "Straftaten insgesamt, jedoch ohne Verstöße …" is too long for a list."""
    text = offence.words[-1].text
    return f"{offence.key} ({text[:40].rstrip()} …)" if len(text) > 45 else text


def in_kreise(count: int) -> str:
    """How many Kreise are concerned, in words."""
    return "in einem Kreis" if count == 1 else f"in {count} Kreisen"


def listed(texts: list[str], most: int = MOST_LISTED) -> str:
    """The first of the texts, and how many more there are."""
    more = f" und {len(texts) - most} weitere" if len(texts) > most else ""
    return "; ".join(texts[:most]) + more

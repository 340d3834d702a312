"""Keys of areas: how long they are, how one lies in another, and the systems our sources use.

An ARS (Amtlicher Regionalschlüssel) is written as text and cut to its level: Land 2, Kreis 5, Kommune 9, Gemeinde 12 digits. Filled up
with zeros it has 12. The AGS (Amtlicher Gemeindeschlüssel) is the ARS without the four digits of the Verbandsgemeinde.
"""

from enum import StrEnum

LAND_DIGITS, KREIS_DIGITS, KOMMUNE_DIGITS, GEMEINDE_DIGITS = 2, 5, 9, 12
AGS_DIGITS = 8


def kreis_part(ars: str) -> str:
    """The key of the Kreis a Kommune or Gemeinde lies in."""
    return ars[:KREIS_DIGITS]


def kommune_part(ars: str) -> str:
    """The key of the Kommune a Gemeinde lies in."""
    return ars[:KOMMUNE_DIGITS]


def filled_up(ars: str, digits: int = GEMEINDE_DIGITS) -> str:
    """The key as publishers write it who give all levels the same length."""
    return ars.ljust(digits, "0")


def federal_key(ars: str) -> str:
    """The AGS in an ARS of a Gemeinde, or of a verbandsfreie Gemeinde as Kommune; empty for others.

    A change of Verbandsgemeinde leaves it as it was.
    """
    if len(ars) == KOMMUNE_DIGITS and ars[KREIS_DIGITS] == "0":
        return kreis_part(ars) + ars[KREIS_DIGITS + 1 :]
    return kreis_part(ars) + ars[KOMMUNE_DIGITS:] if len(ars) == GEMEINDE_DIGITS else ""


class System(StrEnum):
    """How a source names its areas."""

    NAME = "name"
    ARS = "ars"
    AGS = "ags"
    LANDESSCHLUESSEL = "landesschluessel"
    PKS_CSV = "pks_csv"
    PKS_XLSX = "pks_xlsx"


SYSTEM_LABELS = {
    System.NAME: "Name",
    System.ARS: "Regionalschlüssel (ARS)",
    System.AGS: "Amtlicher Gemeindeschlüssel (AGS)",
    System.LANDESSCHLUESSEL: "Schlüssel des Statistischen Landesamts",
    System.PKS_CSV: "Kreisschlüssel der PKS ohne führende Null (CSV)",
    System.PKS_XLSX: "Kreisschlüssel der PKS mit führender Null (XLSX)",
}
KEY_SYSTEMS = tuple(system for system in System if system is not System.NAME)

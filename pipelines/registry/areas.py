"""Which area a row of the registry means: by name, by ARS, or by both, which must then agree."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from pipelines.formats.cells import ErrorValue
from pipelines.registry.cells import CellError, RawCell, text_of

if TYPE_CHECKING:
    from geo.areas import Place, Register


class AreaError(CellError):
    """The area cannot be told; `column` names the header of the cell to mend."""

    def __init__(self, column: str, reason: str, cure: str) -> None:
        self.column = column
        super().__init__(reason, cure)


class GoneAreaError(AreaError):
    """The area was one of an older list, and none of today has its territory: the row is right, but has no place."""


# A body is named in many rows. By type as well: a number, a yes and an error are no texts, even where they look alike.
@lru_cache(maxsize=8_192, typed=True)
def place_of(register: Register, level: str | None, name: str, ars: RawCell, kreis: str) -> Place | None:
    """The area of today that a row names, by its name or key of any Gebietsstand; None where the row names no area at all.

    A Gemeindeschlüssel (AGS) in the place of the ARS is read where it can be nothing else. Raises AreaError.
    """
    if not (level or name or text_of(ars)):
        return None
    if isinstance(ars, ErrorValue):
        raise AreaError(
            "ARS", "Hier steht der Fehlerwert einer Formel statt eines Schlüssels.", "Den ARS als Text eintragen."
        )
    if level is None:
        raise AreaError("Ebene", "Die Ebene des Gebiets fehlt.", "Bitte Landkreis, Kommune oder Gemeinde wählen.")
    if not name and not text_of(ars):
        raise AreaError("Gebiet", "Weder Name noch ARS sind angegeben.", "Bitte das Gebiet nennen.")
    by_key = _by_key(register, level, ars) if text_of(ars) else None
    if not name:
        return by_key
    return _by_name(register, level, name, kreis, by_key)


def _by_key(register: Register, level: str, ars: RawCell) -> Place:
    from geo.areas import AmbiguousArea, DividedArea, System, UnknownArea, WrongKeySystem

    if isinstance(ars, int | float):
        raise AreaError(
            "ARS",
            "Der Schlüssel ist als Zahl gespeichert, die führende Null ist verloren.",
            "Bitte die Zelle als Text formatieren und den ARS neu eintragen.",
        )
    try:
        try:
            return register.locate(text_of(ars), system=System.ARS, level=level)
        except WrongKeySystem as error:
            if error.possible_systems != (System.AGS,):
                raise
            return register.locate(text_of(ars), system=System.AGS, level=level)
    except DividedArea as error:
        raise GoneAreaError("ARS", error.reason, "") from error
    except (UnknownArea, WrongKeySystem, AmbiguousArea) as error:
        raise AreaError("ARS", error.reason, error.cure) from error


def _by_name(register: Register, level: str, name: str, kreis: str, by_key: Place | None) -> Place:
    from geo.areas import AmbiguousArea, DividedArea, System, UnknownArea, WrongKeySystem

    try:
        by_name = register.locate(name, system=System.NAME, level=level, kreis=kreis)
    except AmbiguousArea as error:
        if by_key is not None and by_key.area in error.candidates:
            return by_key
        raise AreaError("Gebiet", error.reason, "Bitte den ARS daneben eintragen.") from error
    except DividedArea as error:
        raise GoneAreaError("Gebiet", error.reason, "") from error
    except (UnknownArea, WrongKeySystem) as error:
        of_kreis = isinstance(error, UnknownArea) and bool(kreis) and error.text == kreis
        raise AreaError("Landkreis" if of_kreis else "Gebiet", error.reason, error.cure) from error
    if by_key is None:
        return by_name
    if by_name.area.unit_id != by_key.area.unit_id:
        raise AreaError(
            "ARS",
            f"Name und ARS widersprechen sich: „{name}“ ist {by_name.area.area_id}, der ARS gehört zu {by_key.area.label}.",
            "Bitte eines von beiden berichtigen.",
        )
    return max(by_name, by_key, key=lambda place: (not place.whole, bool(place.sentence)))

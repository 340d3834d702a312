"""Which area a row of the registry means: by name, by ARS, or by both, which must then agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.registry.cells import CellError, RawCell, text_of

if TYPE_CHECKING:
    from geo.areas import Area, Register


class AreaError(CellError):
    """The area cannot be told; `column` names the header of the cell to mend."""

    def __init__(self, column: str, reason: str, cure: str) -> None:
        self.column = column
        super().__init__(reason, cure)


def area_id_of(register: Register, level: str | None, name: str, ars: RawCell, kreis: str) -> str | None:
    """The area_id, None where the row names no area at all.

    A kreisfreie Stadt and a verbandsfreie Gemeinde get the id of their Kommune whatever level the row states. Raises AreaError.
    """
    if not (level or name or text_of(ars)):
        return None
    if level is None:
        raise AreaError("Ebene", "Die Ebene des Gebiets fehlt.", "Bitte Landkreis, Kommune oder Gemeinde wählen.")
    if not name and not text_of(ars):
        raise AreaError("Gebiet", "Weder Name noch ARS sind angegeben.", "Bitte das Gebiet nennen.")
    by_key = _by_key(register, level, ars) if text_of(ars) else None
    if not name:
        return by_key.unit_id if by_key else None
    return _by_name(register, level, name, kreis, by_key).unit_id


def _by_key(register: Register, level: str, ars: RawCell) -> Area:
    from geo.areas import AmbiguousArea, System, UnknownArea, WrongKeySystem

    if isinstance(ars, int | float):
        raise AreaError(
            "ARS",
            "Der Schlüssel ist als Zahl gespeichert, die führende Null ist verloren.",
            "Bitte die Zelle als Text formatieren und den ARS neu eintragen.",
        )
    try:
        return register.resolve(text_of(ars), system=System.ARS, level=level)
    except (UnknownArea, WrongKeySystem, AmbiguousArea) as error:
        raise AreaError("ARS", str(error), "Bitte Regionalschlüssel und Ebene prüfen.") from error


def _by_name(register: Register, level: str, name: str, kreis: str, by_key: Area | None) -> Area:
    from geo.areas import AmbiguousArea, System, UnknownArea, WrongKeySystem

    try:
        area = register.resolve(name, system=System.NAME, level=level, kreis=kreis)
    except AmbiguousArea as error:
        if by_key in error.candidates and by_key is not None:
            return by_key
        raise AreaError("Gebiet", str(error), "Bitte den ARS daneben eintragen.") from error
    except (UnknownArea, WrongKeySystem) as error:
        raise AreaError("Gebiet", str(error), "Bitte Namen, Ebene und Landkreis prüfen.") from error
    if by_key is not None and area.unit_id != by_key.unit_id:
        raise AreaError(
            "ARS",
            f"Name und ARS widersprechen sich: „{name}“ ist {area.area_id}, der ARS gehört zu {by_key.label}.",
            "Bitte eines von beiden berichtigen.",
        )
    return area

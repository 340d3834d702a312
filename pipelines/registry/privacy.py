"""Persons are never stored: headers and values that look like a person's name or address are refused."""

from __future__ import annotations

import re

from pipelines.registry.cells import CellError

_HEADER = re.compile(
    r"vorname|nachname|familienname|ansprechp|kontaktperson|e-?mail|telefon|mobil|geburt|\bperson\b|vorsitzende|geschäftsführer|"
    r"name (der|des) (leit|mitgl|person)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
_TITLED = re.compile(r"\b(Herrn?|Frau|Dr\.|Prof\.)\s+(?:(?:Dr|Prof)\.\s*)*[A-ZÄÖÜ][\wäöüß-]+")

_CURE = "Bitte die Funktion oder die Stelle nennen."


def is_personal_header(header: str) -> bool:
    """Whether a column asks for a person: "Name der Ansprechperson", "E-Mail", "Telefon"."""
    return bool(_HEADER.search(header))


def refuse_person(text: str) -> str:
    """The text itself, if it names no person. Raises CellError for e-mail addresses and for "Herr/Frau X"."""
    if _ADDRESS.search(text):
        raise CellError("Hier steht eine E-Mail-Adresse; Angaben zu Personen werden nicht gespeichert.", _CURE)
    if _TITLED.search(text):
        raise CellError("Hier steht offenbar der Name einer Person; Personen werden nicht gespeichert.", _CURE)
    return text

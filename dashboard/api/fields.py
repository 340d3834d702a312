"""Fields of the rows the API gives, each with its description in German and English: what the document states and the tests hold answers to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from marshmallow import Schema, fields, validate

from dashboard.texts.api import Words

Field = fields.Field[Any]


def _described(de: str, en: str, more: dict[str, Any]) -> dict[str, Any]:
    example = more.pop("example", None)
    metadata: dict[str, Any] = {"description": Words(de, en).both}
    if example is not None:
        metadata["examples"] = [example]
    return {"metadata": metadata, "required": True, "allow_none": more.pop("nullable", False), **more}


def text(de: str, en: str, *, values: Sequence[str] = (), **more: Any) -> Field:
    """A text; `values`: the only ones there are; `nullable`, `example`."""
    if values:
        more["validate"] = validate.OneOf(values)
    return fields.String(**_described(de, en, more))


def integer(de: str, en: str, **more: Any) -> Field:
    """A whole number."""
    return fields.Integer(strict=True, **_described(de, en, more))


def number(de: str, en: str, **more: Any) -> Field:
    """A number."""
    return fields.Float(**_described(de, en, more))


def flag(de: str, en: str, **more: Any) -> Field:
    """True or false."""
    return fields.Boolean(truthy={True}, falsy={False}, **_described(de, en, more))


def day(de: str, en: str, **more: Any) -> Field:
    """A day, YYYY-MM-DD."""
    return fields.Date(**_described(de, en, more))


def moment(de: str, en: str, **more: Any) -> Field:
    """A moment in UTC."""
    return fields.DateTime(**_described(de, en, more))


def several(inner: Field, de: str, en: str, **more: Any) -> Field:
    """A list."""
    return fields.List(inner, **_described(de, en, more))


def texts(de: str, en: str, **more: Any) -> Field:
    """A list of texts."""
    return several(fields.String(), de, en, **more)


def rows(schema: type[Schema], de: str, en: str, **more: Any) -> Field:
    """A list of objects."""
    return several(fields.Nested(schema), de, en, **more)


# What several resources say of an area, a value, its origin.
def area_id(**more: Any) -> Field:
    """The key of an area."""
    return text(
        "Amtlicher Regionalschlüssel (ARS), gekürzt auf die Ebene: 2 Ziffern Land, 5 Kreis, 9 Kommune, 12 Gemeinde",
        "Official regional key (ARS), cut to its level: 2 digits Land, 5 Kreis, 9 Kommune, 12 Gemeinde",
        **{"example": "071435002", **more},
    )


def label(**more: Any) -> Field:
    """The name of an area."""
    return text("Name des Gebiets, auf seiner Ebene eindeutig", "Name of the area, unique on its level", **more)


def level(**more: Any) -> Field:
    """The level of an area."""
    return text("Ebene", "Level", values=LEVELS, **more)


def synthetic(**more: Any) -> Field:
    """Whether it is invented."""
    return flag("true: erfunden (Demodaten)", "true: invented (demonstration data)", **more)


def attribution(**more: Any) -> Field:
    """How the source wants to be named."""
    return text("Quelle, wie sie genannt werden will", "The source as it wants to be named", **more)


def release_id(**more: Any) -> Field:
    """The publication it rests on."""
    return text("Veröffentlichung, auf der es beruht (releases)", "The publication it rests on (releases)", **more)


LEVELS = ("land", "kreis", "kommune", "gemeinde")

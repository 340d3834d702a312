"""Areas: Land, Kreise, Kommunen and Gemeinden of today, with their keys, what they lie in, what they were, which are like them."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema

from dashboard import german
from dashboard.addresses.areas import LAND, nearest
from dashboard.addresses.areas import former as former_area
from dashboard.addresses.map_selection import LEVEL
from dashboard.api import fields
from dashboard.api.origins import every_origin
from dashboard.api.parameters import AREA_PARAMETERS, choice
from dashboard.api.reading import Asked
from dashboard.api.resource import Found, Resource, passing
from dashboard.queries import areas as area_queries
from dashboard.queries.api import areas as queries
from dashboard.queries.order import ordered
from dashboard.queries.profile import land
from dashboard.texts.api import Words


class SimilarArea(Schema):
    """An area that is like another."""

    area_id = fields.area_id()
    label = fields.label()
    position = fields.integer("Platz, 1: am ähnlichsten", "Place, 1: most similar")
    distance = fields.number("Abstand (euklidisch, z-Werte)", "Distance (Euclidean, z-scores)")
    reasons = fields.texts("Worin sie sich gleichen", "What they have in common (German)")


class FormerArea(Schema):
    """An area that is no more, or had another key."""

    area_id = fields.text("Früherer Schlüssel, null: nicht bekannt", "Former key, null: not known", nullable=True)
    name = fields.text("Früherer Name", "Former name")
    changed_on = fields.day("Tag der Änderung", "Day of the change")
    verified = fields.flag("Durch eine Fundstelle belegt", "Confirmed by a cited source")
    part_only = fields.flag("Nur ein Teil ging hierher", "Only a part of it went here")
    kind = fields.text(
        "Was geschah",
        "What happened",
        values=("merged", "divided", "renamed", "moved", "new_key"),
    )


class AreaRow(Schema):
    """An area of today."""

    area_id = fields.area_id()
    level = fields.level()
    name = fields.text("Amtlicher Kurzname", "Official short name", example="Hachenburg")
    label = fields.label()
    kind = fields.text("Art, als Code", "Kind, as a code", example="verbandsgemeinde")
    kind_label = fields.text("Art", "Kind, in German", example="Verbandsgemeinde")
    parent_id = fields.text("Das Gebiet darüber; null beim Land", "The area above; null of the Land", nullable=True)
    kreis_id = fields.text("Kreis; null beim Land", "Kreis; null of the Land", nullable=True)
    kreis = fields.text("Name des Kreises", "Name of the Kreis", nullable=True)
    kommune_id = fields.text("Kommune, in der es liegt oder die es ist", "Kommune it lies in or is", nullable=True)
    ags = fields.text(
        "Amtlicher Gemeindeschlüssel; Verbandsgemeinden haben keinen",
        "Federal key (AGS); Verbandsgemeinden have none",
        nullable=True,
    )
    area_km2 = fields.number("Fläche in km²", "Area in km²")
    inhabitants = fields.integer("Einwohner", "Inhabitants")
    inhabitants_date = fields.day("Stichtag der Einwohner", "Day the inhabitants were counted")
    density_per_km2 = fields.number("Einwohner je km²", "Inhabitants per km²")
    size_class = fields.text("Größenklasse", "Size class, in German", example="10.000 bis unter 20.000")
    police = fields.text(
        "Polizeipräsidium; „mehrere“, wo dessen Grenzen das Gebiet schneiden",
        "Police headquarters; “mehrere” where their borders cut the area",
        nullable=True,
    )
    praesidien = fields.texts("Alle Polizeipräsidien im Gebiet", "Every police headquarters in the area")
    exists_since = fields.day("Letzte bekannte Gebietsänderung", "Latest known territorial change", nullable=True)
    exists_verified = fields.flag("false: nicht durch eine Fundstelle belegt", "false: not confirmed by a cited source")
    lon = fields.number("Länge eines Punktes im Gebiet", "Longitude of a point inside")
    lat = fields.number("Breite eines Punktes im Gebiet", "Latitude of a point inside")
    levels = fields.texts(
        "Schlüssel desselben Gebiets auf allen Ebenen (eine kreisfreie Stadt hat drei)",
        "Keys of the same body on all its levels (a kreisfreie Stadt has three)",
    )
    similar = fields.rows(SimilarArea, "Ähnliche Gebiete gleicher Art", "Similar areas of the same kind")
    former = fields.rows(
        FormerArea, "Was darin aufging oder anders hieß", "What became part of it or was named otherwise"
    )


def find(asked: Asked) -> Found:
    """The areas that pass, by level and key."""
    known, passes = area_queries.areas().by_id, passing(asked)
    wanted = asked.values["ebene"]
    every = [] if asked.where else [land()]
    every += sorted(known.values(), key=lambda area: (len(area.area_id), area.area_id))
    chosen = [area for area in every if (not wanted or area.level == wanted) and passes(area.area_id)]
    if asked.sort == "label":
        chosen = ordered(chosen, lambda area: german.sort_key(area.label), down=asked.down)
    elif asked.sort:
        chosen = ordered(chosen, lambda area: getattr(area, asked.sort), down=asked.down)
    page = [area.area_id for area in chosen[asked.first : asked.first + asked.per_page]]
    return Found(_rows(page, asked.fields), len(chosen), every_origin())


def item(key: str) -> Found | None:
    """One area."""
    if key != LAND and key not in area_queries.areas().by_id:
        return None
    return Found(_rows([key], tuple(AreaRow().fields)), 1, every_origin())


def _rows(ids: list[str], wanted: tuple[str, ...] | Any) -> list[dict[str, Any]]:
    facts = queries.facts(ids)
    similar = queries.similar(ids) if "similar" in wanted else {}
    former = queries.former(ids) if "former" in wanted else {}
    known = area_queries.areas()
    bodies = {each: known.bodies[known.by_id[each].body] if each in known.by_id else {} for each in ids}
    return [
        {
            **facts[each],
            "levels": sorted((row.area_id for row in bodies[each].values()), key=len) or [each],
            "similar": similar.get(each, []),
            "former": former.get(each, []),
        }
        for each in ids
    ]


def nearest_key(key: str) -> str:
    """The area of today that a key or name may mean."""
    known = area_queries.areas()
    meant = former_area(key, known) or nearest(key, known)
    return meant.area_id if meant else ""


RESOURCE = Resource(
    "areas",
    Words("Gebiete", "Areas"),
    Words(
        "Land, Kreise, Kommunen und Gemeinden von heute mit Schlüsseln, Einwohnern, Polizei, ähnlichen und früheren Gebieten.",
        "Land, Kreise, Kommunen and Gemeinden of today with keys, inhabitants, police, similar and former areas.",
    ),
    AreaRow,
    find,
    (choice(LEVEL, Words("Ebene", "Level"), lambda: fields.LEVELS), *AREA_PARAMETERS),
    ("area_id", "label", "inhabitants"),
    "area_id",
    item,
    "071435002",
    nearest_key,
)

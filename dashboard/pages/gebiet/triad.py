"""Crime, feeling, structure: the three sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard import german
from dashboard.pages.gebiet import sentences
from dashboard.pages.gebiet.profile import LAND, Profile, against, told
from dashboard.queries import frame, profile_structure, profile_values
from dashboard.texts import profile as texts

Row = Mapping[str, Any]
CRIME, FEELING = ("Kriminalitätslage", "straftaten_insgesamt"), ("Sicherheitsgefühl", "sicher_nachts_wohngegend")


def three(profile: Profile, shown: Row | None) -> list[tuple[str, bool]]:
    """The sentences and whether they rest on invented data. `shown` is the row of `profile_structure.structure`."""
    crime, feeling = profile.headline(*CRIME), profile.headline(*FEELING)
    nothing = sentences.Against("", None)
    said_crime = (
        sentences.crime(told(profile, crime), profile.place, against(profile, crime))
        if crime
        else sentences.crime(None, profile.place, nothing)
    )
    said_feeling = (
        sentences.feeling(told(profile, feeling), "", against(profile, feeling))
        if feeling
        else sentences.feeling(None, _nothing_felt(profile), nothing)
    )
    invented = frame.build()["demo"]
    felt = invented and profile.area["level"] != "gemeinde"
    return [
        (said_crime, bool(crime and crime.indicator["synthetic"])),
        (said_feeling, felt),
        (_structure(profile, shown), felt),
    ]


def _nothing_felt(profile: Profile) -> str:
    """Why there is no survey: none was made, or surveys are made elsewhere."""
    area, place = profile.area, profile.place.where
    if area["level"] == "gemeinde":
        return texts.FEELING["none_gemeinde"].format(kommune=area["kommune"])
    if area["level"] == "kommune":
        return texts.FEELING["none"].format(place=place)
    surveyed, kommunen = profile_values.surveyed(area["area_id"])
    name = "none_land" if area["level"] == "land" else "none_kreis"
    return texts.FEELING[name].format(place=place, surveyed=german.number(surveyed), kommunen=german.number(kommunen))


def _structure(profile: Profile, shown: Row | None) -> str:
    area, as_of = profile.area, frame.build()["as_of"]
    if shown is not None:
        return sentences.structure(
            shown, profile.place, *profile_structure.active_of_kind(area["level"], area["kind"]), as_of
        )
    if area["area_id"] == LAND:
        active, areas = profile_structure.active_kommunen()
        return texts.STRUCTURE_LAND.format(
            active=german.number(active), areas=german.number(areas), as_of=german.day(as_of)
        )
    return texts.STRUCTURE_GEMEINDE.format(kommune=area["kommune"])

"""The register of 2021 with an invented list of 2025 after a reform: merged, moved, renamed, newly keyed and divided areas."""

from __future__ import annotations

from dataclasses import replace

from geo.areas import Register
from tests.geo.lists import AUGUST_2025, changed, gemeinde

NIEDER, OBER, SINSPELT = "072325005089", "072325005096", "072325005122"
MERGED = gemeinde("072325005503", "Obergeckler", "Südeifel", 7.75, 199)
# 071335009 Kirner Land and 071335011 Langenlonsheim-Stromberg became this one.
UNITED = "071335012"


def reformed(register: Register) -> Register:
    """Two lists: the one of `register`, and one of 31 August 2025."""
    older = register.editions[0]
    kommunen = older.kommunen
    moved = replace(older.by_id[SINSPELT], area_id="072325001122", kommune_id="072325001", kommune_name="Arzfeld")
    rekeyed = [
        replace(each, area_id=f"073345009{each.area_id[9:]}", kommune_id="073345009") for each in kommunen["073345005"]
    ]
    united = [
        replace(each, area_id=f"{UNITED}{each.area_id[9:]}", kommune_id=UNITED, kommune_name="Nahe-Hunsrück")
        for kommune in ("071335009", "071335011")
        for each in kommunen[kommune]
    ]
    divided = [
        replace(each, area_id=f"{target}{each.area_id[9:]}", kommune_id=target)
        for number, each in enumerate(kommunen["071435003"])
        for target in ("071435002" if number == 0 else "071435004",)
    ]
    fresh = [MERGED, moved, *rekeyed, *united, *divided]
    keys = {new.ags for new in fresh}
    gone = {NIEDER, OBER, *(each.area_id for each in older.gemeinden if each.ags in keys)}
    named = [
        replace(each, kommune_name=kommunen[each.kommune_id][0].kommune_name) if each.kommune_id in kommunen else each
        for each in fresh
    ]
    return Register.of([older, changed(older, AUGUST_2025, gone, *named, k073365008="Königsland")])

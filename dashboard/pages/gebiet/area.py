"""Which area it is: the top of a profile, the areas like it and inside it, its other keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard import db, german
from dashboard.addresses import profile_selection
from dashboard.addresses.areas import LAND
from dashboard.charts import svg
from dashboard.pages.gebiet.figures import markup
from dashboard.pages.gebiet.profile import Profile
from dashboard.pages.gebiet.sentences import Place
from dashboard.queries import areas as all_areas
from dashboard.queries import boundaries
from dashboard.queries import profile as queries
from dashboard.queries.profile import Change, ProfiledArea
from dashboard.texts import profile as texts
from dashboard.theme import ACCENT, KREIS_BORDER, SURFACE
from dashboard.web.briefing_links import briefing_links
from dashboard.web.links import Link, link
from dashboard.web.table import Column, Table

KOMMUNE_OF_GEMEINDEN = "verbandsgemeinde"


# What is written of an area of these levels; a kreisfreie Stadt is a Kommune.
_BRIEFINGS = {"land": "land", "kreis": "kreis"}


@dataclass(frozen=True)
class Head:
    """Links are pairs of address and text: `around` the areas above it, `ways` other views of it. `permanent_address` carries the data
    version; `locator` is a small map."""

    around: Sequence[tuple[str, str]]
    label: str
    facts: str
    keys: str
    changes: Sequence[str]
    locator: Markup
    locator_label: str
    ways: Sequence[tuple[str, str]]
    permanent_address: str
    briefing: Sequence[Link]


@dataclass(frozen=True)
class Neighbours:
    """Similar areas, None where nobody listed any; the areas inside as pairs of address and name."""

    similar: Table | None
    parts_label: str
    parts: Sequence[tuple[str, str]]


def head(profile: Profile) -> Head:
    """Where the area lies, its name and facts, what changed, where else it is shown."""
    area = profile.area
    locator, locator_label = _locator(area)
    return Head(
        [(profile_selection.address(area_id), label) for area_id, label in queries.around(area)],
        area.label,
        facts(area),
        _keys(area),
        _changes(area),
        locator,
        locator_label,
        _ways(area),
        profile.address(indicator=profile.opened, versioned=True),
        briefing_links(_BRIEFINGS.get(area.level, "profil"), area="" if area.level == "land" else area.area_id),
    )


def facts(area: ProfiledArea) -> str:
    """Its kind, and how many people live there since when."""
    inhabitants = texts.INHABITANTS.format(count=german.number(area.inhabitants), day=german.day(area.inhabitants_date))
    return f"{german.capital(area.kind_label)} · {inhabitants}"


def _keys(area: ProfiledArea) -> str:
    """What somebody looks up rather than reads."""
    police = ""
    if area.police and area.level != "land":
        police = texts.POLICE_SEVERAL if area.police == "mehrere" else texts.POLICE.format(name=area.police)
    facts = (texts.KEY.format(key=area.area_id), texts.SIZE.format(size=german.number(area.area_km2, 1)), police)
    return " · ".join(filter(None, facts))


def _changes(area: ProfiledArea) -> list[str]:
    """What changed of the area itself, and what of the Kommune a Gemeinde lies in: two different things."""
    sentences = []
    if own := queries.changes(area.area_id):
        sentences.append(texts.CHANGED.format(changes=", ".join(map(_change, own))))
    around = queries.changes(area.kommune_id) if area.kommune_id != area.area_id else []
    if around:
        kommune = german.capital(Place(area.kommune or "", KOMMUNE_OF_GEMEINDEN).itself)
        sentences.append(texts.CHANGED_AROUND.format(Kommune=kommune, changes=", ".join(map(_change, around))))
    return sentences


def _change(change: Change) -> str:
    template = texts.CHANGED_PART if change.part_only else texts.CHANGED_WHOLE
    sentence = template.format(name=change.old_name, day=german.day(change.changed_on))
    return sentence if change.verified else f"{sentence.removesuffix(')')}, {texts.CHANGED_UNVERIFIED})"


def _ways(area: ProfiledArea) -> list[tuple[str, str]]:
    is_land = area.level == "land"
    return [
        ("/" if is_land else f"/?ebene={area.level}&gebiet={area.area_id}", texts.MAP_LINK),
        (findings_address(area), texts.FINDINGS_LINK),
        *([] if is_land else [(f"/vergleich?gebiete={area.area_id}", texts.COMPARE_LINK)]),
        ("#quellen", texts.FILES_LINK),
    ]


def findings_address(area: ProfiledArea) -> str:
    """The work list of the area."""
    return "/anlaesse" if area.level == "land" else f"/anlaesse?gebiet={area.area_id}"


@db.per_build
def _outline() -> tuple[str, str, dict[str, str]]:
    """Box and paths of all Kreise, together and one by one."""
    shapes = boundaries.boundaries("kreis")
    return " ".join(map(str, shapes["view_box"])), "".join(shapes["areas"].values()), shapes["areas"]


def _locator(area: ProfiledArea) -> tuple[Markup, str]:
    """All Kreise in one path, the own one on top; and what the map shows, in words."""
    box, kreise, of_kreis = _outline()
    own = of_kreis.get(area.kreis_id or "", "")
    stroke = float(box.split()[3]) / 220
    fill = f'fill="{ACCENT}"' if area.area_id == LAND else f'fill="{SURFACE}"'
    around = f'<path d="{kreise}" {fill} stroke="{KREIS_BORDER}" stroke-width="{svg.short(stroke)}"/>'
    inside = (
        f'<path d="{own}" fill="{ACCENT}" stroke="{ACCENT}" stroke-width="{svg.short(2 * stroke)}"/>' if own else ""
    )
    image = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" aria-hidden="true">{around}{inside}</svg>'
    return markup(image), texts.LOCATOR.format(kreis=area.kreis) if own else texts.LOCATOR_LAND


def neighbours(profile: Profile) -> Neighbours:
    """Similar areas with the reasons, and the areas inside."""
    area, parts = profile.area, queries.parts(profile.area)
    label = ""
    if parts:
        nouns = {"land": ("Kreis", "Kreise"), "kreis": ("Kommune", "Kommunen")}.get(
            area.level, ("Gemeinde", "Gemeinden")
        )
        label = texts.PARTS_HEAD.format(what=german.plural(len(parts), *nouns), where=profile.place.where)
    return Neighbours(
        _similar(profile), label, [(profile_selection.address(part.area_id), part.label) for part in parts]
    )


def _similar(profile: Profile) -> Table | None:
    if not profile.similar:
        return None
    known = all_areas.areas().by_id
    in_kreis = profile.area.kind not in ("kreisfreie_stadt", "landkreis")
    columns = [
        Column(texts.PEER_HEAD_AREA),
        *([Column(texts.PEER_HEAD_KREIS)] if in_kreis else []),
        Column(texts.PEER_HEAD_PEOPLE, numeric=True),
        Column(texts.PEER_HEAD_REASON),
    ]
    rows = []
    for each in profile.similar:
        area = known[each.area_id]
        reasons = "; ".join(each.reasons).replace(" %", f"{german.NBSP}%")  # a sign of percent stays with its number
        name = link(area.label, profile_selection.address(area.area_id))
        rows.append([name, *([area.kreis] if in_kreis else []), german.number(area.inhabitants), reasons])
    caption = texts.PEERS_CAPTION.format(area=profile.area.label)
    return Table(caption, columns, rows, css="stapelt geb-aehnlich", hidden_caption=True)


def other_keys(area: ProfiledArea) -> str:
    """Keys of other lists, and at which levels the area stands; "" where there is nothing to add."""
    levels = texts.SAME_BODY_LEVELS.get(area.kind)
    sentences = (
        texts.SAME_BODY.format(levels=levels) if levels else "",
        f"{texts.AGS.format(key=area.ags)}." if area.ags and area.level != "land" else "",
    )
    return " ".join(filter(None, sentences))

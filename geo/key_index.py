"""Which areas a key may mean, per system. The caller names the system; the shape of a key never decides."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from geo.keys import AGS_DIGITS, GEMEINDE_DIGITS, KEY_SYSTEMS, System, filled_up
from geo.model import Area, Kind, Level

KeyIndex = dict[System, dict[str, list[tuple[int, Area]]]]


def index_keys(areas: Iterable[Area]) -> KeyIndex:
    """Per system and key the areas it may mean, each with a rank: 0 the key itself, 1 its form filled up with zeros."""
    index: KeyIndex = {system: defaultdict(list) for system in KEY_SYSTEMS}
    for area in areas:
        for system, key, rank in _keys(area):
            index[system][key].append((rank, area))
    return {system: dict(keys) for system, keys in index.items()}


def _keys(area: Area) -> Iterator[tuple[System, str, int]]:
    yield System.ARS, area.area_id, 0
    if len(area.area_id) < GEMEINDE_DIGITS:
        yield System.ARS, filled_up(area.area_id), 1
    if area.ags:
        yield System.AGS, area.ags, 0
        if len(area.ags) < AGS_DIGITS:
            yield System.AGS, filled_up(area.ags, AGS_DIGITS), 1
    if area.level is Level.KREIS:
        yield System.PKS_CSV, area.area_id.removeprefix("0"), 0
        yield System.PKS_XLSX, area.area_id, 0
    if state_key := _state_key(area):
        yield System.LANDESSCHLUESSEL, state_key, 0


def _state_key(area: Area) -> str | None:
    """Former Bezirk (1), Kreis (2), Verbandsgemeinde (2, "00" for none), Gemeinde (3) as the Statistisches Landesamt counts.

    Every part is read off the ARS 07 B KK VVVV GGG: the Verband block is 50vv for a Verbandsgemeinde. Structure as printed in
    the "Amtliches Verzeichnis der Verbandsgemeinden und Gemeinden". None for the Land, which has no key there.
    """
    if area.level is Level.LAND:
        return None
    kreis = area.area_id[2:5]
    if area.level is Level.KREIS:
        return kreis
    verband = area.area_id[7:9] if area.area_id[5] == "5" else "00"
    if area.kind is Kind.VERBANDSGEMEINDE:
        return kreis + verband
    return kreis + verband + (area.ags or "")[5:]

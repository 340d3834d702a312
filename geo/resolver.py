"""From a name or key as a source writes it to the one area it means, or an error that says what to do. Nothing is guessed."""

import difflib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from geo.changes import Change, find_former
from geo.key_index import index_keys
from geo.keys import KEY_SYSTEMS, SYSTEM_LABELS, System, federal_key
from geo.model import Area, Level
from geo.names import KindTest, kind_code, kind_test, normalise, split_kind, without_parenthesis

LEVEL_LABELS = {Level.LAND: "Land", Level.KREIS: "Kreis", Level.KOMMUNE: "Kommune", Level.GEMEINDE: "Gemeinde"}
Candidates = list[tuple[int, Area]]
_MOST_ELSEWHERE, _MOST_NEAREST = 5, 3
_TELL = "ist der Name richtig, die betreibende Stelle bitten, ihn als weiteren Namen aufzunehmen."
_NAME_CURE = f"Bitte die Schreibweise berichtigen; {_TELL}"
_NEAREST_CURE = f"Bitte den Namen eintragen, der gemeint ist; {_TELL}"
_ELSEWHERE_CURE = "Bitte Ebene und Kreis danach berichtigen oder das Gebiet eintragen, das gemeint ist."


class NoOneArea(ValueError):  # noqa: N818 - the name says what happened
    """A text that names not exactly one area; `reason` says why and `cure` what to do, both German."""

    def __init__(self, reason: str, cure: str) -> None:
        self.reason, self.cure = reason, cure
        super().__init__(f"{reason} {cure}")


class AmbiguousArea(NoOneArea):
    """Several areas fit; `candidates` lists them."""

    def __init__(self, text: str, candidates: Iterable[Area]) -> None:
        self.candidates = tuple(candidates)
        super().__init__(
            f"„{text}“ ist nicht eindeutig. Infrage kommen: {_listed(self.candidates)}.",
            "Bitte Art, Ebene oder Kreis dazuschreiben oder den ARS verwenden.",
        )


class UnknownArea(NoOneArea):
    """No area fits `text`; `nearest` holds up to three similar names, `former` the changes of a former Kommune of that name, `elsewhere` areas of
    that name on another level or in another Kreis."""

    text = ""

    def __init__(
        self,
        text: str,
        searched: str,
        nearest: Iterable[str] = (),
        former: Iterable[Change] = (),
        today: str = "",
        cure: str = "",
        elsewhere: Iterable[Area] = (),
    ) -> None:
        self.text = text
        self.nearest = tuple(nearest)
        self.former = tuple(former)
        self.elsewhere = tuple(elsewhere)
        hints = [f"„{text}“ ist nicht bekannt ({searched})."]
        if self.former:
            called = "Diesen Schlüssel hatte" if text.replace(" ", "").isdigit() else "So hieß"
            hints.append(
                f"{called} eine frühere Kommune, heute: {today}. Ein Eintrag für sie gilt nicht ohne Weiteres für die heutige."
            )
        if self.elsewhere:
            hints.append(f"So heißt aber: {_listed(self.elsewhere)}.")
        elif self.nearest:
            hints.append(f"Ähnlich geschrieben: {', '.join(self.nearest)}.")
        usual = _ELSEWHERE_CURE if self.elsewhere else _NEAREST_CURE if self.nearest else _NAME_CURE
        super().__init__(" ".join(hints), cure or usual)


class DividedArea(UnknownArea):
    """An area of an older list whose territory lies in several areas of today, or of which nobody knows where it lies."""

    def __init__(self, text: str, day: date, today: Iterable[str]) -> None:
        areas = ", ".join(today)
        where = f"sein Gebiet liegt heute in: {areas}" if areas else "was daraus wurde, ist nicht bekannt"
        reason = f"„{text}“ gab es nach dem Gebietsstand {day:%d.%m.%Y}, {where}. Ein Eintrag dafür lässt sich keinem Gebiet von heute zuordnen."
        NoOneArea.__init__(self, reason, "Bitte die heutigen Gebiete eintragen.")
        self.nearest, self.former, self.elsewhere = (), (), ()


class LaterArea(UnknownArea):
    """An area that came after the newest loaded list, made of several that the register still has."""

    def __init__(self, text: str, name: str, since: date, parts: Iterable[str], newest: date) -> None:
        NoOneArea.__init__(
            self,
            f"„{text}“ gilt seit {since:%d.%m.%Y} für {name}, entstanden aus: {', '.join(parts)}. Die neueste geladene Liste ist vom "
            f"{newest:%d.%m.%Y}.",
            "Bitte das neuere Gemeindeverzeichnis aufnehmen („python -m pipelines add gemeindeverzeichnis DATEI“).",
        )
        self.nearest, self.former, self.elsewhere = (), (), ()


class WrongKeySystem(NoOneArea):
    """The text is no key of the named system but one of another; `possible_systems` names those."""

    def __init__(self, text: str, named: System, possible_systems: Iterable[System]) -> None:
        self.possible_systems = tuple(possible_systems)
        others = " oder ".join(SYSTEM_LABELS[system] for system in self.possible_systems)
        super().__init__(
            f"„{text}“ passt nicht zu „{SYSTEM_LABELS[named]}“, sieht aber aus wie: {others}.",
            "Bitte das richtige Schlüsselsystem der Spalte angeben oder den Schlüssel berichtigen.",
        )


@dataclass(frozen=True, slots=True)
class _Filter:
    level: Level | None
    kreise: frozenset[str] | None
    kind: KindTest | None

    def keeps(self, area: Area) -> bool:
        if self.level is not None and area.level is not self.level:
            return False
        if self.kreise is not None and (area.kreis_id or area.area_id) not in self.kreise:
            return False
        return self.kind is None or self.kind(area)

    def described(self) -> str:
        level = f"Ebene {LEVEL_LABELS[self.level]}" if self.level else "alle Ebenen"
        return level if self.kreise is None else f"{level}, Kreis {', '.join(sorted(self.kreise))}"


class Resolver:
    """Built once from all areas; answers from dictionaries."""

    def __init__(
        self,
        areas: Collection[Area],
        short_names: Mapping[str, str],
        aliases: Iterable[tuple[str, str]],
        towns: Collection[str],
        changes: Collection[Change],
    ) -> None:
        """`short_names`: Kreis id → name without "Landkreis"; `aliases`: (spelling, area_id); `towns`: ids that are Städte."""
        self._by_id = {area.area_id: area for area in areas}
        self._changes = changes
        self._is_town: Callable[[Area], bool] = lambda area: area.area_id in towns
        self._keys = index_keys(areas)
        self._names = _index_names(areas, short_names, aliases)

    def resolve(self, text: str, system: System, level: Level | None, kreis: str | None, kind: str | None) -> Area:
        """See Register.resolve."""
        area_filter = _Filter(level, self._kreise(kreis), kind_test(kind_code(kind), self._is_town) if kind else None)
        if system is System.NAME:
            return self._by_name(text, area_filter)
        return self._by_key(text, system, area_filter)

    def _kreise(self, kreis: str | None) -> frozenset[str] | None:
        """The Kreise a hint may mean; a Stadt and a Landkreis of one name are both kept, the other filters decide."""
        if kreis is None:
            return None
        candidates = [area for _, area in self._name_candidates(kreis, _Filter(Level.KREIS, None, None))]
        if kreis in self._by_id and self._by_id[kreis].level is Level.KREIS:
            candidates = [self._by_id[kreis]]
        if not candidates:
            raise UnknownArea(kreis, "als Kreis", self._nearest(kreis, Level.KREIS))
        return frozenset(area.area_id for area in candidates)

    def _by_name(self, text: str, area_filter: _Filter) -> Area:
        candidates = self._name_candidates(text, area_filter)
        if not candidates:
            compact = text.replace(" ", "")
            if compact.isdigit():
                self._raise_if_other_system(text, System.NAME)
            raise self._unknown(text, area_filter)
        return _only_one(text, _exact_first_per_level(candidates))

    def _name_candidates(self, text: str, area_filter: _Filter) -> Candidates:
        """Candidates for the whole text first, so that "Rhein-Pfalz-Kreis" keeps its last word; then without kind words."""
        whole = [(rank, area) for rank, area in self._names.get(normalise(text), ()) if area_filter.keeps(area)]
        split = split_kind(text)
        if whole or split is None:
            return whole
        name, code = split
        fits = kind_test(code, self._is_town)
        return [(rank, area) for rank, area in self._name_candidates(name, area_filter) if fits(area)]

    def _by_key(self, text: str, system: System, area_filter: _Filter) -> Area:
        key = text.replace(" ", "")
        candidates = [(rank, area) for rank, area in self._keys[system].get(key, ()) if area_filter.keeps(area)]
        if candidates:
            best = min(rank for rank, _ in candidates)
            return _only_one(text, [area for rank, area in candidates if rank == best])
        if key not in self._keys[system]:
            self._raise_if_other_system(text, system)
        former = find_former(text, self._changes) if system is System.ARS else []
        raise UnknownArea(
            text,
            f"{SYSTEM_LABELS[system]}, {area_filter.described()}",
            (),
            former,
            self._today(former),
            self._key_cure(key, system),
        )

    def _key_cure(self, key: str, system: System) -> str:
        if f"0{key}" in self._keys[system]:
            return f"Ist die führende Null verloren gegangen? „0{key}“ gibt es. Bitte die Spalte als Text speichern."
        if system is System.ARS and (same := self._keys[System.AGS].get(federal_key(key))):
            area = _only_one(key, [area for _, area in same])
            return f"Kreis und Gemeindenummer darin gehören zu: {area.label}. Bitte den heutigen Schlüssel {area.area_id} eintragen."
        return "Bitte den Schlüssel berichtigen."

    def _raise_if_other_system(self, text: str, named: System) -> None:
        key = text.replace(" ", "")
        others: list[System] = [system for system in KEY_SYSTEMS if system is not named and key in self._keys[system]]
        if named is not System.NAME and normalise(text) in self._names:
            others.append(System.NAME)
        if others:
            raise WrongKeySystem(text, named, others)

    def _unknown(self, text: str, area_filter: _Filter) -> UnknownArea:
        former = find_former(text, self._changes)
        nearest = self._nearest(text, area_filter.level)
        elsewhere = [area for _, area in self._name_candidates(text, _Filter(None, None, None))]
        return UnknownArea(
            text, area_filter.described(), nearest, former, self._today(former), elsewhere=elsewhere[:_MOST_ELSEWHERE]
        )

    def _today(self, former: Iterable[Change]) -> str:
        """The labels of today's Kommunen, each once."""
        return ", ".join(
            dict.fromkeys(
                self._by_id[change.new_area_id].label for change in former if change.new_area_id in self._by_id
            )
        )

    def _nearest(self, text: str, level: Level | None) -> list[str]:
        split = split_kind(text)
        fits = {
            name: [area.label for _, area in candidates if level in (None, area.level)]
            for name, candidates in self._names.items()
        }
        known = [name for name, labels in fits.items() if labels]
        close = difflib.get_close_matches(normalise(split[0] if split else text), known, n=_MOST_NEAREST, cutoff=0.6)
        return list(dict.fromkeys(label for name in close for label in fits[name]))[:_MOST_NEAREST]


def _listed(areas: Iterable[Area]) -> str:
    return "; ".join(f"{area.label} ({LEVEL_LABELS[area.level]}, ARS {area.area_id})" for area in areas)


def _index_names(
    areas: Collection[Area], short_names: Mapping[str, str], aliases: Iterable[tuple[str, str]]
) -> dict[str, Candidates]:
    """Normalised spelling → areas; rank 0 for the official name, the label, the Kreis's short name and aliases, rank 1 for
    a name without its addition in parentheses."""
    index: dict[str, dict[str, tuple[int, Area]]] = defaultdict(dict)

    def enter(spelling: str, rank: int, area: Area) -> None:
        entries = index[normalise(spelling)]
        if area.area_id not in entries or entries[area.area_id][0] > rank:
            entries[area.area_id] = (rank, area)

    for area in areas:
        short = short_names.get(area.area_id, area.name)
        for spelling, rank in ((area.name, 0), (area.label, 0), (short, 0), (without_parenthesis(short), 1)):
            enter(spelling, rank, area)
    by_unit: dict[str, list[Area]] = defaultdict(list)
    for area in areas:
        by_unit[area.unit_id].append(area)
    by_id = {area.area_id: area for area in areas}
    for spelling, area_id in aliases:
        for area in by_unit[by_id[area_id].unit_id]:
            enter(spelling, 0, area)
    return {spelling: list(entries.values()) for spelling, entries in index.items()}


def _exact_first_per_level(candidates: Candidates) -> list[Area]:
    """On one level the exact official name "Hamm" beats "Hamm (Sieg)" without its addition; across levels both stay."""
    best: dict[Level, int] = {}
    for rank, area in candidates:
        best[area.level] = min(rank, best.get(area.level, rank))
    return [area for rank, area in candidates if rank == best[area.level]]


def _only_one(text: str, candidates: list[Area]) -> Area:
    """The single body among the candidates; at several levels it is the row of the Kommune that is meant."""
    units = {area.unit_id for area in candidates}
    if len(units) > 1:
        raise AmbiguousArea(text, candidates)
    if len(candidates) == 1:
        return candidates[0]
    kommunen = [area for area in candidates if area.level is Level.KOMMUNE]
    return kommunen[0] if kommunen else max(candidates, key=lambda area: len(area.area_id))

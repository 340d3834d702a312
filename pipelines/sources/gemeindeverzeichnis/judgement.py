"""What a list of Gemeinden says beside the others: its dates, its counts, what changed, and what nobody can explain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from geo.areas import ChangeKind, Edition, Register
from geo.reference_tables import REFERENCE, load_expected_counts, load_kreise
from geo.succession import compare
from pipelines.formats.content import FETCH_AGAIN
from pipelines.store.options import period_span

if TYPE_CHECKING:
    from geo.succession import Comparison, Found
    from pipelines.store.reading import Reading

# More Gemeinden than these have never vanished at once without a reform: the list is cut off.
_MOST_VANISHED = 30
# The Land keeps its borders; surveying moves its area by less.
_LAND_SHARE = 0.005
# Inhabitants of the Land change by less in a year.
_LAND_PEOPLE = 0.03
# Those of a Kommune or Gemeinde by less at once and in every further year, a census, floods and large shelters included (2018 to 2022: Bitburg +13 %,
# Altenahr −9 %; of Gemeinden Dernau −23 %, Hermeskeil +23 %); beyond it somebody must say yes. Few persons are many per cent of a village.
_KOMMUNE_PEOPLE, _GEMEINDE_PEOPLE, _YEARLY = 0.10, 0.27, 0.02
_FEW_PERSONS = 100
_LISTED = 12
_DAYS_PER_YEAR = 365.25
_YES = "Die Liste prüfen; ist sie vollständig und richtig, mit --accept-jumps aufnehmen."
_WORDS = {
    ChangeKind.MERGED: "{old} → {new}: zusammengeschlossen",
    ChangeKind.DIVIDED: "{old} → {new}: aufgeteilt",
    ChangeKind.RENAMED: "{old} → {new}: umbenannt",
    ChangeKind.MOVED: "{old}: in anderer Verbandsgemeinde ({new})",
    ChangeKind.NEW_KEY: "{old} → {new}: neuer Schlüssel",
}


def judge(reading: Reading, edition: Edition, register: Register, replaced: Edition | None = None) -> None:
    """Note problems, questions and notices of a list that is part of `register`; `replaced` is the one of its day that counts until now."""
    _judge_period(reading, edition)
    _tell_dates(reading, edition, register)
    _judge_kreise(reading, edition, register)
    steps = [
        step
        for step in register.history.comparisons
        if edition.reference_date in (step.older.reference_date, step.newer.reference_date)
    ]
    for step in steps:
        _judge_step(reading, step)
    if replaced:
        correction = compare(replaced, edition)
        _judge_step(reading, correction)
        _ask_about_territory(reading, correction)
    if not steps:
        _judge_counts(reading, edition)


def _judge_period(reading: Reading, edition: Edition) -> None:
    period, day = reading.release.period, edition.reference_date
    span = period_span(period)
    is_range = span.first.year != span.last.year
    if is_range or not span.first <= day <= span.last:
        why = "Ein Gebietsstand ist ein Tag" if is_range else "Das ist ein anderer Zeitraum"
        reading.problem(
            f"Die Liste hat den Gebietsstand {day:%d.%m.%Y}, aufgenommen werden soll sie für {period}. {why}.",
            f"--period {day.year} oder --period {day:%Y-%m} angeben.",
            column="Gebietsstand",
            value=f"{day:%d.%m.%Y}",
        )


def _tell_dates(reading: Reading, edition: Edition, register: Register) -> None:
    counts, day = edition.counts, edition.reference_date
    assumed = (
        " (nicht in der Datei genannt, sondern der übliche Stichtag zu diesem Gebietsstand)"
        if edition.date_is_assumed
        else ""
    )
    reading.notice(
        f"Gebietsstand {day:%d.%m.%Y}: {counts.kreise} Kreise, {counts.kommunen} Kommunen, {counts.gemeinden} Gemeinden; "
        f"Einwohner am {edition.inhabitants_date:%d.%m.%Y}{assumed}."
    )
    if day < register.reference_date:
        reading.notice(
            f"Der neueste geladene Gebietsstand bleibt der vom {register.reference_date:%d.%m.%Y}; dieser hier steht bei den früheren."
        )
    lacking = [each for each in edition.gemeinden if each.lon is None]
    if lacking:
        reading.notice(
            f"{len(lacking)} Gemeinden ohne Punkt in der Liste; er kommt aus einer anderen Liste oder aus der Mitte der Teile."
        )


def _judge_kreise(reading: Reading, edition: Edition, register: Register) -> None:
    present = {each.kreis_id for each in edition.gemeinden}
    names = {kreis_id: kreis.name for kreis_id, kreis in load_kreise(REFERENCE).items() if kreis_id not in present}
    for kreis_id, name in names.items():
        moved = [
            old
            for step in register.history.comparisons
            if step.newer.reference_date == edition.reference_date
            for old, targets in step.became.items()
            if old.startswith(kreis_id) and targets
        ]
        if moved:
            reading.ask(
                f"Der Kreis {name} ({kreis_id}) kommt nicht mehr vor, seine Gemeinden liegen in anderen Kreisen.", _YES
            )
        else:
            reading.problem(
                f"Der Kreis {name} ({kreis_id}) fehlt mit allen Gemeinden.", "Die vollständige Liste aufnehmen."
            )


def _judge_step(reading: Reading, step: Comparison) -> None:
    days = _days(step)
    told = [_in_words(found) for found in step.found]
    reading.notice(f"Gebietsänderungen {days}: {_listed(told) if told else 'keine'}.")
    for what, gemeinden in (("verschwunden", step.vanished), ("hinzugekommen", step.appeared)):
        if not gemeinden:
            continue
        listed = _listed([f"{each.name} ({each.area_id})" for each in gemeinden])
        reason = f"Gemeinden {what}, ohne dass der Vergleich {days} es erklärt ({len(gemeinden)}): {listed}."
        if len(gemeinden) > _MOST_VANISHED:
            reading.problem(reason, FETCH_AGAIN)
        else:
            reading.ask(
                reason, "Die Änderung in geo/reference/changes.csv eintragen oder mit --accept-jumps aufnehmen."
            )
    _ask_about_exchanged_names(reading, step)
    for old, new in step.resized:
        reading.notice(
            f"Andere Fläche {days}: {new.name} ({new.area_id}) {_km2(new.area_km2)} statt {_km2(old.area_km2)} km², ohne bekannte Änderung."
        )
    _judge_sums(reading, step, days)


def _ask_about_exchanged_names(reading: Reading, step: Comparison) -> None:
    """An area that takes the name another one gives up: two rows may be exchanged, and every value would stand under the wrong name."""
    renamed = [found for found in step.found if found.kind is ChangeKind.RENAMED]
    given_up = {found.old_name for found in renamed}
    if crossed := [found for found in renamed if found.new_name in given_up]:
        reading.ask(
            f"Namen, die vorher ein anderes Gebiet trug {_days(step)}: {_listed([_in_words(found) for found in crossed])}.",
            _YES,
        )


def _ask_about_territory(reading: Reading, correction: Comparison) -> None:
    """On one day an area has one territory; only names are put right without a question."""
    days = _days(correction)
    _ask_about_exchanged_names(reading, correction)
    if changes := [_in_words(found) for found in correction.found if found.kind is not ChangeKind.RENAMED]:
        reading.ask(f"Gebietsänderungen {days}: {_listed(changes)}.", _YES)
    if correction.resized:
        areas = [
            f"{new.name} ({new.area_id}) {_km2(old.area_km2)} → {_km2(new.area_km2)} km²"
            for old, new in correction.resized
        ]
        reading.ask(f"Andere Fläche {days}: {_listed(areas)}.", _YES)


def _judge_sums(reading: Reading, step: Comparison, days: str) -> None:
    old_km2, new_km2 = (sum(each.area_km2 for each in edition.gemeinden) for edition in (step.older, step.newer))
    if abs(new_km2 - old_km2) > _LAND_SHARE * old_km2:
        reading.problem(
            f"Die Gemeinden ergeben zusammen {_km2(new_km2)} statt {_km2(old_km2)} km² ({days}). Das Land hat seine Grenzen behalten.",
            FETCH_AGAIN,
        )
    years = max(1.0, abs((step.newer.inhabitants_date - step.older.inhabitants_date).days) / _DAYS_PER_YEAR)
    old_people, new_people = (
        sum(each.inhabitants for each in edition.gemeinden) for edition in (step.older, step.newer)
    )
    if abs(new_people - old_people) > _LAND_PEOPLE * years * old_people:
        reason = f"Das Land hat {new_people} statt {old_people} Einwohner ({days})."
        if _is_correction(step):  # the stored list may be the wrong one
            reading.ask(reason, _YES)
        else:
            reading.problem(reason, FETCH_AGAIN)
    if jumps := [*_jumps_of_kommunen(step, years), *_jumps_of_gemeinden(step, years)]:
        largest = [text for _, text in sorted(jumps, reverse=True)]
        reading.ask(f"Ungewöhnliche Sprünge der Einwohner {days}: {_listed(largest)}.", _YES)


def _jumps_of_kommunen(step: Comparison, years: float) -> Iterator[tuple[float, str]]:
    for kommune_id in step.older.kommunen.keys() & step.newer.kommunen.keys():
        before, after = step.older.kommunen[kommune_id], step.newer.kommunen[kommune_id]
        if {new for each in before for new in step.became[each.area_id]} == {each.area_id for each in after}:
            counted = [sum(each.inhabitants for each in members) for members in (before, after)]
            yield from _jump(
                f"{after[0].kommune_name} ({kommune_id})", counted[0], counted[1], _KOMMUNE_PEOPLE + _YEARLY * years
            )


def _jumps_of_gemeinden(step: Comparison, years: float) -> Iterator[tuple[float, str]]:
    changed = {each.new_id for each in step.found if each.kind in (ChangeKind.MERGED, ChangeKind.DIVIDED)}
    for old in step.older.gemeinden:
        new = step.newer.by_ags.get(old.ags)
        if new and old.in_verbandsgemeinde and new.area_id not in changed:
            yield from _jump(
                f"{new.name} ({new.area_id})", old.inhabitants, new.inhabitants, _GEMEINDE_PEOPLE + _YEARLY * years
            )


def _jump(name: str, before: int, after: int, limit: float) -> Iterator[tuple[float, str]]:
    share = abs(after - before) / max(before, 1)
    if share > limit and abs(after - before) >= _FEW_PERSONS:
        yield share, f"{name} {before} → {after}"


def _judge_counts(reading: Reading, edition: Edition) -> None:
    """With nothing to compare, the counts are those of the nearest day known, or somebody says yes."""
    expected = load_expected_counts(REFERENCE)
    nearest = min(expected, key=lambda day: abs((day - edition.reference_date).days), default=None)
    if nearest and (wrong := edition.counts.differences(expected[nearest])):
        reading.ask(
            f"Andere Zahlen als am {nearest:%d.%m.%Y}: {', '.join(wrong)}; eine Liste zum Vergleichen ist nicht geladen.",
            _YES,
        )


def _is_correction(step: Comparison) -> bool:
    return step.older.reference_date == step.newer.reference_date


def _days(step: Comparison) -> str:
    older, newer = f"{step.older.reference_date:%d.%m.%Y}", f"{step.newer.reference_date:%d.%m.%Y}"
    return (
        f"zwischen der gespeicherten und dieser Liste vom {newer}"
        if _is_correction(step)
        else f"zwischen {older} und {newer}"
    )


def _in_words(found: Found) -> str:
    old, new = f"{found.old_name} ({found.old_id})", f"{found.new_name} ({found.new_id})"
    return _WORDS[found.kind].format(old=old, new=new) + (" (nur ein Teil)" if found.part_only else "")


def _km2(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")


def _listed(texts: list[str]) -> str:
    more = f"; und {len(texts) - _LISTED} weitere" if len(texts) > _LISTED else ""
    return "; ".join(texts[:_LISTED]) + more

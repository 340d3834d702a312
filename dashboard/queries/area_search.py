"""Areas by what people type: the same entries as the lists of the search boxes hold, in the same order."""

from __future__ import annotations

from itertools import chain

from dashboard import db
from dashboard.addresses.areas import federal_key
from dashboard.addresses.text_search import Entry, Found, find, fold
from dashboard.queries import areas
from dashboard.texts.area_search import KIND_WORDS, SEARCH

_ALL_KIND_WORDS = frozenset(chain.from_iterable(KIND_WORDS.values()))


def areas_named(typed: str) -> Found:
    """The areas somebody may mean; an area may stand there twice, under its name of today and a former one."""
    return find(_entries(), typed, _ALL_KIND_WORDS)


@db.per_build
def _entries() -> list[Entry]:
    rows = areas.rows()
    names = {row["area_id"]: row["label"] for row in rows}
    return [*map(_today, rows), *(_former(row, names[row["new_area_id"]]) for row in areas.former_names())]


def _today(row: db.Row) -> Entry:
    """A body that stands at several levels is found by the name of one of them, and by the keys of all."""
    area_id, label = row["area_id"], row["label"]
    detail = " · ".join(filter(None, [row["kind_label"], row["kreis"]]))
    keys = f"{area_id} {federal_key(area_id) if len(area_id) == 12 else ''}".strip()
    if row["main_id"] != area_id:
        return Entry(area_id, label, detail, keys, keys, keys)
    folded = fold(label)
    bare = " ".join(word for word in folded.split(" ") if word not in _ALL_KIND_WORDS)
    return Entry(
        area_id, label, detail, folded, bare, fold(f"{label} {detail} {keys}"), KIND_WORDS.get(row["kind"], ())
    )


def _former(row: db.Row, label: str) -> Entry:
    """A former name or key, which leads to the area of today."""
    detail = SEARCH["formerPart" if row["part_only"] else "former"].format(name=label)
    key = row["old_area_id"] or ""
    if row["kept_name"]:
        return Entry(row["new_area_id"], row["old_name"], detail, key, key, key)
    folded = fold(row["old_name"])
    text = fold(f"{row['old_name']} {detail} {row['year']} {key}")
    return Entry(row["new_area_id"], row["old_name"], detail, folded, folded, text)

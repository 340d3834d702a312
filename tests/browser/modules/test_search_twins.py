"""The search of the script and that of the server find the same areas in the same order, on the whole Land."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from dashboard.app import create_app
from dashboard.queries import frame
from dashboard.queries.area_search import areas_named
from dashboard.texts.area_search import SEARCH
from pipelines.store.versions import PublishedFolder
from tests.dashboard.small_atlas import shown

TYPED = [
    "a",
    "st",
    "bad",
    "Bad Kreuznach",
    "Kreis Bad Kreuznach",
    "VG Bad Kreuznach",
    "Stadt Bad Kreuznach",
    "bad kreuznach (kreis)",
    "Bad Kreuznahc",
    "Landkreis Bad Kreuznahc",
    "Koblenz",
    "Kobelnz",
    "Kreis Koblenz",
    "VG Koblenz",
    "Trir",
    "Neuwid landkreis",
    "Muenchweiler",
    "Muenchweilr",
    "Idaroberstein",
    "Ludwigshfaen am Rhein",
    "Neustadt a. d. Weinstr.",
    "St. Goar",
    "Nstätten",
    "Stadt Alzez",
    "Höhr Grenzhuasen",
    "nheim",
    "hausen",
    "westerwald verbandsgemeinde",
    "Simmern (Hunsrück)",
    "Braubach",
    "07133",
    "7141502",
    "071415002023",
    "07 141 5002 003",
    "071335",
    "xyzzyq",
    "!",
    "og",
    "Kreis",
    "Stadt Stadt",
    "Zell (Mosel)",
    "zell mosle",
    "Wrod",
]
FIND = """
    const { find } = await import("/assets/text_search.js");
    const entries = module.areaEntries(given.areas, given.words);
    return given.typed.map((typed) => {
        const { matches, meant } = find(entries, typed);
        return [matches.map(({ id, name }) => `${id} ${name}`), meant ? meant.id : null];
    });
"""


def test_script_and_server_find_the_same(run: Callable[..., Any], embedded: PublishedFolder) -> None:
    with shown(embedded.folder):
        listed = create_app().test_client().get(f"/api/v1/suche/{frame.build()['version']}/gebiete.json").text
        by_server = [areas_named(typed) for typed in TYPED]
    by_script = run("search.js", FIND, {"areas": json.loads(listed), "words": SEARCH, "typed": TYPED})
    for typed, found, (names, meant) in zip(TYPED, by_server, by_script, strict=True):
        assert [f"{each.area_id} {each.name}" for each in found.matches] == names, typed
        assert (found.meant.area_id if found.meant else None) == meant, typed
    assert sum(bool(found.matches) for found in by_server) > 35

"""The dashboard's own files: one fingerprint for all, kept for ever under it, as small as can be."""

from __future__ import annotations

import re

import brotli
import pytest
from flask.testing import FlaskClient

from dashboard import theme
from dashboard.app import create_app
from dashboard.web import assets
from pipelines.store.versions import PublishedFolder
from tests.dashboard.small_atlas import shown

IMMUTABLE = "public, max-age=31536000, immutable"


def test_every_file_is_served_under_the_fingerprint_for_ever(client: FlaskClient) -> None:
    for name, content in assets.files().items():
        answer = client.get(assets.address(name))
        assert (answer.status_code, answer.data) == (200, content)
        assert answer.headers["Cache-Control"] == IMMUTABLE


@pytest.mark.parametrize("before", ["", "0123456789ab/"])
def test_without_the_fingerprint_of_today_a_file_is_asked_for_anew(client: FlaskClient, before: str) -> None:
    answer = client.get(f"/assets/{before}zeichen.svg")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-cache")
    again = client.get(f"/assets/{before}zeichen.svg", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("name", ["gibtesnicht.js", "../app.py", "..%2fapp.py", "%2e%2e/app.py", "0123456789ab", ""])
def test_nothing_else_is_served(client: FlaskClient, name: str) -> None:
    assert client.get(f"/assets/{name}").status_code == 404


def test_files_travel_as_small_as_can_be(client: FlaskClient) -> None:
    answer = client.get(assets.address(assets.SHEET), headers={"Accept-Encoding": "br"})
    assert brotli.decompress(answer.data) == assets.files()[assets.SHEET]
    assert len(answer.data) <= len(brotli.compress(assets.files()[assets.SHEET], quality=11, lgwin=18))


def test_every_page_has_one_sheet_with_all_styles_print_last(client: FlaskClient) -> None:
    page = client.get("/vergleich").text
    assert re.findall(r'<link rel="stylesheet" href="([^"]+)"', page) == [assets.address(assets.SHEET)]
    sheet = assets.files()[assets.SHEET].decode()
    starts = [sheet.index(content.decode()) for name, content in assets.files().items() if name in assets.CASCADE]
    assert (
        len(starts) == len([name for name in assets.files() if name.endswith(".css")]) - 5
    )  # those of pages, the first page, frames, internal pages (two)
    base, paper = (next(n for n in assets.files() if n.endswith(end)) for end in ("base.css", "print.css"))
    assert min(starts) == sheet.index(assets.files()[base].decode()) == len(theme.style_sheet()) + 1
    assert sheet.endswith(assets.files()[paper].decode())


def test_modules_that_modules_import_are_known_beforehand(monkeypatch: pytest.MonkeyPatch) -> None:
    modules = {
        "a.js": b'import { x } from "./map/b.js";\nimport "./c.js";\nconst text = "import from ./no.js";',
        "map/b.js": b'export * from "../c.js";\nimport {\n  y,\n  z\n} from "./d.js";\n// import { q } from "./no.js"',
        "c.js": b"",
        "map/d.js": b'import { x } from "./b.js";',
    }
    monkeypatch.setattr(assets, "files", lambda: modules)
    assets._imports.cache_clear()
    assert sorted(assets.imported(["a.js"])) == ["c.js", "map/b.js", "map/d.js"]
    assert assets.imported(["c.js"]) == []
    assets._imports.cache_clear()


def test_a_file_that_is_not_there_is_an_error_of_ours() -> None:
    with pytest.raises(KeyError):
        assets.address("gibtesnicht.js")


FIRST_PAGES = (
    "/",
    "/?gebiet=07137",
    "/?kennzahl=raub&ansicht=tabelle",
    "/?kennzahl=bedarf-struktur&gebiet=071110000",
    "/?kennzahl=raub&mass=unterschied&ebene=kreis&gebiet=07111",
    "/?stand=unklar",
    "/?stand=quatsch",
)
RULE = re.compile(r"([^{}]+)\{[^{}]*\}")


def selectors(sheet: str) -> list[set[str]]:
    """Of every selector of a sheet the classes and ids it names."""
    text = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    named = (
        set(re.findall(r"[.#]([A-Za-z_][\w-]*)", each)) for found in RULE.findall(text) for each in found.split(",")
    )
    return [names for names in named if names]


def test_the_sheet_of_the_first_page_holds_every_rule_for_what_stands_on_it(embedded: PublishedFolder) -> None:
    with shown(embedded.folder):
        visitor = create_app().test_client()
        pages = [visitor.get(address).text for address in FIRST_PAGES]
    assert all(
        assets.address(assets.FIRST_SHEET) in page and assets.address(assets.SHEET) not in page for page in pages
    )
    marked = {
        name for page in pages for value in re.findall(r'\b(?:class|id)="([^"]*)"', page) for name in value.split()
    }
    left_out = "\n".join(assets.files()[name].decode() for name in assets.NOT_FIRST)
    first = selectors(assets.files()[assets.FIRST_SHEET].decode())
    missing = [names for names in selectors(left_out) if names <= marked and names not in first]
    assert len(first) > 100
    assert missing == []

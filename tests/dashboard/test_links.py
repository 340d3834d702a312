"""Every link inside the atlas leads somewhere, and every anchor it names is there: on pages, in the texts, in the README and the documents."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urljoin

import pytest
from flask.testing import FlaskClient

from dashboard.app import PAGES
from tests.conftest import ROOT
from tests.dashboard.lage_atlas import HACHENBURG, KOBLENZ

STATES = ["/anlaesse?ansicht=kommunen", "/anlaesse?ansicht=zuerst", f"/gebiet/{HACHENBURG}", f"/gebiet/{KOBLENZ}"]
# A chart is named by its address.
VISITED = [*(page.path for page in PAGES if "<" not in page.path and page.name != "embedded_chart"), *STATES]
# Files that name addresses of pages with an anchor.
WRITTEN = [
    *(ROOT / name for name in ("README.md", "CHANGELOG.md", "SECURITY.md", "CONTRIBUTING.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *(
        path
        for path in sorted((ROOT / "dashboard").rglob("*"))
        if path.suffix in (".py", ".j2", ".md", ".js") and path.is_file()
    ),
]
ANCHORED = re.compile(
    r"(?<![\w.:/])(/(?:daten|neues|anlaesse|vergleich|nicht-beantwortet|barrierefreiheit)[a-z/-]*)#([a-z][a-z-]*)"
)
# Where each of them is written first.
ANCHORS = {
    pair: path.relative_to(ROOT).as_posix()
    for path in reversed(WRITTEN)
    for pair in ANCHORED.findall(path.read_text(encoding="utf-8"))
}


def has_anchor(page: str, anchor: str) -> bool:
    return not anchor or re.search(rf'\sid="{re.escape(anchor)}"', page) is not None


@pytest.mark.parametrize("state", VISITED)
def test_every_link_of_a_page_leads_somewhere(client: FlaskClient, state: str) -> None:
    answer = client.get(state)
    assert answer.status_code == 200
    page = re.sub(r"<script.*?</script>", "", answer.text, flags=re.DOTALL)
    links = {unescape(each) for each in re.findall(r'(?:href|\baction)="([/#?][^"]*)"', page)}
    assert links
    for link in sorted(links):
        address, _, anchor = urljoin(state, link).partition("#")
        found = client.get(address)
        lacks_indicator = found.status_code == 400 and "kennzahl=" in link  # the small atlas has few of them
        assert found.status_code == 200 or lacks_indicator, link
        assert not anchor or has_anchor(found.text, anchor), link


@pytest.mark.parametrize(("address", "anchor"), sorted(ANCHORS))
def test_every_written_anchor_is_on_its_page(client: FlaskClient, address: str, anchor: str) -> None:
    assert has_anchor(client.get(address).text, anchor), ANCHORS[address, anchor]


def test_a_missing_anchor_is_recognised(client: FlaskClient) -> None:
    assert not has_anchor(client.get("/daten").text, "gibt-es-nicht")
    assert ANCHORED.findall("siehe `/daten/quellen#veroeffentlichungen`.") == [
        ("/daten/quellen", "veroeffentlichungen")
    ]

"""The page about the API says what the API does, and the programs on it run as they stand there."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard.api.page import EXAMPLE_ADDRESS, examples
from dashboard.api.registry import RESOURCES
from dashboard.app import create_app
from dashboard.texts.data_pages import SHEETS
from pipelines.store.versions import PublishedFolder
from tests.dashboard.document import parse, text_of
from tests.dashboard.small_atlas import shown
from tests.server import Server, serving

PATH = SHEETS["api"].path


@pytest.fixture(scope="module")
def visitor(embedded: PublishedFolder) -> Iterator[FlaskClient]:
    """A visitor of the embedded build."""
    with shown(embedded.folder):
        yield create_app().test_client()


def test_every_resource_stands_there_with_all_its_parameters_and_fields(visitor: FlaskClient) -> None:
    page = parse(visitor.get(PATH).text)
    common = {text_of(cell) for cell in page.iterfind(".//section[@id='regeln']//tbody/tr/th")}
    for resource in RESOURCES:
        described = page.find(f".//details[@id='{resource.name}']")
        assert described is not None, resource.name
        written = {text_of(each) for each in described.iter("code")} | common
        assert {each.name for each in resource.known} <= written
        assert set(resource.field_names) <= written
        assert resource.title.de in text_of(described)


def test_no_description_is_cut_where_its_english_half_begins() -> None:
    for resource in RESOURCES:
        for name, field in resource.row().fields.items():
            assert str(field.metadata["description"]).count(" / ") == 1, f"{resource.name}.{name}"


def test_what_can_be_tried_there_answers_with_rows(visitor: FlaskClient) -> None:
    page = parse(visitor.get(PATH).text)
    links = [str(link.get("href")) for link in page.iterfind(".//section[@id='ressourcen']//a")]
    assert len(links) == len(RESOURCES)
    for link in links:
        answer = visitor.get(unescape(link))
        assert answer.status_code == 200, link


@pytest.fixture(scope="module")
def server(embedded: PublishedFolder) -> Iterator[Server]:
    """gunicorn over the embedded build."""
    with serving(embedded.folder) as running:
        yield running


@pytest.mark.parametrize("example", [each for each in examples() if each.language.startswith("Python")], ids=str)
def test_the_python_programs_run(server: Server, tmp_path: Path, example: object) -> None:
    code = getattr(example, "code").replace(EXAMPLE_ADDRESS, server.address)  # noqa: B009
    program = tmp_path / "example.py"
    program.write_text(code, encoding="utf-8")
    done = subprocess.run([sys.executable, program], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) > 5


def test_the_curl_commands_run(server: Server) -> None:
    if shutil.which("curl") is None:
        pytest.skip("curl fehlt.")
    [code] = [each.code for each in examples() if each.language == "curl"]
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", code.replace(EXAMPLE_ADDRESS, server.address).replace("curl ", "curl -sf ")],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert '"kommunen":170' in done.stdout
    assert "Koblenz" in done.stdout
    assert '"status":"unklar"' in done.stdout

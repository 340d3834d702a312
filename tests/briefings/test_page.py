"""The page "Briefing": what an address fills in, what it asks for in vain, and the way from there to a file."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from types import SimpleNamespace

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.briefings import catalogue, heartbeat, html, identity, jobs, routes
from dashboard.briefings.jobs import FAILED, FINISHED, RUNNING, WAITING, Job, Jobs
from dashboard.queries.changes import kept_versions
from dashboard.texts import briefing_page as texts
from tests.briefings.contents import CONTENTS, REFUSED, SECTIONS
from tests.dashboard.document import parse, text_of
from tests.dashboard.lage_atlas import HACHENBURG, KREIS
from tests.dashboard.published_versions import publish_versions
from tests.dashboard.small_atlas import shown

SHOWN, EARLIER, CLOSED = "2026-10-03.cccccccc", "2026-10-02.bbbbbbbb", "2026-10-01.aaaaaaaa"
ASK = "/briefing/auftrag"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = publish_versions(tmp_path_factory.mktemp("published"), [SHOWN, EARLIER, CLOSED], other_schema=[CLOSED])
    with shown(folder):
        yield folder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Jobs:
    """The jobs of a renderer that runs."""
    monkeypatch.setenv("ATLAS_BRIEFINGS", str(tmp_path / "briefings"))
    own = Jobs()
    own.make_folders()
    heartbeat.beat(own.root)
    return own


@pytest.fixture
def visitor(published: Path, folder: Jobs, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    assert published
    monkeypatch.setattr(catalogue, "CONTENTS", CONTENTS)
    return create_app().test_client()


def words(visitor: FlaskClient, address: str) -> str:
    return text_of(parse(visitor.get(address).text))


def checked(html: str, name: str) -> list[str]:
    """Values of the boxes of a name that are ticked."""
    boxes = re.findall(rf'<input type="checkbox"\s+name="{name}"\s+value="([^"]+)"( checked)?', html)
    return [value for value, is_checked in boxes if is_checked]


def written(folder: Jobs, content: bytes = b"%PDF-1.7 x") -> Job:
    """The job that has waited longest, with a file."""
    job = folder.begin()
    assert job
    (folder.place(RUNNING, job.id) / "datei.pdf").write_bytes(content)
    return folder.finish(job, "datei.pdf", hashlib.sha256(content).hexdigest())


def test_it_opens_with_the_whole_land_as_pdf_and_slides(visitor: FlaskClient) -> None:
    html = visitor.get("/briefing").text
    assert "Auswahl: Landesbriefing" in html
    assert checked(html, "format") == ["pdf", "pptx"]
    assert checked(html, "abschnitte") == list(SECTIONS)
    assert [title for title in ("Kommunalprofil", "Kreisblatt", "Beratungsliste") if title not in html] == []
    assert "Musterstadt" not in html, "nothing is drawn before somebody asks for it"


def test_from_there_one_step_leads_to_the_jobs(visitor: FlaskClient, folder: Jobs) -> None:
    html = visitor.get("/briefing").text
    form = html[html.index('id="briefing-form"') : html.index("</form>", html.index('id="briefing-form"'))]
    assert f'formaction="{ASK}"' in form
    hidden = dict(re.findall(r'<input type="hidden"\s+name="(\w+)"\s+value="(\w+)"', form))
    answer = visitor.get(f"{ASK}?inhalt={hidden['inhalt']}&format=pdf&format=pptx")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (303, "no-store")
    ids = answer.headers["Location"].removeprefix(f"{ASK}/").split(",")
    assert {job.selection.formats for job in folder.all(WAITING)} == {("pdf",), ("pptx",)}
    assert sorted(ids) == sorted(folder.waiting())
    assert {job.selection.version for job in folder.all(WAITING)} == {SHOWN}
    assert words(visitor, answer.headers["Location"]).count("wartet") == 2


def test_asked_for_twice_it_is_written_once(visitor: FlaskClient, folder: Jobs) -> None:
    first = visitor.get(f"{ASK}?inhalt=land&format=pdf").headers["Location"]
    again = visitor.get(f"{ASK}?format=pdf&inhalt=land&v={SHOWN}&abschnitte={','.join(SECTIONS)}").headers["Location"]
    assert first == again
    assert len(folder.waiting()) == 1


def test_the_preview_is_the_document_with_the_area_chosen(visitor: FlaskClient) -> None:
    text = words(visitor, f"/briefing?inhalt=profil&gebiet={HACHENBURG}&v={EARLIER}")
    assert f"{HACHENBURG} {{}} {EARLIER}" in text
    assert "Gewählt: Hachenburg" in text
    assert "In Musterstadt ist ein kriminalpräventiver Rat aktiv." in text


def test_of_several_sections_only_those_chosen_are_drawn(visitor: FlaskClient) -> None:
    html = visitor.get("/briefing?inhalt=land&abschnitte=lage").text
    assert checked(html, "abschnitte") == ["lage"]
    assert "Verlauf" in html
    assert "Auf einen Blick</h" not in html


def test_what_another_page_filters_by_goes_along(visitor: FlaskClient, folder: Jobs) -> None:
    address = f"/briefing?inhalt=beratungsliste&ortsart=vg,stadt&gebiet={HACHENBURG}&format=xlsx"
    html = visitor.get(address).text
    assert f'href="/anlaesse?gebiet={HACHENBURG}&amp;ortsart=vg,stadt"' in html
    assert re.search(r'<input type="hidden"\s+name="ortsart"\s+value="vg,stadt"', html)
    visitor.get(address.replace("/briefing?", f"{ASK}?"))
    [job] = folder.all(WAITING)
    assert dict(job.selection.parameters) == {"gebiet": HACHENBURG, "ortsart": "vg,stadt"}
    assert (job.selection.area, job.selection.formats) == ("", ("xlsx",))


def test_an_area_is_found_by_its_name_without_scripts(visitor: FlaskClient) -> None:
    assert "Gewählt: Hachenburg" in words(visitor, "/briefing?inhalt=profil&gebietsname=hachenburg")
    html = visitor.get("/briefing?inhalt=profil&gebietsname=ba").text
    assert "Bad Marienberg" in html
    answer = visitor.get("/briefing?inhalt=profil&gebietsname=xyzxyz")
    assert answer.status_code == 200
    assert "wurde kein Gebiet gefunden" in answer.text


@pytest.mark.parametrize(
    ("query", "status", "sentence"),
    [
        ("inhalt=landd", 400, "Gemeint ist vielleicht „land“."),
        ("inhalt=profil&gebiet=99999", 404, "Das Gebiet „99999“ gibt es nicht."),
        ("inhalt=profil&gebiet=Hachenbrug", 404, "Meinten Sie Hachenburg"),
        (f"inhalt=profil&gebiet={KREIS}", 400, "„Kommunalprofil“ gibt es für ein Gebiet anderer Art"),
        ("inhalt=profil&gebiet=07", 400, "nicht für das ganze Land"),
        ("inhalt=land&format=pdff", 400, "Gemeint ist vielleicht „pdf“."),
        ("inhalt=land&abschnitte=lagge", 400, "Gemeint ist vielleicht „lage“."),
        ("inhalt=land&v=gestern", 400, "„gestern“ ist kein Datenstand."),
        ("inhalt=land&v=2020-01-01.00000000", 410, "wird nicht (mehr) aufbewahrt"),
        (f"inhalt=land&v={CLOSED}", 410, "lässt sich nicht mehr öffnen"),
        ("inhalt=land&ortsart=vg", 400, "Die Angabe „ortsart“ in der Adresse ist nicht bekannt"),
        ("inhalt=beratungsliste&ortsart=nichts", 404, REFUSED),
        (f"inhalt=beratungsliste&ortsart={'x' * 2001}", 400, "ist zu lang (höchstens 2.000 Zeichen)"),
    ],
)
def test_what_an_address_asks_for_in_vain_is_said_and_nothing_is_written(
    visitor: FlaskClient, folder: Jobs, query: str, status: int, sentence: str
) -> None:
    page = visitor.get(f"/briefing?{query}")
    assert page.status_code == status
    assert sentence in unescape(page.text)
    refused = visitor.get(f"{ASK}?{query}")
    assert refused.status_code == status
    assert sentence in unescape(refused.text)
    assert folder.waiting() == []


@pytest.mark.parametrize("also", ["", f"&gebiet={HACHENBURG}"])
@pytest.mark.parametrize(
    ("typed", "sentence"), [("xyzxyz", "wurde kein Gebiet gefunden"), ("ba", "passen mehrere Gebiete")]
)
@pytest.mark.parametrize("content", ["profil", "liste"])
def test_a_typed_name_nobody_knows_writes_no_other_area(
    visitor: FlaskClient, folder: Jobs, content: str, typed: str, sentence: str, also: str
) -> None:
    query = f"inhalt={content}&gebietsname={typed}{also}&format=pdf"
    page, asked = visitor.get(f"/briefing?{query}"), visitor.get(f"{ASK}?{query}")
    assert (page.status_code, asked.status_code) == (200, 400)
    for answer in (page, asked):
        assert sentence in unescape(answer.text)
        assert "Gewählt: Hachenburg" not in answer.text
        assert "In Musterstadt ist" not in answer.text
        assert ("Bad Marienberg" in answer.text) == (typed == "ba")
    assert folder.waiting() == []


def test_the_page_of_the_jobs_names_the_area(visitor: FlaskClient) -> None:
    place = visitor.get(f"{ASK}?inhalt=profil&gebietsname=hachenburg&format=pdf").headers["Location"]
    assert "Kommunalprofil, Hachenburg" in words(visitor, place)
    place = visitor.get(f"{ASK}?inhalt=liste&format=pdf").headers["Location"]
    assert f"Gebietsliste, {texts.AREA_LAND}" in words(visitor, place)


def test_without_an_area_nothing_is_written(visitor: FlaskClient, folder: Jobs) -> None:
    assert visitor.get("/briefing?inhalt=profil").status_code == 200
    answer = visitor.get(f"{ASK}?inhalt=profil&format=pdf")
    assert answer.status_code == 400
    assert "„Kommunalprofil“ gilt einem Gebiet" in unescape(answer.text)
    assert folder.waiting() == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Purpose": "prefetch"},
        {"Sec-Purpose": "prefetch;prerender"},
        {"Purpose": "prefetch"},
        {"Sec-Fetch-Mode": "no-cors"},
    ],
)
def test_what_is_fetched_ahead_or_by_the_way_writes_nothing(
    visitor: FlaskClient, folder: Jobs, headers: dict[str, str]
) -> None:
    assert visitor.get(f"{ASK}?inhalt=land&format=pdf", headers=headers).status_code == 403
    assert visitor.head(f"{ASK}?inhalt=land&format=pdf").status_code == 403
    assert folder.waiting() == []
    assert visitor.get(f"{ASK}?inhalt=land&format=pdf", headers={"Sec-Fetch-Mode": "navigate"}).status_code == 303


def test_programs_that_collect_pages_are_told_to_stay_away(visitor: FlaskClient) -> None:
    robots = visitor.get("/robots.txt").text
    assert "Disallow: /briefing/" in robots
    assert "Disallow: /briefing?" in robots
    assert not re.findall(r'<a (?![^>]*rel="nofollow")[^>]*href="/briefing[?/]', visitor.get("/briefing").text)


def test_where_nobody_writes_it_is_said_and_no_job_is_taken(visitor: FlaskClient, folder: Jobs) -> None:
    heartbeat.end(folder.root)
    page = visitor.get("/briefing")
    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "no-store"
    assert texts.SILENT in unescape(page.text)
    answer = visitor.get(f"{ASK}?inhalt=land&format=pdf")
    assert (answer.status_code, "Retry-After" in answer.headers) == (503, True)
    assert texts.SILENT in unescape(answer.text)
    assert folder.waiting() == []
    heartbeat.beat(folder.root)
    assert texts.SILENT not in unescape(visitor.get("/briefing").text)


def test_that_nobody_writes_any_more_is_said_at_the_same_address(visitor: FlaskClient, folder: Jobs) -> None:
    for address in ("/briefing", f"/briefing?inhalt=profil&gebiet={HACHENBURG}"):
        heartbeat.beat(folder.root)
        first = visitor.get(address)
        assert texts.SILENT not in unescape(first.text)
        heartbeat.end(folder.root)
        assert "ETag" not in first.headers  # nothing to confirm by, it is made anew each time
        again = visitor.get(address)
        assert again.status_code == 200
        assert texts.SILENT in unescape(again.text)


def test_a_preview_is_drawn_once_and_another_one_anew(visitor: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = []
    draw = html.preview
    monkeypatch.setattr(html, "preview", lambda briefing: drawn.append(briefing.subtitle) or draw(briefing))
    address = f"/briefing?inhalt=profil&gebiet={HACHENBURG}&abschnitte=lage"
    assert visitor.get(address).text == visitor.get(address).text
    visitor.get(f"{address}&v={EARLIER}")
    assert len(drawn) == 2


def test_what_a_file_depends_on_names_its_job(
    visitor: FlaskClient, folder: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = visitor.get(f"{ASK}?inhalt=land&format=pdf").headers["Location"]
    choices = SimpleNamespace(predecessors={SHOWN: EARLIER})
    monkeypatch.setattr(kept_versions, "kept", lambda: SimpleNamespace(choices=choices))
    first = visitor.get(f"{ASK}?inhalt=land&format=pdf").headers["Location"]
    assert first != alone
    job = folder.find(first.removeprefix(f"{ASK}/"))
    assert job
    assert dict(job.selection.parameters) == {"von": EARLIER}, "the version it is compared with"
    monkeypatch.setenv("ATLAS_ADDRESS", "https://atlas.example.de")
    assert visitor.get(f"{ASK}?inhalt=land&format=pdf").headers["Location"] != first
    assert identity.identity(job.selection, "a") != identity.identity(job.selection, "b")


def test_where_not_all_formats_have_room_none_is_taken(visitor: FlaskClient, folder: Jobs) -> None:
    for number in range(jobs.MOST_WAITING - 1):
        visitor.get(f"{ASK}?inhalt=beratungsliste&ortsart=o{number}&format=pdf")
    answer = visitor.get(f"{ASK}?inhalt=land&format=pdf&format=xlsx")
    assert answer.status_code == 503
    assert len(folder.waiting()) == jobs.MOST_WAITING - 1
    assert visitor.get(f"{ASK}?inhalt=beratungsliste&ortsart=o1,&format=pdf").status_code == 303


def test_two_hundred_who_ask_at_once_are_all_answered(visitor: FlaskClient, folder: Jobs) -> None:
    answers = [visitor.get(f"{ASK}?inhalt=beratungsliste&ortsart=o{number}&format=pdf") for number in range(200)]
    assert [answer.status_code for answer in answers] == [303] * jobs.MOST_WAITING + [503] * (200 - jobs.MOST_WAITING)
    assert {answer.headers["Retry-After"] for answer in answers[jobs.MOST_WAITING :]} == {str(routes.RETRY_SECONDS)}
    assert f"Es warten schon {jobs.MOST_WAITING} Dateien." in answers[-1].text
    assert len(folder.waiting()) == jobs.MOST_WAITING
    assert "wartet an Stelle 40 von 40" in words(visitor, answers[39].headers["Location"])


def test_where_no_job_can_be_put_down_it_is_said(
    visitor: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> Job:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Jobs, "ask", full)
    answer = visitor.get(f"{ASK}?inhalt=land&format=pdf")
    assert answer.status_code == 503
    assert texts.UNWRITABLE in unescape(answer.text)
    assert "No space left on device" in caplog.text
    assert "No space" not in answer.text


def test_the_page_of_the_jobs_follows_them_to_the_file(visitor: FlaskClient, folder: Jobs) -> None:
    place = visitor.get(f"{ASK}?inhalt=land&format=pdf").headers["Location"]
    page = visitor.get(place)
    assert page.headers["Cache-Control"] == "no-store"
    assert '<meta http-equiv="refresh" content="2">' in page.text
    job = folder.begin()
    assert job
    assert "wird geschrieben, seit" in words(visitor, place)
    assert visitor.get(f"{place}.json").json["over"] is False  # type: ignore[index]
    folder.put_back()
    done = written(folder)
    page = visitor.get(place)
    assert "refresh" not in page.text
    [link] = re.findall(r'href="(/briefing/datei/[^"]+)"', page.text)
    assert link == f"/briefing/datei/{done.id}/datei.pdf"
    answer = visitor.get(f"{place}.json")
    told = answer.json
    assert told
    assert (told["over"], told["said"], link in told["html"]) == (True, texts.ALL_DONE, True)
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_file_comes_whole_with_its_name_and_is_confirmed(visitor: FlaskClient, folder: Jobs) -> None:
    visitor.get(f"{ASK}?inhalt=land&format=pdf")
    content = b"%PDF-1.7 " + bytes(range(256)) * 4000
    done = written(folder, content)
    address = f"/briefing/datei/{done.id}/datei.pdf"
    answer = visitor.get(address, headers={"Accept-Encoding": "br"})
    assert answer.data == content
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Content-Disposition"] == "attachment; filename=datei.pdf"
    assert answer.headers["ETag"] == f'"{done.digest}"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Content-Encoding" not in answer.headers
    answer.close()
    again = visitor.get(address, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    again.close()
    folder.remove(done)
    assert visitor.get(address).status_code == 404, "nothing of it was remembered"


@pytest.mark.parametrize(
    "address",
    [
        "/briefing/datei/../../../etc/passwd",
        "/briefing/datei/{id}/andere.pdf",
        "/briefing/datei/{id}/job.json",
        "/briefing/datei/{id}/..%2F..%2Fheartbeat",
        "/briefing/datei/..%2F{id}/datei.pdf",
        f"/briefing/datei/{'0' * 32}/datei.pdf",
    ],
)
def test_no_other_file_is_given(visitor: FlaskClient, folder: Jobs, address: str) -> None:
    visitor.get(f"{ASK}?inhalt=land&format=pdf")
    done = written(folder)
    assert visitor.get(address.format(id=done.id)).status_code == 404


def test_what_failed_says_why_and_leads_to_another_attempt(visitor: FlaskClient, folder: Jobs) -> None:
    place = visitor.get(f"{ASK}?inhalt=land&format=pdf").headers["Location"]
    job = folder.begin()
    assert job
    folder.fail(job, "Das ging <nicht>.")
    html = visitor.get(place).text
    assert "Das ging &lt;nicht&gt;." in html
    [again] = re.findall(r'href="(/briefing/auftrag\?[^"]+)"', html)
    assert visitor.get(unescape(again)).headers["Location"] == place
    assert folder.ids(FAILED) == []
    assert folder.waiting() == [job.id]


@pytest.mark.parametrize(
    "ids", ["0" * 32, "x", "..", f"{'0' * 32},{'1' * 32}", ",".join(f"{n:032x}" for n in range(7))]
)
def test_a_job_that_is_no_more_says_so(visitor: FlaskClient, ids: str) -> None:
    answer = visitor.get(f"{ASK}/{ids}")
    assert answer.status_code == 404
    assert visitor.get(f"{ASK}/{ids}.json").status_code in (200, 404)
    assert texts.LOST in unescape(answer.text) or ids == ".."


def test_a_parameter_the_page_of_jobs_does_not_have_is_told(visitor: FlaskClient) -> None:
    place = visitor.get(f"{ASK}?inhalt=land&format=pdf").headers["Location"]
    answer = visitor.get(f"{place}?gibtesnicht=1")
    assert answer.status_code == 400
    assert "„gibtesnicht“" in answer.text


def test_the_contents_of_the_atlas_are_those_of_the_page(folder: Jobs, published: Path) -> None:
    assert published
    html = create_app().test_client().get("/briefing").text
    assert all(unescape(content.title) in unescape(html) for content in catalogue.CONTENTS.values())
    assert FINISHED not in html
    assert folder.waiting() == []


def test_a_content_that_still_lacks_its_areas_is_no_mistake_and_makes_no_job(published: Path, folder: Jobs) -> None:
    assert published
    visitor = create_app().test_client()
    page, asked = visitor.get("/briefing?inhalt=vergleich"), visitor.get(f"{ASK}?inhalt=vergleich&format=pdf")
    assert (page.status_code, asked.status_code) == (200, 400)
    assert folder.waiting() == []


@pytest.mark.parametrize(
    ("query", "status", "sentence"),
    [
        ("inhalt=vergleich&gebiete=99999,88888", 404, ""),
        ("inhalt=beratungsliste&kreis=07999", 404, ""),
        ("inhalt=land&von=2020-01-01.00000000", 410, "nicht aufbewahrt"),
        ("inhalt=land&von=gestern", 404, "nicht aufbewahrt"),
        ("inhalt=analyse&x=gibtesnicht", 400, ""),
    ],
)
def test_what_the_preview_refuses_is_refused_before_it_waits(
    published: Path, folder: Jobs, query: str, status: int, sentence: str
) -> None:
    assert published
    visitor = create_app().test_client()
    page, asked = visitor.get(f"/briefing?{query}"), visitor.get(f"{ASK}?{query}")
    assert (page.status_code, asked.status_code) == (status, status)
    assert "Nicht alles in dieser Adresse lässt sich lesen" in asked.text
    assert sentence in unescape(asked.text)
    assert folder.waiting() == []

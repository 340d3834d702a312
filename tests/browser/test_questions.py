"""The 27 real questions of the atlas's users: each is answered from the first page in at most four steps, or refused with its reason.

A step is what a hand does: choose an area in the search, follow a link, set a filter, open a section.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.map_page import open_map

MOST_STEPS = 4
Step = Callable[[Page], None]


def search(text: str, option: str) -> Step:
    """Choose an area in the head of the page; on the map that opens its panel."""

    def step(page: Page) -> None:
        page.locator("#kopf-suche").fill(text)
        found = page.locator("[role=listbox] [role=option]", has_text=re.compile(rf"^\s*{re.escape(option)}"))
        found.first.click()
        expect(page.locator("#lage-gebietskopf h2")).to_have_text(option)

    return step


def follow(name: str, *, within: str = "body") -> Step:
    """Follow a link, by how its name begins."""

    def step(page: Page) -> None:
        page.locator(within).get_by_role("link", name=re.compile(rf"^{re.escape(name)}")).first.click()
        page.wait_for_load_state("networkidle")

    return step


def select(label: str, option: str) -> Step:
    """Choose one of a list."""

    def step(page: Page) -> None:
        page.get_by_label(label, exact=True).first.select_option(label=option)
        page.wait_for_load_state("networkidle")

    return step


def unfold(name: str) -> Step:
    """Open a folded section."""

    def step(page: Page) -> None:
        page.locator("summary", has_text=name).first.click()

    return step


PROFILE = follow("Profil öffnen", within="section.gebiet")
REFUSALS = follow("Was der Atlas nicht beantwortet", within="footer")


@dataclass(frozen=True)
class Question:
    """`answer`: what stands on the page at the end, in `place`; `refused`: the question of the page "Was der Atlas nicht beantwortet" that
    names the reason, for what is refused in part or as a whole."""

    number: int
    asked: str
    steps: Sequence[Step]
    place: str = "main"
    answer: Sequence[str] = ()
    refused: str = ""


QUESTIONS = (
    Question(
        1,
        "In welchen Kommunen des Landkreises gibt es Gremien?",
        [search("Mayen-Koblenz", "Landkreis Mayen-Koblenz"), PROFILE],
        answer=[
            r"In 4 von 10 Kommunen ist ein aktives Gremium bestätigt",
            r"Vallendar\s+Verbandsgemeinde\s+aktiv\s+30\.08\.2025",
            r"Weißenthurm\s+Verbandsgemeinde\s+kein Gremium",
        ],
    ),
    Question(2, "Wie wird ihre Arbeit beurteilt?", [REFUSALS], refused="Wie gut arbeitet ein Gremium?"),
    Question(
        3,
        "Was tun sie?",
        [search("Koblenz", "Koblenz"), PROFILE, unfold("Präventionsstruktur")],
        place="#struktur",
        answer=[r"Themen\s+Häusliche Gewalt", r"Projekte und Förderungen\s+Demo-Projekt"],
    ),
    Question(4, "Welche Erfahrungen haben die Beteiligten?", [REFUSALS], refused="Was sagen die Beteiligten?"),
    Question(
        5,
        "Wie hilft das Land, weitere zu gründen?",
        [follow("Speyer", within="section.gebiet"), PROFILE, unfold("Beratungsanlässe")],
        place="#anlaesse",
        answer=[
            r"Angebote der Leitstelle\s+Gründungs- und Wiederbelebungsberatung",
            r"Lokale Sicherheits- und Präventionsanalyse",
        ],
    ),
    Question(
        6,
        "Häufigkeitszahl und Aufklärungsquote nach Jahren?",
        [search("Mayen-Koblenz", "Landkreis Mayen-Koblenz"), PROFILE],
        answer=[r"2020\s+9\.912\s+4\.622", r"68,3\s%", r"2015\s+11\.234"],
    ),
    Question(
        7,
        "Straftaten je Verbandsgemeinde, Delikt und Jahr?",
        [
            search("Vordereifel", "Vordereifel"),
            PROFILE,
            unfold("Kennzahlen"),
            unfold("weitere Kennzahlen anzeigen"),
        ],
        place="#kennzahlen",
        answer=[r"Wohnungseinbruch", r"Sachbeschädigung", r"2014–2020", r"Demodaten"],
        refused="Wo genau in der Stadt?",
    ),
    Question(
        8,
        "Wie steht der Landkreis gegen Land und andere Landkreise?",
        [search("Mayen-Koblenz", "Landkreis Mayen-Koblenz"), PROFILE],
        answer=[r"gegenüber den 23 anderen Landkreisen zusammen", r"nicht unterscheidbar", r"HZ insgesamt,\s+Land"],
    ),
    Question(
        9,
        "Was ändert die Gebietsreform an der Polizeipräsenz?",
        [REFUSALS],
        refused="Ist genug Personal bei Polizei und Ordnungsamt da?",
    ),
    Question(10, "Sind Einbrüche gesunken, wo es Bürgerhilfen gibt?", [REFUSALS], refused="Wirken Gremien?"),
    Question(11, "Gibt es hier etwas wie KOMPASS?", [REFUSALS], refused="ein Programm wie andere Länder?"),
    Question(12, "Brauchen wir einen Sicherheitsbericht?", [REFUSALS], refused="einen eigenen Sicherheitsbericht"),
    Question(13, "Wie ist es in Wahlkreis 39?", [REFUSALS], refused="Wie sieht es in meinem Wahlkreis aus?"),
    Question(
        14,
        "Welche Kommunen haben kein aktives Gremium, wem bieten wir die Analyse an?",
        [follow("Alle 111 Kommunen ohne bestätigt aktives Gremium")],
        answer=[
            r"111 Kommunen",
            r"1\s+Speyer",
            r"kein Gremium, hoher Bedarf, 50\.378 Einwohner, noch kein Kontakt verzeichnet",
        ],
    ),
    Question(
        15,
        "Welche Gremien unterscheiden sich in Aufbau und Tätigkeit?",
        [select("Kennzahl", "Sitzungen im Jahr"), follow("Tabelle", within="#lage")],
        place="#lage",
        answer=[r"Sitzungen des Gremiums in zwölf Monaten", r"Worms\s+kreisfreie Stadt\s+83\.330\s+4"],
    ),
    Question(
        16,
        "Wie gründet oder belebt man ein Gremium?",
        [search("Koblenz", "Koblenz"), PROFILE],
        answer=[r"Gründungs- und Wiederbelebungsberatung", r"Ansprechstelle:\s+Leitstelle Kriminalprävention"],
    ),
    Question(
        17,
        "Welchen Verbandsgemeinden im Bereich eines Polizeipräsidiums fehlt ein Gremium?",
        [follow("Beratungsanlässe", within="header"), select("Polizeipräsidium", "Polizeipräsidium Westpfalz")],
        answer=[r"\d+ Kommunen, deren Gremium fehlt oder ruht", r"Verbandsgemeinde"],
    ),
    Question(
        18,
        "Wird zu selten getagt, wer fehlt, sind Bürgerinnen und Bürger beteiligt?",
        [follow("Bestehende Gremien stärken (59)")],
        answer=[r"59 Kommunen", r"Keine Bürgerbeteiligung"],
    ),
    Question(
        19,
        "Warum tagt unser Gremium nicht?",
        [search("Koblenz", "Koblenz"), PROFILE],
        answer=[r"Das Gremium ist nach der Meldung vom 05\.05\.2025 ruhend"],
        refused="Wie gut arbeitet ein Gremium?",
    ),
    Question(
        20,
        "Passt die Zusammensetzung noch?",
        [search("Koblenz", "Koblenz"), PROFILE, unfold("Präventionsstruktur")],
        place="#struktur",
        answer=[r"Mitglieder nach Bereich", r"Schulen am Ort"],
    ),
    Question(
        21,
        "Braucht unsere Verbandsgemeinde einen Präventionsrat?",
        [search("Vordereifel", "Vordereifel"), PROFILE],
        answer=[r"Wo stehen wir\?", r"Was jetzt\?"],
        refused="Brauchen wir einen Präventionsrat?",
    ),
    Question(
        22,
        "Braucht die Stadt einen Ausschuss, wenn sich viele nachts unsicher fühlen?",
        [search("Koblenz", "Koblenz"), PROFILE],
        answer=[r"74,3\s%\s+der Befragten fühlten sich nachts allein in der Wohngegend sehr oder eher sicher"],
        refused="Brauchen wir einen Präventionsrat?",
    ),
    Question(
        23,
        "Wie entwickelt sich die Kriminalität seit 2018, reicht das Personal?",
        [search("Frankenthal", "Frankenthal (Pfalz)"), PROFILE, follow("Kriminalität", within="main")],
        place="#kennzahl-straftaten_ohne_auslaenderrecht",
        answer=[r"2018\s+[\d.]+", r"2020\s+[\d.]+"],
        refused="Ist genug Personal bei Polizei und Ordnungsamt da?",
    ),
    Question(
        24,
        "Warum stehen wir auf Rang 8, ist der Nenner fair?",
        [
            search("Kaiserslautern", "Kaiserslautern"),
            PROFILE,
            unfold("Was diese Zahlen nicht sagen"),
        ],
        place="#grenzen",
        answer=[r"Wohnbevölkerung als Nenner", r"stationierte Streitkräfte"],
        refused="Auf welchem Rang stehen wir?",
    ),
    Question(
        25,
        "Wo fühlen sich Menschen unsicher, ist es besser als bei der letzten Befragung?",
        [search("Koblenz", "Koblenz"), PROFILE, follow("Sicherheitsgefühl", within="main")],
        place="#kennzahl-sicher_nachts_wohngegend",
        answer=[r"seit der Befragung 2022 \(81,0\s%\): nicht unterscheidbar"],
        refused="Wo genau in der Stadt?",
    ),
    Question(
        26,
        "Wer in unserer Nähe hat das schon gelöst?",
        [
            search("Hachenburg", "Hachenburg"),
            PROFILE,
            unfold("Beratungsanlässe"),
            follow("Alle Partner und Gründe", within="main"),
        ],
        answer=[r"Hachenburg: 1 Beratungsanlass", r"\d+\skm", r"Kommunalprofil"],
    ),
    Question(
        27,
        "Was würden fünf neue Gremien ändern?",
        [
            follow("Analyse", within="header"),
            follow("Was wäre, wenn", within="main"),
            follow("Mit 5 neuen Gremien beginnen", within="main"),
        ],
        answer=[r"5 neue Gremien in", r"heute \d+ bis \d+", r"anlässe wären erledigt"],
    ),
)


def test_there_are_27() -> None:
    assert [each.number for each in QUESTIONS] == list(range(1, 28))
    assert all(each.answer or each.refused for each in QUESTIONS)
    assert all(len(each.steps) <= MOST_STEPS for each in QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: str(each.number))
def test_a_question_is_answered_or_refused_with_its_reason(desktop: Visit, question: Question) -> None:
    page = open_map(desktop, "/")
    for step in question.steps:
        step(page)
    place = page.locator(question.place).first
    expect(place).to_be_visible()
    for words in question.answer:
        expect(place).to_have_text(re.compile(words), use_inner_text=True)
    if question.refused:
        if question.answer:
            REFUSALS(page)
        refusal = page.get_by_role("heading", name=question.refused)
        expect(refusal).to_be_visible()
        reason, instead = (refusal.locator(f"xpath=following-sibling::p[{place}]") for place in (1, 2))
        assert re.match(r"(Nicht|Nur|Wird|Das entscheidet|Eine politische)", reason.inner_text())
        assert instead.inner_text().startswith("Stattdessen:")
        expect(instead.get_by_role("link").or_(instead.get_by_text("Leitstelle")).first).to_be_visible()

"""Levels of the invented answers, near what surveys in Germany published (SKiD 2020, DVS 2017, municipal surveys 2009 to 2023)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Level:
    """Shares of the categories in the order of the scale, and how the answer goes with feeling safe (−1: the first category is fear).

    `women`: how far women differ from men, in standard deviations towards feeling less safe.
    """

    shares: tuple[float, ...]
    sign: int
    women: float = 0.0


ALWAYS = ("wohngegend_nacht_allein", "wohngegend_tag", "viktimisierung_12m_gesamt", "vertrauen_polizei")
SOMETIMES = (
    "wohnung_nacht_allein",
    "oepnv_nacht_allein",
    "innenstadt_nacht",
    "angstraum_genannt",
    "risiko_12m_einbruch",
    "risiko_12m_koerperverletzung",
    "furcht_einbruch",
    "furcht_koerperverletzung",
    "furcht_onlinebetrug",
    "vermeidung_orte",
    "vermeidung_oepnv",
    "viktimisierung_12m_diebstahl",
    "viktimisierung_12m_onlinebetrug",
    "anzeige_gesamt",
    "incivility_muell",
    "incivility_trinken",
    "incivility_verkehr",
    "sozialer_zusammenhalt_hilfe",
    "sozialer_zusammenhalt_vertrauen",
)
FIVE_POINT = {"wohngegend_nacht_allein": "wohngegend_nacht_allein_5", "wohngegend_tag": "wohngegend_tag_5"}
# asked only of persons who said yes to the other question
FILTER_QUESTIONS = {"anzeige_gesamt": "viktimisierung_12m_gesamt"}

LEVELS = {
    "wohngegend_nacht_allein": Level((0.26, 0.46, 0.20, 0.08), 1, 0.45),
    "wohngegend_nacht_allein_5": Level((0.20, 0.38, 0.22, 0.14, 0.06), 1, 0.45),
    "wohngegend_tag": Level((0.58, 0.36, 0.05, 0.01), 1, 0.15),
    "wohngegend_tag_5": Level((0.50, 0.36, 0.10, 0.03, 0.01), 1, 0.15),
    "wohnung_nacht_allein": Level((0.50, 0.39, 0.09, 0.02), 1, 0.3),
    "oepnv_nacht_allein": Level((0.11, 0.37, 0.33, 0.19), 1, 0.6),
    "innenstadt_nacht": Level((0.13, 0.42, 0.31, 0.14), 1, 0.5),
    "angstraum_genannt": Level((0.41, 0.59), -1, 0.3),
    "risiko_12m_einbruch": Level((0.03, 0.13, 0.52, 0.32), -1, 0.1),
    "risiko_12m_koerperverletzung": Level((0.02, 0.07, 0.46, 0.45), -1, 0.1),
    "furcht_einbruch": Level((0.09, 0.22, 0.42, 0.27), -1, 0.15),
    "furcht_koerperverletzung": Level((0.06, 0.17, 0.41, 0.36), -1, 0.2),
    "furcht_onlinebetrug": Level((0.13, 0.28, 0.39, 0.20), -1, 0.05),
    "vermeidung_orte": Level((0.15, 0.28, 0.32, 0.25), -1, 0.45),
    "vermeidung_oepnv": Level((0.17, 0.21, 0.28, 0.34), -1, 0.45),
    "viktimisierung_12m_gesamt": Level((0.17, 0.83), -1),
    "viktimisierung_12m_diebstahl": Level((0.10, 0.90), -1),
    "viktimisierung_12m_onlinebetrug": Level((0.11, 0.89), -1),
    "anzeige_gesamt": Level((0.36, 0.64), 1),
    "vertrauen_polizei": Level((0.22, 0.54, 0.18, 0.06), 1, -0.05),
    "incivility_muell": Level((0.12, 0.24, 0.39, 0.25), -1),
    "incivility_trinken": Level((0.07, 0.13, 0.34, 0.46), -1, 0.05),
    "incivility_verkehr": Level((0.17, 0.29, 0.35, 0.19), -1),
    "sozialer_zusammenhalt_hilfe": Level((0.27, 0.49, 0.19, 0.05), 1),
    "sozialer_zusammenhalt_vertrauen": Level((0.23, 0.50, 0.21, 0.06), 1),
}
CTC = (
    "ctc_risiko_familienkonflikte",
    "ctc_risiko_familienmanagement",
    "ctc_risiko_schulbindung",
    "ctc_risiko_freunde",
    "ctc_risiko_haltung",
    "ctc_risiko_wohngegend",
    "ctc_risiko_drogen",
    "ctc_schutz_familie",
    "ctc_schutz_schule",
    "ctc_schutz_anerkennung",
    "ctc_schutz_kompetenz",
)
# mean score from 1 to 4
CTC_MEANS = dict(zip(CTC, (2.1, 2.0, 2.3, 1.8, 2.0, 2.3, 1.9, 3.0, 2.8, 2.7, 2.9), strict=True))

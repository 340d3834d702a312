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
    "wohnung_nacht_allein", "oepnv_nacht_allein", "innenstadt_nacht", "angstraum_genannt", "risiko_12m_einbruch",
    "risiko_12m_koerperverletzung",
    "furcht_einbruch", "furcht_koerperverletzung", "furcht_onlinebetrug", "vermeidung_orte", "vermeidung_oepnv",
    "viktimisierung_12m_diebstahl",
    "viktimisierung_12m_onlinebetrug", "anzeige_gesamt", "incivility_muell", "incivility_trinken", "incivility_verkehr",
    "sozialer_zusammenhalt_hilfe", "sozialer_zusammenhalt_vertrauen",
)
FIVE_POINT = {"wohngegend_nacht_allein": "wohngegend_nacht_allein_5", "wohngegend_tag": "wohngegend_tag_5"}
# asked only of persons who said yes to the other question
ASKED_AFTER = {"anzeige_gesamt": "viktimisierung_12m_gesamt"}

LEVELS = {
    "wohngegend_nacht_allein": Level((.26, .46, .20, .08), 1, .45),
    "wohngegend_nacht_allein_5": Level((.20, .38, .22, .14, .06), 1, .45),
    "wohngegend_tag": Level((.58, .36, .05, .01), 1, .15),
    "wohngegend_tag_5": Level((.50, .36, .10, .03, .01), 1, .15),
    "wohnung_nacht_allein": Level((.50, .39, .09, .02), 1, .3),
    "oepnv_nacht_allein": Level((.11, .37, .33, .19), 1, .6),
    "innenstadt_nacht": Level((.13, .42, .31, .14), 1, .5),
    "angstraum_genannt": Level((.41, .59), -1, .3),
    "risiko_12m_einbruch": Level((.03, .13, .52, .32), -1, .1),
    "risiko_12m_koerperverletzung": Level((.02, .07, .46, .45), -1, .1),
    "furcht_einbruch": Level((.09, .22, .42, .27), -1, .15),
    "furcht_koerperverletzung": Level((.06, .17, .41, .36), -1, .2),
    "furcht_onlinebetrug": Level((.13, .28, .39, .20), -1, .05),
    "vermeidung_orte": Level((.15, .28, .32, .25), -1, .45),
    "vermeidung_oepnv": Level((.17, .21, .28, .34), -1, .45),
    "viktimisierung_12m_gesamt": Level((.17, .83), -1),
    "viktimisierung_12m_diebstahl": Level((.10, .90), -1),
    "viktimisierung_12m_onlinebetrug": Level((.11, .89), -1),
    "anzeige_gesamt": Level((.36, .64), 1),
    "vertrauen_polizei": Level((.22, .54, .18, .06), 1, -.05),
    "incivility_muell": Level((.12, .24, .39, .25), -1),
    "incivility_trinken": Level((.07, .13, .34, .46), -1, .05),
    "incivility_verkehr": Level((.17, .29, .35, .19), -1),
    "sozialer_zusammenhalt_hilfe": Level((.27, .49, .19, .05), 1),
    "sozialer_zusammenhalt_vertrauen": Level((.23, .50, .21, .06), 1),
}
CTC = ("ctc_risiko_familienkonflikte", "ctc_risiko_familienmanagement", "ctc_risiko_schulbindung", "ctc_risiko_freunde",
       "ctc_risiko_haltung",
       "ctc_risiko_wohngegend", "ctc_risiko_drogen", "ctc_schutz_familie", "ctc_schutz_schule", "ctc_schutz_anerkennung",
       "ctc_schutz_kompetenz")
# mean score from 1 to 4
CTC_MEANS = dict(zip(CTC, (2.1, 2.0, 2.3, 1.8, 2.0, 2.3, 1.9, 3.0, 2.8, 2.7, 2.9), strict=True))

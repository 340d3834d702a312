"""Occasions for advice of one area: evidence, the rule that fired, the offers that fit, examples from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.pages.gebiet import practice
from dashboard.pages.gebiet.head import demo, section
from dashboard.queries import occasions
from dashboard.texts import profile as texts
from dashboard.web import components
from dashboard.web.markup import Content, Markup, el, plain

Row = Mapping[str, Any]


def box(area: Row) -> Markup:
    """The section."""
    below = el(
        "p",
        el(
            "a",
            texts.OCCASIONS_BELOW,
            href="/anlaesse" if area["level"] == "land" else f"/anlaesse?gebiet={area['area_id']}",
        ),
    )
    if area["level"] in ("land", "gemeinde"):
        return section("anlaesse", el("p", texts.NO_OCCASION_HERE), below)
    choices = occasions.choices()
    found = [
        each
        for each in occasions.findings(occasions.Selection(area=area["area_id"]), choices)
        if each.area_id == area["area_id"]
    ]
    rules = {rule.kind: rule for rule in choices.kinds}
    cards = el("div", [_card(each, rules[each.kind]) for each in found], class_="geb-anlaesse")
    beside = el("div", cards, _practice(found), class_="geb-nebeneinander") if found else el("p", texts.NO_OCCASION)
    return section("anlaesse", beside, below if area["level"] == "kreis" else None)


def _card(each: occasions.Finding, rule: occasions.FindingKind) -> Markup:
    severity = el("span", texts.SEVERITY[each.severity], class_=f"anl-marke anl-marke-{each.severity}")
    head = el(
        "h3", el("span", each.title, class_="geb-anlasstitel"), " ", severity, [" ", demo()] if each.demo else None
    )
    proof = el(
        "p",
        each.evidence,
        " ",
        el("span", f"{texts.CERTAINTY}{each.certainty}. {texts.PROOF}{each.source}.", class_="klein"),
    )
    return el("article", head, proof, _offers(each.offers), _why(each, rule), class_=f"anlass anlass-{each.severity}")


def _offers(offers: Sequence[occasions.Offer]) -> Content:
    if not offers:
        return el("p", texts.NO_OFFER, class_="klein")
    items = [el("li", el("a", offer.title, href=offer.url, rel="noreferrer"), f": {offer.reason}") for offer in offers]
    return [el("h4", texts.OFFERS), el("ul", items)]


def _why(each: occasions.Finding, rule: occasions.FindingKind) -> Markup:
    name = el("span", f": {each.title}", class_="nur-vorlesen")
    return el(
        "details",
        el("summary", texts.WHY, name),
        el("p", el("b", texts.RULE.format(kind=each.kind)), each.rule),
        el("p", el("b", texts.QUESTION), rule.question),
        el("p", el("b", texts.BASIS), plain(components.linked(rule.basis, texts.SOURCE_NAME))),
        class_="aufklapp",
    )


def _practice(found: Sequence[occasions.Finding]) -> Content:
    """Each matching example once."""
    fitting = [example for example in practice.examples() if any(each.kind in example.kinds for each in found)]
    if not fitting:
        return None
    titles = {each.kind: each.title for each in found}
    drawn = [practice.draw(example, [titles[kind] for kind in example.kinds if kind in titles]) for example in fitting]
    return el("aside", el("h3", texts.PRACTICE), drawn, class_="geb-praxis", aria_label=texts.PRACTICE)

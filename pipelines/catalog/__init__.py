"""What is declared in TOML files: sources, indicators, breaks of their series, kinds of finding, offers, measures."""

from pipelines.catalog.breaks import Break, breaks
from pipelines.catalog.findings import FindingKind, FindingParameter, Offer, OfferRule, Offers, findings, offers
from pipelines.catalog.indicators import (
    CoverageMeasure,
    Indicator,
    PksMeasure,
    RegistryMeasure,
    SurveyMeasure,
    indicators,
)
from pipelines.catalog.measures import Measure, measures
from pipelines.catalog.sources import Download, Source, sources

__all__ = [
    "Break",
    "CoverageMeasure",
    "Download",
    "FindingKind",
    "FindingParameter",
    "Indicator",
    "Measure",
    "Offer",
    "OfferRule",
    "Offers",
    "PksMeasure",
    "RegistryMeasure",
    "Source",
    "SurveyMeasure",
    "breaks",
    "findings",
    "indicators",
    "measures",
    "offers",
    "sources",
]

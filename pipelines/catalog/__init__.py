"""What is declared in TOML files: sources, indicators, kinds of finding, offers."""

from pipelines.catalog.findings import FindingKind, FindingParameter, Offer, OfferRule, Offers, findings, offers
from pipelines.catalog.indicators import (
    CoverageMeasure,
    Indicator,
    PksMeasure,
    RegistryMeasure,
    SurveyMeasure,
    indicators,
)
from pipelines.catalog.sources import Download, Source, sources

__all__ = [
    "CoverageMeasure",
    "Download",
    "FindingKind",
    "FindingParameter",
    "Indicator",
    "Offer",
    "OfferRule",
    "Offers",
    "PksMeasure",
    "RegistryMeasure",
    "Source",
    "SurveyMeasure",
    "findings",
    "indicators",
    "offers",
    "sources",
]

"""The invented persons of one invented survey: sex, age, weight, and answers that go together as those of people do."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from pipelines.surveys.codebook import codebook
from pipelines.surveys.demo.levels import CTC_MEANS, FILTER_QUESTIONS, LEVELS
from pipelines.surveys.demo.plan import Planned

Floats: TypeAlias = "NDArray[np.float64]"
Answer: TypeAlias = str | float
NEVER_OUT_ITEMS = {"wohngegend_nacht_allein", "wohngegend_nacht_allein_5", "innenstadt_nacht"}
_ALIKE = 0.55


@dataclass(frozen=True)
class Persons:
    """One entry per person. `answers`: category or missing word of the codebook per item; CTC items: score, NaN for none."""

    sex: list[str]
    age: NDArray[np.int64]
    weight: Floats
    stratum: NDArray[np.int64]
    finished: NDArray[np.bool_]
    answers: dict[str, list[Answer]]

    def __len__(self) -> int:
        return len(self.sex)


def invent(survey: Planned) -> Persons:
    """The persons of a survey, always the same for the same plan."""
    rng, n = np.random.default_rng(_seed(survey.key)), survey.persons
    youth = survey.items[0].startswith("ctc")
    sex = list(rng.choice(["weiblich", "maennlich", "divers", "keine_angabe"], n, p=[0.505, 0.46, 0.006, 0.029]))
    age = rng.integers(12, 18, n) if youth else np.clip(rng.normal(51, 18.5, n), 16, 94).astype(np.int64)
    women = np.array([each == "weiblich" for each in sex], dtype=float)
    # a Kommune and year has a level of its own: independent of everything else known of it
    level = _level(survey)
    person = rng.normal(0, 1, n)
    answers: dict[str, list[Answer]] = {}
    for item in survey.items:
        own = _own(survey, item)
        noise = _ALIKE * person + np.sqrt(1 - _ALIKE**2) * rng.normal(0, 1, n)
        answers[item] = (
            _scores(rng, item, noise + own) if youth else _categories(rng, survey, item, noise + level + own, women)
        )
    for item, other in FILTER_QUESTIONS.items():
        if item in answers:
            answers[item] = [
                answer if before == "ja" else "nicht_gestellt"
                for answer, before in zip(answers[item], answers[other], strict=True)
            ]
    weight = np.exp(rng.normal(0, 0.38, n)) * np.where(age < 35, 1.25, 0.95)
    if survey.extreme_weight:
        weight[: max(1, n // 150)] = 7 * weight.mean()
    return Persons(sex, age, weight / weight.mean(), rng.integers(1, 4, n), rng.random(n) > 0.04, answers)


def _seed(key: str) -> int:
    return int.from_bytes(hashlib.sha256(f"demo-survey|{key}".encode()).digest()[:8], "big")


def _level(survey: Planned) -> float:
    place = np.random.default_rng(_seed(survey.area.area_id)).normal(0, 0.24)
    year = np.random.default_rng(_seed(f"{survey.area.area_id}|{survey.year}")).normal(0, 0.07)
    return float(place + year + survey.shift + (-0.35 if survey.sampling == "offen" else 0))


def _own(survey: Planned, item: str) -> float:
    return float(np.random.default_rng(_seed(f"{survey.area.area_id}|{item}")).normal(0, 0.1))


def _categories(rng: np.random.Generator, survey: Planned, item: str, safety: Floats, women: Floats) -> list[Answer]:
    declared, scale = LEVELS[item], codebook().scale_of(item)
    felt = declared.sign * (safety - declared.women * (women - 0.5))
    limits = ndtri(1 - np.cumsum(declared.shares)[:-1])
    place = (felt[:, None] < limits).sum(axis=1)
    codes = list(scale.category)
    answers: list[Answer] = [codes[number] for number in place]
    for row in np.flatnonzero(rng.random(len(answers)) < 0.035):
        answers[row] = "weiss_nicht" if rng.random() < 0.6 else "keine_angabe"
    if survey.never_out and item in NEVER_OUT_ITEMS:
        for row in np.flatnonzero(rng.random(len(answers)) < 0.07):
            answers[row] = "geht_nie_raus"
    return answers


def _scores(rng: np.random.Generator, item: str, noise: Floats) -> list[Answer]:
    direction = 1 if "schutz" in item else -1
    scores = np.clip(CTC_MEANS[item] + direction * 0.55 * noise, 1, 4).round(1)
    return [float("nan") if rng.random() < 0.03 else float(score) for score in scores]

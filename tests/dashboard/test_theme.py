"""Colours are told apart, also by colour-blind eyes, and the style sheets use the colours of theme.py."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import numpy as np
import pytest

from dashboard import theme
from dashboard.maps import drawing
from dashboard.web import assets
from tests.conftest import ROOT

ASSETS = ROOT / "dashboard" / "assets"
# Machado, Oliveira, Fernandes 2009, full severity, on linear RGB
SIGHTS = {
    "normal": np.eye(3),
    "protan": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritan": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
CAT16 = np.array([[0.401288, 0.650173, -0.051461], [-0.250268, 1.204414, 0.045854], [-0.002079, 0.048952, 0.953127]])
WHITE = np.array([95.047, 100.0, 108.883])


def linear(colour: str) -> np.ndarray:
    """Linear RGB, 0…1."""
    parts = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def uniform(rgb: np.ndarray) -> np.ndarray:
    """CAM16-UCS coordinates of linear RGB (Li and others 2017) under average surround."""
    adapting = 64 / np.pi * 0.2
    degree = 1 - 1 / 3.6 * np.exp((-adapting - 42) / 92)
    k = 1 / (5 * adapting + 1)
    luminance = 0.2 * k**4 * 5 * adapting + 0.1 * (1 - k**4) ** 2 * (5 * adapting) ** (1 / 3)
    background = 0.2
    factor, exponent = 0.725 * (1 / background) ** 0.2, 1.48 + np.sqrt(background)
    gains = degree * 100 / (CAT16 @ WHITE) + 1 - degree

    def answer(xyz: np.ndarray) -> np.ndarray:
        cone = gains * (CAT16 @ xyz)
        power = (luminance * np.abs(cone) / 100) ** 0.42
        return np.sign(cone) * 400 * power / (power + 27.13) + 0.1

    red, green, blue = answer(TO_XYZ @ np.clip(rgb, 0, 1) * 100)
    achromatic = [(2 * r + g + b / 20 - 0.305) * factor for r, g, b in ((red, green, blue), answer(WHITE))]
    a, b = red - 12 * green / 11 + blue / 11, (red + green - 2 * blue) / 9
    hue = np.arctan2(b, a)
    lightness = 100 * (achromatic[0] / achromatic[1]) ** (0.69 * exponent)
    t = 50000 / 13 * factor * 0.25 * (np.cos(hue + 2) + 3.8) * np.hypot(a, b) / (red + green + 21 / 20 * blue)
    colourfulness = t**0.9 * np.sqrt(lightness / 100) * (1.64 - 0.29**background) ** 0.73 * luminance**0.25
    compressed = np.log(1 + 0.0228 * colourfulness) / 0.0228
    return np.array([1.7 * lightness / (1 + 0.007 * lightness), compressed * np.cos(hue), compressed * np.sin(hue)])


def contrast(first: str, second: str) -> float:
    """Contrast ratio of WCAG."""
    lights = sorted(float(TO_XYZ[1] @ linear(colour)) + 0.05 for colour in (first, second))
    return lights[1] / lights[0]


def test_hatches_of_a_stand_stand_out_from_their_ground() -> None:
    assert contrast(theme.STAND_HATCH["ruht_vermutlich"], theme.STANDS["aktiv"]) >= 3
    assert contrast(theme.STAND_HATCH["unklar"], theme.SURFACE) >= 3


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("palette", ["SEQUENTIAL", "CATEGORICAL", "STANDS", "DIFFERENCE", "JUDGEMENT"])
def test_no_two_colours_of_a_palette_look_alike(palette: str, sight: str) -> None:
    colours = getattr(theme, palette)
    colours = colours.values() if isinstance(colours, dict) else colours
    points = [uniform(SIGHTS[sight] @ linear(colour)) for colour in colours]
    assert min(float(np.linalg.norm(one - other)) for one, other in itertools.combinations(points, 2)) >= 10


@pytest.mark.parametrize("sight", SIGHTS)
def test_no_two_fields_of_need_and_structure_look_alike(sight: str) -> None:
    points = [uniform(SIGHTS[sight] @ linear(colour)) for row in theme.BIVARIATE for colour in row]
    assert len(points) == 9
    assert min(float(np.linalg.norm(one - other)) for one, other in itertools.combinations(points, 2)) >= 15


def test_more_need_and_more_structure_get_darker() -> None:
    for line in (*theme.BIVARIATE, *zip(*theme.BIVARIATE, strict=True)):
        lights = [float(TO_XYZ[1] @ linear(colour)) for colour in line]
        assert lights == sorted(lights, reverse=True), line


def test_the_measure_knows_a_palette_that_fails() -> None:
    stevens_pink_blue = [
        "#e8e8e8",
        "#ace4e4",
        "#5ac8c8",
        "#dfb0d6",
        "#a5add3",
        "#5698b9",
        "#be64ac",
        "#8c62aa",
        "#3b4994",
    ]
    points = [uniform(SIGHTS["deutan"] @ linear(colour)) for colour in stevens_pink_blue]
    assert min(float(np.linalg.norm(one - other)) for one, other in itertools.combinations(points, 2)) < 6


def test_sequential_classes_get_darker_in_every_step() -> None:
    lights = [float(TO_XYZ[1] @ linear(colour)) for colour in theme.SEQUENTIAL]
    assert lights == sorted(lights, reverse=True)


@pytest.mark.parametrize(
    ("text", "ground"),
    [("INK", "PAPER"), ("MUTED", "PAPER"), ("MUTED", "SURFACE"), ("ACCENT", "SURFACE"), ("SIGNAL", "SURFACE")],
)
def test_text_stands_out_from_its_ground(text: str, ground: str) -> None:
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= 4.5


def test_words_beyond_the_palette_are_its_colours_striped() -> None:
    sheet, page = (re.sub(r"\s+", " ", (ASSETS / name).read_text(encoding="utf-8")) for name in ("map.css", "lage.css"))
    patterns = "".join(drawing.patterns(1))
    on_light = re.search(r"((?:\.w\d[, ]*)+)\{ stroke: var\(--ink\)", sheet)[1]  # type: ignore[index]
    for position, colour in enumerate(theme.CATEGORICAL, 1):
        assert f".f.c{position + 7} {{ fill: url(#w{position}); }}" in sheet
        assert re.search(
            rf'id="w{position}"[^>]*><path class="grund c{position}"[^>]*/><path class="strich w{position}"', patterns
        )
        stripe = theme.INK if f".w{position}" in on_light else theme.SURFACE
        assert contrast(colour, stripe) >= 4
        variable = {theme.INK: "var(--ink)", theme.SURFACE: "var(--surface)"}[stripe]
        assert (
            f".muster.c{position + 7} {{ background: repeating-linear-gradient(var(--c{position}) 0 4px, {variable} 4px 6px); }}"
            in page
        )


def sources() -> list[Path]:
    """Everything that draws, apart from the list of colours itself."""
    folder = ROOT / "dashboard"
    kinds = (".css", ".js", ".j2", ".py")
    return [path for path in sorted(folder.rglob("*")) if path.suffix in kinds and path.name != "theme.py"]


def test_a_colour_is_written_in_one_place_only() -> None:
    literal = re.compile(
        r"""(?<![&\w])(?:#|%23)(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b|\b(?:rgba?|hsla?|oklch)\(""", re.IGNORECASE
    )
    offenders = {
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in sources()
        for match in literal.finditer(path.read_text(encoding="utf-8"))
    }
    assert len(sources()) > 100
    assert offenders == set()


def test_style_sheets_use_the_names_there_are() -> None:
    sheets = {path.name: path.read_text(encoding="utf-8") for path in sources() if path.suffix == ".css"}
    own = {name for text in sheets.values() for name in re.findall(r"^\s*--([\w-]+):", text, re.MULTILINE)}
    used = {name for text in sheets.values() for name in re.findall(r"var\(--([\w-]+)", text)}
    elsewhere = "".join(path.read_text(encoding="utf-8") for path in sources() if path.suffix != ".css")
    set_by_pages = set(re.findall(r"--([\w-]+)\s*:", elsewhere))
    assert used <= own | set_by_pages | theme.variables().keys() | theme.images().keys()
    assert not own & theme.variables().keys() | own & theme.images().keys()
    assert theme.variables().keys() | theme.images().keys() <= used


def test_the_sheet_of_every_page_begins_with_the_colours() -> None:
    sheet = assets.files()[assets.SHEET].decode()
    assert sheet.startswith(theme.style_sheet())
    assert dict(re.findall(r"--([\w-]+):(#[0-9a-f]{6});", theme.style_sheet())) == theme.variables()


def test_names_of_colours_say_what_they_stand_for() -> None:
    names = theme.variables()
    assert [names[f"k{place}"] for place in range(1, 6)] == list(theme.SEQUENTIAL)
    assert [names[f"c{place}"] for place in range(1, 8)] == list(theme.CATEGORICAL)
    # b<need><structure>; the rows of BIVARIATE are of equal structure
    assert (names["b31"], names["b13"]) == (theme.BIVARIATE[0][2], theme.BIVARIATE[2][0])
    scales = {
        theme.DIFFERENCE: ("far-lower", "lower", "even", "higher", "far-higher"),
        theme.JUDGEMENT: ("far-better", "better", "even", "worse", "far-worse"),
    }
    for scale, verdicts in scales.items():
        assert tuple(names[f"d-{verdict}"] for verdict in verdicts) == scale
    sheet = re.sub(r"\s+", " ", (ASSETS / "map.css").read_text(encoding="utf-8"))
    for word, name in (("besser", "better"), ("schlechter", "worse"), ("niedriger", "lower"), ("hoeher", "higher")):
        assert re.search(rf"\.d-{word} {{ fill: var\(--d-{name}\); }}", sheet)
        assert re.search(rf"\.d-{word}\.unueblich {{ fill: var\(--d-far-{name}\); }}", sheet)

"""Tables of GENESIS with invented populations of the 36 Kreise, in the layouts in which they are exported."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from geo.areas import Register

NAMES = {"DG": "Deutschland", "01": "  Schleswig-Holstein", "01001": "      Flensburg, kreisfreie Stadt"}
NOTES = [
    "__________",
    '"zu ""gesamter Tabelle"":',
    "ab dem Berichtsjahr 2011: Ergebnisse auf Grundlage des",
    'Zensus 2011"',
    "Stand: 20.08.2026 / 09:42:26",
]
TITLES = {
    "12411-05-01-4": [
        "Durchschnittliche Jahresbevölkerung nach Geschlecht -",
        "Jahresdurchschnitt - regionale Tiefe: Kreise",
    ],
    "12411-01-01-4": ["Bevölkerung nach Geschlecht - Stichtag 31.12. - regionale", "Tiefe: Kreise und krfr. Städte"],
}


def population(register: Register, year: int) -> dict[str, tuple[str, int, int]]:
    """Area → name, men, women; the Land is the sum of its Kreise, rows of other areas are among them."""
    kreise = {
        kreis.area_id: (f"      {kreis.name}", 20_000 + 300 * place + (year - 2000) * 10, 21_000 + 311 * place)
        for place, kreis in enumerate(register.at("kreis"))
    }
    land = ("  Rheinland-Pfalz", sum(men for _, men, _ in kreise.values()), sum(women for *_, women in kreise.values()))
    others = {key: (name, 40_000, 42_000) for key, name in NAMES.items()}
    region = {"071": ("    Koblenz, Stat. Region", 30_000, 31_000)}
    return {**others, "07": land, **region, **kreise}


def table(
    register: Register,
    years: Sequence[int],
    code: str = "12411-05-01-4",
    *,
    title: str = "GENESIS-Tabelle: {}",
    times: str = "rows",
    time: Callable[[int], str] = str,
    further_titles: Sequence[str] = (),
    encoding: str = "cp1252",
) -> bytes:
    """The table with title lines, header, data and notes; `times` stand in front of the "rows" or above the "columns"."""
    lines = [title.format(code), *TITLES[code], *further_titles, "Fortschreibung des Bevölkerungsstandes"]
    sexes = ["Insgesamt", "männlich", "weiblich"]
    if times == "rows":
        lines += [";".join(["", "", "", *sexes])]
        for year in years:
            for key, (name, men, women) in population(register, year).items():
                lines.append(f"{time(year)};{key};{name};{men + women};{men};{women}")
    else:
        lines += [";".join(["", "", *(["Stichtag"] * 3 * len(years))])]
        lines += [";".join(["", "", *(time(year) for year in years for _ in sexes)])]
        lines += [";".join(["", "", *(sexes * len(years))])]
        for key, (name, *_) in population(register, years[0]).items():
            numbers = [population(register, year)[key][1:] for year in years]
            values = [str(number) for men, women in numbers for number in (men + women, men, women)]
            lines.append(";".join([key, name, *values]))
    text = "\n".join([*(line + ";;;" if at else line for at, line in enumerate(lines[:4])), *lines[4:], *NOTES]) + "\n"
    return text.encode(encoding)


NEW_HEADER = (
    "statistics_code;statistics_label;time_code;time_label;time;1_variable_code;1_variable_label;1_variable_attribute_code;"
    "1_variable_attribute_label;2_variable_code;2_variable_label;2_variable_attribute_code;2_variable_attribute_label;"
    "value;value_unit;value_variable_code;value_variable_label;value_q"
)
OLD_HEADER = (
    "Statistik_Code;Statistik_Label;Zeit_Code;Zeit_Label;Zeit;1_Merkmal_Code;1_Merkmal_Label;1_Auspraegung_Code;"
    "1_Auspraegung_Label;2_Merkmal_Code;2_Merkmal_Label;2_Auspraegung_Code;2_Auspraegung_Label;{}__{}__Anzahl"
)
MEASURES = {"BEVSTD": "Bevölkerungsstand", "BEV028": "Durchschnittliche Jahresbevölkerung"}


def flat(register: Register, years: Sequence[int], measure: str = "BEVSTD", *, layout: str = "new") -> bytes:
    """The same as a flat file, Kreise without the Land: with English headers and one column of values, or with German ones."""
    label = MEASURES[measure]
    day = measure == "BEVSTD"
    spelt = label.replace("ö", "oe").replace(" ", "_")
    lines = [NEW_HEADER if layout == "new" else OLD_HEADER.format(measure, spelt)]
    for year in years:
        time = (f"{year}-12-31" if layout == "new" else f"31.12.{year}") if day else str(year)
        start = f"12411;Fortschreibung des Bevölkerungsstandes;{'STAG;Stichtag' if day else 'JAHR;Jahr'};{time}"
        for key, (name, men, women) in population(register, year).items():
            if len(key) != 5:
                continue
            for code, sex, number in (
                ("", "Insgesamt", men + women),
                ("GESM", "männlich", men),
                ("GESW", "weiblich", women),
            ):
                value = f"{number};Anzahl;{measure};{label};e" if layout == "new" else str(number)
                lines.append(
                    f"{start};KREISE;Kreise und kreisfreie Städte;{key};{name};GES;Geschlecht;{code};{sex};{value}"
                )
    return ("\n".join(lines) + "\n").encode("utf-8-sig" if layout == "new" else "latin-1")

"""Words of the filter by areas, the same on the map, in lists, comparisons and files."""

from __future__ import annotations

KREIS, ALL_KREISE = "Kreis", "alle Kreise"
POLICE, ALL_POLICE = "Polizeipräsidium", "alle Polizeipräsidien"
POLICE_NAMED, POLICE_SEVERAL = "Polizeipräsidium {name}", "mehrere Polizeipräsidien"
KINDS, SIZES, STATUSES = "Art der Kommune", "Einwohner", "Stand"
ANY, CHOSEN = "alle", "{count} gewählt"
NAMED = {
    "kreis": "{label}",
    "pp": "{label}",
    "ortsart": "{label}",
    "groesse": "{label} Einwohner",
    "stand": "Stand: {label}",
}
# of Gemeinden: kind, size and Stand are those of the Kommune around
NAMED_OF_GEMEINDEN = {
    **NAMED,
    "ortsart": "in {label}",
    "groesse": "in Kommunen mit {label} Einwohnern",
    "stand": "in Kommunen mit Stand: {label}",
}
KINDS_DATIVE = {
    "verbandsgemeinde": "Verbandsgemeinden",
    "verbandsfreie_gemeinde": "verbandsfreien Gemeinden",
    "grosse_kreisangehoerige_stadt": "großen kreisangehörigen Städten",
    "kreisfreie_stadt": "kreisfreien Städten",
}

# What an address calls for in vain. "{known}": every value it may name, with its meaning.
LABELS = {
    "pp": "Das Polizeipräsidium",
    "ortsart": "Die Art der Kommune",
    "groesse": "Die Größenklasse",
    "stand": "Der Stand",
}
UNKNOWN_VALUE = "{label} „{value}“ ist nicht bekannt; danach wird nicht gefiltert. Die Adresse kann nennen: {known}."
UNKNOWN_KREIS = "Den Kreis „{value}“ gibt es nicht; danach wird nicht gefiltert. {cure}"
PERHAPS_KREIS = "Meinten Sie {name} (kreis={key})?"
CHOOSE_KREIS = "Ein Kreis steht mit den fünf Ziffern seines Schlüssels in der Adresse, zum Beispiel {key} für {name}."
VALUE_MEANS = "{value} ({label})"

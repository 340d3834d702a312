"""What an ARS says of itself: Kreis (5 digits), Verbandsgemeinde (4), Gemeinde (3)."""

from __future__ import annotations


def federal_key(ars: str) -> str:
    """The AGS in the ARS of a Gemeinde, or of a verbandsfreie Gemeinde as Kommune; "" where there is none.

    A Gemeinde that moves to another Verbandsgemeinde of its Kreis gets another ARS and keeps its AGS.
    """
    if len(ars) == 9 and ars[5] == "0":
        return ars[:5] + ars[6:]
    return ars[:5] + ars[9:] if len(ars) == 12 else ""

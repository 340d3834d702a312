"""Colours of the data. assets/10-base.css and 20-lage.css use the same values; a test compares them and measures their distances."""

from __future__ import annotations

# Five classes from light to dark (yellow-green-blue). Lightness falls in every step, so it survives grey printing.
SEQUENTIAL = ("#fcf7d4", "#aed9a9", "#5caeab", "#2a759d", "#163963")
# Unordered categories, told apart under red-green and blue-yellow blindness; at most seven, then words must carry it.
CATEGORICAL = ("#173f6b", "#5aa7d6", "#f0e2a6", "#bf7a2e", "#7a5a94", "#c5cfcc", "#4f6b3a")
INK, PAPER, SURFACE, LINE, ACCENT, SIGNAL = "#16222b", "#f6f7f5", "#ffffff", "#d5dad8", "#0b5563", "#8a1538"
MUTED = "#51606a"

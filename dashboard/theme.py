"""Colours of the data. assets/10-base.css and 20-lage.css use the same values; a test compares them and measures their distances."""

from __future__ import annotations

# Five classes from light to dark (yellow-green-blue). Lightness falls in every step, so it survives grey printing.
SEQUENTIAL = ("#f3f1cf", "#bcdcae", "#6fb6a6", "#2f7f9e", "#173f6b")
# Unordered categories, told apart under red-green and blue-yellow blindness; at most seven, then words must carry it.
CATEGORICAL = ("#173f6b", "#5aa7d6", "#e7d58a", "#c98a3c", "#8a4a5e", "#b9c6c0", "#6f7f3f")
INK, PAPER, SURFACE, LINE, ACCENT, SIGNAL = "#16222b", "#f6f7f5", "#ffffff", "#d5dad8", "#0b5563", "#8a1538"
MUTED = "#51606a"

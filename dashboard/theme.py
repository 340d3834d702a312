"""Colours of the data. assets/10-base.css and 20-karte.css use the same values; a test compares them and measures their distances."""

from __future__ import annotations

# Five classes from light to dark (yellow-green-blue). Lightness falls in every step, so it survives grey printing.
SEQUENTIAL = ("#fcf7d4", "#aed9a9", "#5caeab", "#2a759d", "#163963")
# Unordered categories, told apart under red-green and blue-yellow blindness; the eighth to fourteenth are these again, striped (maps.py).
CATEGORICAL = ("#173f6b", "#5aa7d6", "#f0e2a6", "#bf7a2e", "#7a5a94", "#c5cfcc", "#4f6b3a")
# Lower, not distinguishable, higher than a reference: light to dark of one hue where neither is better …
DIFFERENCE = ("#a9cfe8", "#f3f1ea", "#1d5a8a")
# … and better, not distinguishable, worse only where an indicator has a clear polarity. Never red and green.
JUDGEMENT = ("#17818c", "#f3f1ea", "#d9772b")
# Need (inside a row, low to high) by structure (by row, low to high). High need and little structure stands out most.
BIVARIATE = (("#e2eede", "#e1c76d", "#df5e37"), ("#86dffc", "#948c8b", "#933b4d"), ("#7e9ad8", "#396f90", "#212e59"))
INK, PAPER, SURFACE, LINE, ACCENT, SIGNAL = "#16222b", "#f6f7f5", "#ffffff", "#d5dad8", "#0b5563", "#8a1538"
MUTED = "#51606a"
# Lines and marks of compared areas on white, five that are told apart; the other five of ten areas have another shape (charts/marks.py).
SERIES = ("#0f2f52", "#c2601a", "#1f9ac4", "#7a3f98", "#66727a")

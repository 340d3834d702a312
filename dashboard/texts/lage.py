"""Text of the page "Lage und Abdeckung"."""

TITLE = "Lage und Abdeckung"

"""What roles, login and the frame of internal pages say."""

INTERNAL_MARK = "Interner Bereich"
INTERNAL_STRIPE = "Interner Bereich – nichts von dieser Seite ist öffentlich."
INTERNAL_NAVIGATION = "Interne Seiten"

"""Surveys of residents: one delivery per Kommune and year becomes estimates. Answers of single persons never leave this package."""

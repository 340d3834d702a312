"""Questions that only the API asks: rows that no page shows in this form."""

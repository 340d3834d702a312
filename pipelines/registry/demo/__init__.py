"""The invented registry of the demonstration, always the same."""

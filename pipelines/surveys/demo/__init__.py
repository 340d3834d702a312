"""Invented deliveries of surveys for the demonstration, always the same, one of each kind of file."""

"""What can be written: one module per content, each a function from a selection to a briefing."""

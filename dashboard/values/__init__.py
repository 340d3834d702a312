"""How values are written: scales, intervals, verdicts, polarity, summaries in a sentence."""

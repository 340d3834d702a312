"""What became of each occasion for advice: its course from found to settled, kept by the Leitstelle and shown on internal pages alone."""

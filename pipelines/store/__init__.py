"""What publishers deliver, as files: named, checksummed, never edited; how they come in; which built versions stay."""

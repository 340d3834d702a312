"""Occasions for advice: the work list with its filters, thresholds, evidence and offers."""

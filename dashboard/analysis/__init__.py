"""Figures of the analysis: functions from rows to a figure as Plotly takes it, a plain dict. Nothing here asks the database."""

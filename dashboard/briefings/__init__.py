"""Briefings: what the atlas says, written once (contents/), as a document for paper, slides, spreadsheets and screen (writers/).

A briefing (model.py) is built from the same questions and sentences as the pages, so it cannot say another number. Writers need libraries that
no web process loads: they run in the process that renders (renderer.py) or at the command line (__main__.py).
"""

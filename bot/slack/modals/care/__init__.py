"""Surveys, looking back, questions, help and endings: the pages and forms of care."""

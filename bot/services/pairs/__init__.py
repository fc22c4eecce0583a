"""Pairs that run: meetings, goals, their rhythm, another partner, and how they part."""

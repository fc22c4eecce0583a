"""Agreements, goals, steps and skills: what a pair is here for, and how far it has come."""

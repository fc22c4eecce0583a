"""Modals of summaries, the queue of what needs a human, searches and exports."""

"""The mentorship bot."""

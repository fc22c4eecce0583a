"""What reaches people unasked: how much of it, when, and how they have less of it."""

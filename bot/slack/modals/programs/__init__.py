"""The control room: programs and cohorts, their settings, the people in them, and the log."""

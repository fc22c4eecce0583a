"""Programs and their cohorts, as those who run them keep them: life, settings, helpers, log and summaries."""

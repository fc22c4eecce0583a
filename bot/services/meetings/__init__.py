"""The meetings of a pair: planned, spoken of beforehand, and answered about afterwards."""

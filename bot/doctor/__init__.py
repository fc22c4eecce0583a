"""`mentorbot doctor`: look at settings, Slack and database, and say what to mend."""

from bot.doctor.examination import ManifestScopes, SchemaFacts, examine
from bot.doctor.report import Finding, Grade, Report, rendered

__all__ = ["Finding", "Grade", "ManifestScopes", "Report", "SchemaFacts", "examine", "rendered"]

"""`mentorbot doctor`: look at settings, Slack and database, and say what to mend."""

from bot.doctor.examination import ManifestScopes, SchemaFacts, examine
from bot.doctor.report import Finding, Grade, Report, rendered
from bot.store.schema import Standing as SchemaState

__all__ = ["Finding", "Grade", "ManifestScopes", "Report", "SchemaFacts", "SchemaState", "examine", "rendered"]

"""The history of the schema. Append-only once landed; the same schema on SQLite and PostgreSQL."""

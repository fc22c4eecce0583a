"""Names that are used from outside, by a library or a table, where the search for dead code cannot see it."""

# columns that are written for people and reports, and read in the database
settled_at, ended_at, reached_at, published_at, updated_at, answered_at, declined_by
health_score, reminded_at, mentor_accepted_at, mentee_accepted_at, invited_at, flagged_by
# read by pydantic-settings, uvicorn, sqlite3 and typing
model_config, settings_customise_sources, settings_cls, env_settings, dotenv_settings
file_secret_settings, capture_signals, should_exit, isolation_level, __call__, DEBUG, JSON
decided_at, decided_by, rested_seconds
# members of closed sets that are named by value, and what the matching explains
SENDING, SKILLS, HOURS, WAITING, BAR, more_seats_needed
# imported by name, when they are first called
hashed, semantic_texts, calendar_file, chart_file, silent_words
# the schema's checks
step_back, difference
# read by slack_sdk when a view is written
dispatch_action, dispatch_action_config, action_id
# the page asks its host for it
story
# read by name, one after the other
mentor_expects, mentee_expects, cancelling, feedback_ways, if_it_fails, unheard
moved_forward, successes, challenges
# rows of tables call it
change_told
# called by SQLAlchemy, where it writes a statement for one of the databases
inherit_cache, _at_least_in_sqlite, _at_least_in_postgres, _day_in_sqlite, _day_in_postgres
_seconds_in_sqlite, _seconds_in_postgres

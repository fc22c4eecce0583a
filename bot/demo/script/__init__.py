"""The terminal story: a 12-week cohort of 24 people, played step by step, each step seen through Slack."""

"""Who works here: Slack's directory, files with people, and those who have just arrived."""

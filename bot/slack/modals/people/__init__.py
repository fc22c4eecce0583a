"""Who works here: Slack's directory, and files with people."""

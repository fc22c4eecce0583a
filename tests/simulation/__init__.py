"""A whole bot and a whole Slack in one process, on one clock that is moved by hand: weeks pass in a second."""

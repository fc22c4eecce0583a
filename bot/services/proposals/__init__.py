"""A suggested pair until it is one: asking, answering, silence, what comes next, and asking by oneself."""

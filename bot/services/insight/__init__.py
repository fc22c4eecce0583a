"""What admins and leaders are told of their programs, and what waits for somebody to act."""

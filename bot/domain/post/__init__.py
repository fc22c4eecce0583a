"""What people hear unasked: what it is worth, and whose turn it is."""

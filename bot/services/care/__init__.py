"""What keeps a pair well: its health, what both say of it, help, and an end that leaves nothing open."""

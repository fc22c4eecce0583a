"""How a pair is doing, what both say of it, and what helps: pure rules."""

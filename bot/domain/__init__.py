"""What mentorship means: pure decisions over plain values. No clock, no I/O, no logging."""

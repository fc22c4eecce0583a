"""What buttons and forms carry: ids, as typed JSON."""

"""What is told of how programs go: measures, periods, and what must stay unsaid."""

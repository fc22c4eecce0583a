"""What a meeting is about: its agenda, questions that help to find one, and what to have in mind beforehand."""

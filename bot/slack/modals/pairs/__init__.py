"""What mentors and mentees decide: a match, a request, a meeting, a goal, another partner."""

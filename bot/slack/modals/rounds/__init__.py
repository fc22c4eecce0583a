"""The dry run of a matching round, what lies beside it, and the rules by which a program matches."""

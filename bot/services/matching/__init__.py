"""Rounds: working out who fits whom, changing it by hand, publishing it, and matching every day."""

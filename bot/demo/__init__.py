"""The demo: a 12-week cohort of 24 people, played in the terminal against a simulated Slack, step by step."""

from bot.demo.play import play

__all__ = ["play"]

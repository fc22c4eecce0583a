"""The Web API: one module per family of methods; importing this package enters them all in the registry."""

from bot.playground.api import chat, conversations, files, history, reactions, users, views, workspaces
from bot.playground.api.gate import Answer, answer

FAMILIES = (chat, conversations, files, history, reactions, users, views, workspaces)

__all__ = ["FAMILIES", "Answer", "answer"]

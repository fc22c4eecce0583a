"""Requests for help. These hold ids only: neither words, nor names, nor what a request is about."""

from dataclasses import dataclass
from uuid import UUID

from bot.domain.people import Someone


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpReceived:
    """To the sender, at once: the request has arrived, and this is the way to where it stands."""

    concern: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpWanted:
    """To somebody who may read a request: there is one, or (`again`) something was added to it."""

    concern: UUID
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpNews:
    """To the sender: somebody took it on, answered, offered a talk or is done with it."""

    concern: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkInvited:
    """To the partner, after the sender has said yes to it: a talk of three with somebody who runs the program."""

    partner: Someone
    host: Someone
    program: str


CONFIDENTIAL = (HelpReceived, HelpWanted, HelpNews)
"""Messages whose very existence is nobody's but their readers': no list or count for admins has them."""

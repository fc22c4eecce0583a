"""The messages about help, each once, for admins who read a program before anybody else does."""

from collections.abc import Iterator
from uuid import UUID

from bot.domain import notices
from bot.domain.notices import Notice, Rehearsed
from bot.domain.people import Someone


def help_samples(facts: Rehearsed, *, about: UUID, host: Someone, mentee: Someone) -> Iterator[tuple[str, Notice]]:
    """What whoever asks for help reads, and whoever is asked."""
    yield "somebody reads who has asked for help", notices.HelpReceived(concern=about)
    wanted = notices.HelpWanted(concern=about)
    yield "somebody who runs the program reads when help is asked for", wanted
    yield (
        "somebody who runs the program reads when more is said of it",
        notices.HelpWanted(concern=about, again=True),
    )
    yield "somebody who asked for help reads when there is an answer", notices.HelpNews(concern=about)
    yield (
        "a mentor reads when a mentee would like a talk of three",
        notices.TalkInvited(partner=mentee, host=host, program=facts.program),
    )

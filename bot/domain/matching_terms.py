"""The words of matching as closed sets. Values are stored in the database and never change once shipped."""

from enum import StrEnum

from bot.domain.terms import Role, Side


class Pairing(StrEnum):
    """Who meets whom in a program: seniors mentor juniors, juniors seniors, equals each other, or one a group."""

    TRADITIONAL = "traditional"
    REVERSE = "reverse"
    PEER = "peer"
    GROUP = "group"

    def learns(self, side: Side) -> bool:
        """Whether this side of a pair is there to learn, and so to find somebody: among equals, both are."""
        return side is Side.MENTEE or self is Pairing.PEER

    @property
    def leads_as(self) -> Role:
        """What leaders are asked to be: mentors; to learn, where juniors mentor; and peers among peers."""
        return {Pairing.REVERSE: Role.MENTEE, Pairing.PEER: Role.BOTH}.get(self, Role.MENTOR)


ONE_TO_ONE = frozenset({Pairing.TRADITIONAL, Pairing.REVERSE})
"""Where a mentee may look for a mentor themself."""


class AskedFirst(StrEnum):
    """Who is asked first about a match. The other one is asked once the first said yes."""

    BOTH = "both"
    MENTEE = "mentee"
    MENTOR = "mentor"

    @property
    def side(self) -> Side | None:
        """The side that is asked alone; None where both are asked at once."""
        return None if self is AskedFirst.BOTH else Side(self.value)


class Weight(StrEnum):
    """How much a criterion counts in a program, compared with what is usual for it."""

    OFF = "off"
    LITTLE = "little"
    USUAL = "usual"
    MUCH = "much"


class DailyRun(StrEnum):
    """Whether a program without an end is matched every day, and whether that is only prepared or published."""

    NEVER = "never"
    DRAFT = "draft"
    PUBLISH = "publish"


class RoundOrigin(StrEnum):
    """Whether an admin asked for a round or it was its day."""

    ADMIN = "admin"
    DAILY = "daily"


class RoundState(StrEnum):
    """A matching round is a draft that only admins see until it is published.

    It can be undone as long as nobody has answered.
    """

    DRAFT = "draft"
    PUBLISHED = "published"
    UNDONE = "undone"


class HandKind(StrEnum):
    """What an admin decided by hand about two people in a draft.

    LOCKED: they are a pair. FORBIDDEN: they are none. HELD_BACK: they are, but are not asked this time.
    """

    LOCKED = "locked"
    FORBIDDEN = "forbidden"
    HELD_BACK = "held_back"


class Objective(StrEnum):
    """What the best plan of a round is. All of them serve as many mentees as can be served, except STABLE.

    COVERAGE: then the most points. BOTTLENECK: then the best worst pair, then the most points. STABLE: nobody is
    left who would rather have each other (Gale and Shapley, 1962), at the price of coverage and points.
    FEWEST_CHANGES: then the most pairs kept of those that are, then the most points.
    """

    COVERAGE = "coverage"
    BOTTLENECK = "bottleneck"
    STABLE = "stable"
    FEWEST_CHANGES = "fewest_changes"


class ProposalState(StrEnum):
    """The life of a match proposal."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    NOT_NOW = "not_now"


class ProposalOrigin(StrEnum):
    """Where a match proposal comes from: a round, the place of one that came to nothing, or a mentee who asked."""

    ROUND = "round"
    NEXT = "next"
    REQUEST = "request"


class Outlook(StrEnum):
    """What comes next for somebody whose match did not come about.

    LOOKING: for somebody else, at once. The four after it say why nobody else was found. WHEN_READY: once they say
    so, for who never answered. LATER: from the day on which they asked to hear of it again. OVER: nothing is
    promised.
    """

    NEXT_ROUND = "next_round"
    LOOKING = "looking"
    SEATS_TAKEN = "seats_taken"
    NO_MENTORS = "no_mentors"
    NOBODY_FITS = "nobody_fits"
    NO_MENTEES = "no_mentees"
    WHEN_READY = "when_ready"
    LATER = "later"
    AFTER_BREAK = "after_break"
    OVER = "over"

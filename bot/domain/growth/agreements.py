"""What a pair agrees on: its terms, what they begin with, and how one version of them follows another."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from bot.domain.errors import WrongInput
from bot.domain.growth.errors import AgreementMoved, OwnProposal
from bot.domain.growth.terms import AgendaOwner, AgreementState, MeetBy
from bot.domain.matching_terms import Pairing
from bot.domain.terms import Cadence, Side

LONGEST = 1000
"""Of each part that is written in own words."""
SHORTEST_MEETING, LONGEST_MEETING = 5, 240
"""In minutes."""
EXPECTED: Mapping[Side, str] = {Side.MENTOR: "mentor_expects", Side.MENTEE: "mentee_expects"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What two people agree on. What one expects may be left to that one to say: it is empty then."""

    mentor_expects: str
    mentee_expects: str
    roles: str
    cadence: Cadence
    minutes: int
    meet_by: MeetBy
    agenda_owner: AgendaOwner
    cancelling: str
    confidentiality: str
    feedback_ways: str
    if_it_fails: str

    def checked(self) -> "Terms":
        """Return the terms without blank edges; raise WrongInput naming each part that needs another look."""
        terms = replace(self, **{name: getattr(self, name).strip() for name in WORDED})
        problems = {name: _problem(name, getattr(terms, name)) for name in WORDED}
        if not SHORTEST_MEETING <= terms.minutes <= LONGEST_MEETING:
            problems["minutes"] = f"Choose between {SHORTEST_MEETING} and {LONGEST_MEETING} minutes."
        wrong = {name: problem for name, problem in problems.items() if problem}
        if wrong:
            raise WrongInput(**wrong)
        return terms

    def differing_from(self, other: "Terms") -> frozenset[str]:
        """The names of the parts that say something else."""
        return frozenset(
            each.name for each in fields(self) if getattr(self, each.name) != getattr(other, each.name)
        )


WORDED = (*EXPECTED.values(), "roles", "cancelling", "confidentiality", "feedback_ways", "if_it_fails")
"""The parts that are written in own words."""


def _problem(name: str, words: str) -> str | None:
    if len(words) > LONGEST:
        return f"Please keep it within {LONGEST:,} characters."
    return None if words or name in EXPECTED.values() else "A sentence is enough."


@dataclass(frozen=True, slots=True)
class Version:
    """One version, by whoever proposed it."""

    number: int
    by: Side
    state: AgreementState


@dataclass(frozen=True, slots=True)
class Versions:
    """All versions of one pair's agreement, the oldest first. They are added and answered, never taken away."""

    all: tuple[Version, ...] = ()

    @property
    def proposed(self) -> Version | None:
        return self._in(AgreementState.PROPOSED)

    @property
    def in_force(self) -> Version | None:
        return self._in(AgreementState.IN_FORCE)

    def proposing(self, by: Side) -> "Versions":
        """With one more. What was proposed is withdrawn by whoever words it anew, or replaced by the other."""
        end = AgreementState.WITHDRAWN if self.proposed and self.proposed.by is by else AgreementState.REPLACED
        turned = {self.proposed.number: end} if self.proposed else {}
        added = Version(len(self.all) + 1, by, AgreementState.PROPOSED)
        return Versions((*self._turned(turned).all, added))

    def confirming(self, number: int, by: Side) -> "Versions":
        """With this one in force. Raise OwnProposal, or AgreementMoved if it is no longer what is proposed."""
        proposed = self._still_proposed(number)
        if proposed.by is by:
            raise OwnProposal
        ended = {self.in_force.number: AgreementState.REPLACED} if self.in_force else {}
        return self._turned({**ended, number: AgreementState.IN_FORCE})

    def withdrawing(self, number: int, by: Side) -> "Versions":
        """With this one taken back. Raise AgreementMoved if it is no longer what this side proposes."""
        proposed = self._still_proposed(number)
        if proposed.by is not by:
            raise AgreementMoved
        return self._turned({number: AgreementState.WITHDRAWN})

    def _still_proposed(self, number: int) -> Version:
        proposed = self.proposed
        if proposed is None or proposed.number != number:
            raise AgreementMoved
        return proposed

    def _in(self, state: AgreementState) -> Version | None:
        return next((each for each in self.all if each.state is state), None)

    def _turned(self, states: Mapping[int, AgreementState]) -> "Versions":
        return Versions(tuple(replace(each, state=states.get(each.number, each.state)) for each in self.all))


_ROLES: Mapping[Pairing, str] = {
    Pairing.TRADITIONAL: "The mentee sets the direction and brings what matters. The mentor listens, asks, shares "
    "experience and opens doors. Decisions stay with the mentee.",
    Pairing.REVERSE: "The junior colleague mentors and shares how they see and do things. The senior colleague "
    "comes to learn, asks openly and leaves rank at the door.",
    Pairing.PEER: "Neither of us is the mentor. We take turns: one brings a question, the other listens first and "
    "then shares what they know.",
    Pairing.GROUP: "The mentor guides the group and sees that everybody is heard. The mentee brings questions of "
    "their own and supports the others with theirs.",
}
_TOGETHER = frozenset({Pairing.PEER, Pairing.GROUP})
"""Where no mentee alone owns the agenda."""
CANCELLING = (
    "We tell each other as early as we can, the day before at the latest. Whoever cancels suggests another time."
)
CONFIDENTIALITY = "What we talk about stays between us, unless we agree otherwise."
FEEDBACK_WAYS = (
    "At the end of each meeting we both say one thing that helped and one we would do differently: soon, kindly "
    "and with an example."
)
IF_IT_FAILS = (
    "We say so early and without blame, and try one change. If it still does not fit, either of us may end it "
    "kindly."
)


def first_terms(
    pairing: Pairing, *, mentor_goals: str, mentee_goals: str, cadence: Cadence, minutes: int, confidentiality: str
) -> Terms:
    """What a form begins with: what the program and both signups say, and sensible words for the rest."""
    return Terms(
        mentor_expects=mentor_goals.strip()[:LONGEST],
        mentee_expects=mentee_goals.strip()[:LONGEST],
        roles=_ROLES[pairing],
        cadence=cadence,
        minutes=minutes,
        meet_by=MeetBy.HUDDLE,
        agenda_owner=AgendaOwner.IN_TURN if pairing in _TOGETHER else AgendaOwner.MENTEE,
        cancelling=CANCELLING,
        confidentiality=confidentiality.strip()[:LONGEST] or CONFIDENTIALITY,
        feedback_ways=FEEDBACK_WAYS,
        if_it_fails=IF_IT_FAILS,
    )

"""What people are called in a program: each kind of pairing has words of its own, and all of them are here."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.domain.matching import Criterion
from bot.domain.matching_terms import Pairing
from bot.domain.terms import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """`guide` is whom somebody finds, `learner` who finds them, both of one and of several.

    `deed` is what a leader is asked for, and `done` what they do once they take it up; `free` is said of a guide
    whom nobody has yet. `criteria` names what counts in a match.
    """

    guide: str
    guides: str
    learner: str
    learners: str
    deed: str
    done: str
    free: str
    criteria: Mapping[Criterion, str]

    def others(self, side: Side) -> tuple[str, str]:
        """Who could be found for somebody on this side, one and several."""
        return (self.guide, self.guides) if side is Side.MENTEE else (self.learner, self.learners)


_MENTORING = Called(
    guide="mentor",
    guides="mentors",
    learner="mentee",
    learners="mentees",
    deed="mentor",
    done="mentors",
    free="seat free",
    criteria={
        Criterion.SKILLS: "Skills wanted and offered",
        Criterion.GOALS: "Goals in own words",
        Criterion.INTERESTS: "Interests",
        Criterion.STYLE: "Ways to talk, learn and mentor",
        Criterion.PERSONALITY: "Personality",
        Criterion.STAGE: "Career stage",
        Criterion.HOURS: "Shared working hours",
        Criterion.LANGUAGES: "Languages",
        Criterion.DEPARTMENT: "Another department",
        Criterion.WAITING: "How long the mentee waits",
    },
)
_WHERE_LEADERS_LEARN = replace(_MENTORING, deed="take part", done="takes part")
_AMONG_PEERS = Called(
    guide="partner",
    guides="partners",
    learner="person",
    learners="people",
    deed="take part",
    done="takes part",
    free="free",
    criteria={
        **_MENTORING.criteria,
        Criterion.STYLE: "Ways to talk, learn and help along",
        Criterion.WAITING: "How long both have waited",
    },
)
CALLED: Mapping[Pairing, Called] = {
    Pairing.TRADITIONAL: _MENTORING,
    Pairing.REVERSE: _WHERE_LEADERS_LEARN,
    Pairing.PEER: _AMONG_PEERS,
    Pairing.GROUP: _MENTORING,
}

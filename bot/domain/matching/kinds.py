"""What differs between kinds of pairing: how people are seen together, chosen, explained and told why not."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from uuid import UUID

from bot.domain.matching.assignment import assign
from bot.domain.matching.exact import Assignment, blocking_pairs
from bot.domain.matching.exact.equals import best_equals, blocking_equals
from bot.domain.matching.facts import Candidate, History, Rules
from bot.domain.matching.groups import assign_groups, told_of_groups
from bot.domain.matching.hands import Two
from bot.domain.matching.left_over import left_over
from bot.domain.matching.peers import left_alone, reasons_among, survey_of_peers
from bot.domain.matching.plan import LeftOver, Reasons
from bot.domain.matching.scoring import reasons_for, reasons_of
from bot.domain.matching.survey import Survey, survey
from bot.domain.matching_terms import Objective, Pairing


class Pairs:
    """A mentor and a mentee, whichever of them is the senior."""

    def history(self, history: History) -> History:
        return history

    def survey(
        self, people: Sequence[Candidate], history: History, rules: Rules, seed: int, forbidden: Collection[Two]
    ) -> Survey:
        return survey(people, history, rules, seed, forbidden=forbidden)

    def assign(self, surveyed: Survey, rules: Rules, objective: Objective) -> Assignment:
        return assign(surveyed, objective)

    def reasons(self, mentor: Candidate, mentee: Candidate, rules: Rules) -> Reasons:
        return reasons_for(mentor, mentee, rules)

    def all_reasons(self, surveyed: Survey, chosen: Assignment, rules: Rules) -> Iterator[Reasons]:
        """Those of every pair that was chosen, in their order."""
        two = (surveyed.mentees, surveyed.mentors)
        return reasons_of(surveyed.scores, *two, rows=chosen.rows, columns=chosen.columns)

    def left_over(
        self, surveyed: Survey, history: History, chosen: Assignment, taken: Collection[UUID]
    ) -> tuple[LeftOver, ...]:
        return left_over(surveyed, history, chosen, taken=taken)

    def blocking(self, surveyed: Survey, chosen: Assignment) -> int:
        return blocking_pairs(surveyed.problem, chosen)


class Groups(Pairs):
    """A mentor and several mentees."""

    def assign(self, surveyed: Survey, rules: Rules, objective: Objective) -> Assignment:
        return assign_groups(surveyed, rules, objective)

    def left_over(
        self, surveyed: Survey, history: History, chosen: Assignment, taken: Collection[UUID]
    ) -> tuple[LeftOver, ...]:
        return told_of_groups(super().left_over(surveyed, history, chosen, taken), surveyed, chosen)


class Peers(Pairs):
    """Two equals."""

    def history(self, history: History) -> History:
        return history.either_way()

    def survey(
        self, people: Sequence[Candidate], history: History, rules: Rules, seed: int, forbidden: Collection[Two]
    ) -> Survey:
        return survey_of_peers(people, history, rules, seed, forbidden=forbidden)

    def assign(self, surveyed: Survey, rules: Rules, objective: Objective) -> Assignment:
        return best_equals(surveyed.problem, objective)

    def reasons(self, mentor: Candidate, mentee: Candidate, rules: Rules) -> Reasons:
        return reasons_among(mentor, mentee, rules)

    def all_reasons(self, surveyed: Survey, chosen: Assignment, rules: Rules) -> Iterator[Reasons]:
        for row, column in zip(chosen.rows.tolist(), chosen.columns.tolist(), strict=True):
            yield reasons_among(surveyed.mentors[column], surveyed.mentees[row], rules)

    def left_over(
        self, surveyed: Survey, history: History, chosen: Assignment, taken: Collection[UUID]
    ) -> tuple[LeftOver, ...]:
        return left_alone(surveyed, history, chosen)

    def blocking(self, surveyed: Survey, chosen: Assignment) -> int:
        return blocking_equals(surveyed.problem, chosen)


KINDS: Mapping[Pairing, Pairs] = {
    Pairing.TRADITIONAL: Pairs(),
    Pairing.REVERSE: Pairs(),
    Pairing.PEER: Peers(),
    Pairing.GROUP: Groups(),
}


def why(mentor: Candidate, mentee: Candidate, rules: Rules) -> Reasons:
    """Why these two fit, in a program of these rules."""
    return KINDS[rules.pairing].reasons(mentor, mentee, rules)

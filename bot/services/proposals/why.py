"""Why two people fit, as one of them reads it: what was kept with their match, and how far apart they stand now."""

from dataclasses import replace

from bot.domain.consent import lets_tell_steps
from bot.domain.matching import Criterion
from bot.domain.matching.balance import as_chosen
from bot.domain.matching_terms import Weight
from bot.domain.notices import Reason
from bot.domain.stages import steps_ahead
from models import MatchProposal, Participant


def told_to_them(proposal: MatchProposal) -> Reason:
    """For the two alone. Whoever runs the program reads only what was kept."""
    return replace(proposal.as_reason(), ahead=steps_between(proposal.mentor, proposal.mentee))


def steps_between(mentor: Participant, mentee: Participant) -> int:
    """By how many steps the mentor is ahead, as they both say by now.

    0 where the program does not count it, and where either has not agreed that the other reads it.
    """
    program = mentor.cohort.program
    agreed = all(lets_tell_steps(each.consent_version) for each in (mentor, mentee))
    if not agreed or as_chosen(program.weights)[Criterion.STAGE] is Weight.OFF:
        return 0
    return steps_ahead(mentor.stage, mentee.stage, program.pairing)

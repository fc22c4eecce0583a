"""How many mentees somebody may have at a time, by the kind of program."""

from bot.domain.matching_rules import USUAL_GROUP
from bot.domain.matching_terms import Pairing
from models import Participant, Program


def seats_of(person: Participant) -> int:
    """As many as they offer; one partner among peers; and in groups as many as the program says, for everybody."""
    program = person.cohort.program
    match program.pairing:
        case Pairing.PEER:
            return 1
        case Pairing.GROUP:
            return group_sizes(program)[1]
        case _:
            return person.seats


def group_sizes(program: Program) -> tuple[int, int]:
    """From how many to how many mentees a mentor has; one, where it is not for groups."""
    if program.pairing is not Pairing.GROUP:
        return 1, 1
    smallest, largest = USUAL_GROUP
    return program.group_min or smallest, program.group_max or largest

"""A company larger than any, matched in a process of its own, so that its memory is nobody else's.

    python -m tests.benchmarks.matching_alone MENTEES MENTORS

writes as JSON how long seeing everybody and assigning took, in seconds, and the most memory held, in bytes.
"""

import json
import resource
import sys
from time import perf_counter

from bot.domain.matching import History, Rules
from bot.domain.matching.exact import optimum
from bot.domain.matching.survey import survey
from tests.benchmarks.companies import many


def measured(mentees: int, mentors: int) -> dict[str, float]:
    people = many(mentees, mentors)
    began = perf_counter()
    problem = survey(people, History(), Rules(), seed=1).problem
    seen = perf_counter()
    found = optimum(problem)
    done = perf_counter()
    assert found.certificate is not None
    assert found.certificate.proven
    assert found.coverage == problem.reachable
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return {
        "seeing": seen - began,
        "assigning": done - seen,
        "rounds": found.certificate.rounds,
        "memory": memory,
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measured(*map(int, sys.argv[1:3]))))

"""Who may read a request for help: asked anew with every look, of the people who run the program right now."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from bot.domain.care.concern_cards import Reading, first_readings
from bot.domain.care.concern_errors import NothingForYou, TakenBack
from bot.domain.care.concerns import Circle, Origin, circle
from bot.domain.care.terms import ConcernState
from bot.domain.people import Someone
from bot.services.access import my_side, own
from bot.store import Work
from models import Cohort, Concern, Mentorship, Participant, Person


@dataclass(frozen=True, slots=True)
class Matter:
    """What somebody asks help about: as whom, and with which pair of theirs, None for anything else."""

    sender: Participant
    pair: Mentorship | None

    @property
    def partner(self) -> Participant | None:
        return self.pair.member(self.pair.side_held_by(self.sender.id).other) if self.pair else None


def own_matter(work: Work, participant_id: UUID, mentorship_id: UUID | None) -> Matter:
    """What the person acting may ask help about. Raise NotYours, or MentorshipOver for a pair that is unknown."""
    if mentorship_id is None:
        return Matter(own(work.participants.get(participant_id), work), None)
    pair = work.mentorships.get(mentorship_id)
    return Matter(pair.member(my_side(pair, work)), pair)


def matter_of(concern: Concern) -> Matter:
    return Matter(concern.participant, concern.mentorship)


def circle_of(work: Work, matter: Matter) -> Circle:
    """Who may read what is asked about this."""
    (found,) = circles_of(work, [matter])
    return found


def circles_of(work: Work, matters: Sequence[Matter]) -> Sequence[Circle]:
    """Who may read what is asked about each of these. Whatever they share is looked up once."""
    admins = work.concerns.admins_here(work.named)
    named = [person.id for person in admins if person.slack_user_id in work.named]
    of_workspace = [person.id for person in admins if person.is_admin]
    programs = {matter.sender.cohort.program for matter in matters}
    running = {program: [person.id for person in work.programs.who_runs(program)] for program in programs}
    parts = [frozenset(_part_of_it(work, matter)) for matter in matters]
    bosses = work.concerns.managers(frozenset[UUID](named).union(of_workspace, *running.values(), *parts))
    return [
        circle(
            (
                (Origin.PROGRAM, running[matter.sender.cohort.program]),
                (Origin.NAMED, named),
                (Origin.WORKSPACE, of_workspace),
            ),
            part_of_it=part,
            who=bosses,
        )
        for matter, part in zip(matters, parts, strict=True)
    ]


def readers_of(work: Work, concern: Concern) -> tuple[UUID, ...]:
    """Who reads a request now."""
    return circle_of(work, matter_of(concern)).holding(concern.handler_id)


def for_reader(work: Work, concern_id: UUID) -> Concern:
    """A request that the person acting may read. Raise NothingForYou, also where there is none, and TakenBack."""
    concern = work.concerns.get(concern_id)
    if work.me.id not in readers_of(work, concern):
        raise NothingForYou
    if concern.state is ConcernState.WITHDRAWN:
        raise TakenBack
    return concern


def for_sender(work: Work, concern_id: UUID) -> Concern:
    """The person's own request. Raise NothingForYou, whether or not there is one."""
    concern = work.concerns.get(concern_id)
    if concern.participant.person_id != work.me.id:
        raise NothingForYou
    return concern


def waiting_for_reader(work: Work, person: Person) -> Sequence[tuple[Cohort, Sequence[Concern]]]:
    """What nobody has handled yet and this person may read, by cohort, the oldest first."""
    found: dict[UUID, tuple[Cohort, list[Concern]]] = {}
    waiting = work.concerns.waiting()
    circles = circles_of(work, [matter_of(concern) for concern in waiting])
    for concern, readers in zip(waiting, circles, strict=True):
        if person.id in readers.holding(concern.handler_id):
            cohort = concern.participant.cohort
            found.setdefault(cohort.id, (cohort, []))[1].append(concern)
    return tuple(found.values())


def readable_by(work: Work, person: Person, concern_ids: Collection[UUID]) -> frozenset[UUID]:
    """Which of these this person may read now. Nobody reads what was taken back."""
    standing = [each for each in work.concerns.of_ids(concern_ids) if each.state is not ConcernState.WITHDRAWN]
    return frozenset(each.id for each in standing if person.id in readers_of(work, each))


def readings_of(work: Work, concern: Concern) -> tuple[Reading, ...]:
    """Everybody who has opened a request, with their first look."""
    read = work.concerns.readings([concern.id]).get(concern.id, ())
    return first_readings([Reading(by=person.as_someone(), at=at) for person, at in read])


def called(work: Work, people: Iterable[UUID]) -> tuple[Someone, ...]:
    """These people, by name."""
    return tuple(person.as_someone() for person in work.concerns.people(tuple(people)))


def _part_of_it(work: Work, matter: Matter) -> Iterator[UUID]:
    """The sender and the partner with their group; without a pair, everybody the sender was ever paired with."""
    yield matter.sender.person_id
    pair = matter.pair
    if pair is None:
        pairs = work.mentorships.ever_of([matter.sender.id])
    elif pair.in_group:
        pairs = (pair, *work.mentorships.mentored_by(pair.mentor_id))
    else:
        pairs = (pair,)
    for each in pairs:
        yield from (each.mentor.person_id, each.mentee.person_id)

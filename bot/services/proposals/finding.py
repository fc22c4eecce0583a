"""Looking for a mentor oneself: who can be asked, the best fits first, and why they fit."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from bot.domain.cards import CohortCard
from bot.domain.consent import lets_find
from bot.domain.errors import CannotBeAsked
from bot.domain.finding import ASK_AGAIN_AFTER, MOST_OPEN, ON_A_PAGE, usual_days
from bot.domain.finding_cards import AskCard, Choice, FindCard, MentorCard, Wanted
from bot.domain.fitting import Fit, fits, kept, mark, ways_out
from bot.domain.matching import Pair, Rules, reasons_for
from bot.domain.matching_terms import Objective
from bot.domain.notices import Reason
from bot.domain.people import Actor
from bot.domain.skills import skill_key
from bot.domain.terms import ParticipantState, Side
from bot.services.matching.candidates import inputs_of
from bot.services.matching.keeping import reason_of
from bot.services.proposals.lookers import looking_in, looking_places, request_card, requests_of
from bot.services.proposals.why import steps_between
from bot.store import Store, Work
from models import Participant

MOST_CHOICES = 99
"""Slack shows a hundred options in a list, and "any" is one of them."""


class Findable:
    """Whom somebody may ask in a cohort, the best fits first, and everything that is needed to say why."""

    def __init__(self, work: Work, me: Participant, people: Iterable[Participant]) -> None:
        self.me = me
        self.people = {person.id: person for person in (me, *people)}
        inputs = inputs_of(work, me.cohort, self.people.values(), Objective.COVERAGE, as_of=work.now, looking=me.id)
        open_ones = work.matching.open_of([me.id])
        asked = {member for each in open_ones for member in (each.mentor_id, each.mentee_id)}
        asked |= work.finding.asked_since(me.id, work.now - ASK_AGAIN_AFTER)
        self._rules: Rules = inputs.rules
        (self._mentee,) = (each for each in inputs.candidates if each.id == me.id)
        mentors = [each for each in inputs.candidates if each.mentor_seats > 0 and each.id not in asked | {me.id}]
        mentors = [each for each in mentors if _can_be_found(self.people[each.id])]
        self.fits = fits(self._mentee, mentors, inputs.history, inputs.rules)

    def pair(self, fit: Fit) -> Pair:
        """The two as a round would pair them."""
        reasons = reasons_for(fit.mentor, self._mentee, self._rules)
        return Pair(mentor=fit.mentor.id, mentee=self.me.id, score=fit.points, reasons=reasons)

    def offered(self) -> Mapping[str, str]:
        """All that can be learnt, the most frequent first: the workspace's spelling by key."""
        spelled = [pair for fit in self.fits for pair in self._skills(fit.mentor.id)]
        return {key: label for (key, label), _ in Counter(spelled).most_common()}

    def _skills(self, participant: UUID) -> list[tuple[str, str]]:
        person = self.people[participant]
        return list(zip(person.keys(Side.MENTOR), person.labels(Side.MENTOR), strict=True))


class Finding:
    """The mentors who can be asked. Whoever is not among them is so for one of many reasons, and none is told."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def places(self, actor: Actor) -> tuple[CohortCard, ...]:
        """The cohorts in which the person may look, at least one. Raise what stands in the way otherwise."""
        with self._store.reading(actor) as work:
            return tuple(place.cohort.as_card() for place in looking_places(work))

    def look(self, actor: Actor, wanted: Wanted) -> FindCard:
        """A page of the mentors who can be asked. Raise as `places` does. A filter that nobody meets is off."""
        with self._store.reading(actor) as work:
            me = looking_in(work, wanted.cohort)
            found = Findable(work, me, mentors_in(work, me))
            offered, languages = found.offered(), spoken_by(me)
            known = _known(wanted, offered, languages)
            listed = kept(found.fits, known)
            known = replace(known, start=min(known.start, max(len(listed) - 1, 0) // ON_A_PAGE * ON_A_PAGE))
            requests = tuple(map(request_card, requests_of(work)))
            return FindCard(
                wanted=known,
                program=me.cohort.program.name,
                requests=requests,
                may_ask=len(requests) < MOST_OPEN,
                mentors=_cards(work, found, listed[known.start : known.start + ON_A_PAGE]),
                number=len(listed),
                on_a_page=ON_A_PAGE,
                wishes=_choices(offered, [key for key in me.keys(Side.MENTEE) if key in offered]),
                others=_choices(offered, [key for key in offered if key not in me.keys(Side.MENTEE)]),
                languages=_choices(languages, list(languages)),
                looser=() if listed else ways_out(found.fits, known),
            )

    def before_asking(self, actor: Actor, participant_id: UUID) -> AskCard:
        """Whom a request would go to. Raise CannotBeAsked, or as `places` does."""
        with self._store.reading(actor) as work:
            mentor = work.participants.get(participant_id)
            found = Findable(work, looking_in(work, mentor.cohort_id), [mentor])
            if not found.fits:
                raise CannotBeAsked(name=mentor.person.name)
            program = mentor.cohort.program
            return AskCard(
                participant=mentor.id,
                mentor=mentor.person.as_someone(),
                program=program.name,
                cadence=program.cadence,
                minutes=program.minutes,
                answers_in=usual_days(work.finding.answer_times([mentor.person_id]).get(mentor.person_id, ())),
            )


def _can_be_found(mentor: Participant) -> bool:
    """Whoever is there, agreed to be shown, and has not left the last match they were asked about unanswered."""
    here = mentor.state is ParticipantState.ACTIVE and mentor.silent_since is None
    return here and lets_find(mentor.consent_version)


def mentors_in(work: Work, me: Participant) -> list[Participant]:
    """Who mentors in the person's cohort and is not on a break."""
    return [each for each in work.participants.active_in(me.cohort_id) if each.role.mentors and each.id != me.id]


def spoken_by(me: Participant) -> Mapping[str, str]:
    """The person's languages in their own spelling, by key. What else mentors speak is not for them to see."""
    return {skill_key(label): label for label in reversed(me.languages)}


def _known(wanted: Wanted, offered: Iterable[str], languages: Iterable[str]) -> Wanted:
    skill = wanted.skill if wanted.skill in map(mark, offered) else ""
    language = wanted.language if wanted.language in map(mark, languages) else ""
    return replace(wanted, skill=skill, language=language)


def _choices(words: Mapping[str, str], keys: Sequence[str]) -> tuple[Choice, ...]:
    shown = keys[:MOST_CHOICES]
    return tuple(Choice(mark(key), words[key]) for key in shown)


def _reason(found: Findable, fit: Fit) -> Reason:
    steps = steps_between(found.people[fit.mentor.id], found.me)
    return replace(reason_of(found.pair(fit), found.people), ahead=steps)


def _cards(work: Work, found: Findable, shown: Sequence[Fit]) -> tuple[MentorCard, ...]:
    times = work.finding.answer_times([fit.mentor.person for fit in shown])
    mine = spoken_by(found.me)
    return tuple(
        MentorCard(
            participant=fit.mentor.id,
            mentor=found.people[fit.mentor.id].person.as_someone(),
            score=fit.points,
            reason=_reason(found, fit),
            offers=found.people[fit.mentor.id].labels(Side.MENTOR),
            languages=tuple(label for key, label in mine.items() if key in fit.mentor.languages),
            answers_in=usual_days(times.get(fit.mentor.person, ())),
        )
        for fit in shown
    )

"""Taking a break, coming back, and leaving. The other side is told neutrally, and pending nudges stop."""

from datetime import date
from uuid import UUID

from bot.domain.cards import ParticipationCard
from bot.domain.errors import NotPaused, OneRoleOnly, StillWaiting, WrongInput
from bot.domain.notices import Notice, PartnerPaused, PartnerReturned, WelcomeBack
from bot.domain.participation import OUTSIDE, Move, leads_on
from bot.domain.people import Actor
from bot.domain.terms import MentorshipState, ParticipantState, Role, Side
from bot.domain.zones import today_in
from bot.services.access import both_active, not_taking_part, own
from bot.services.almanac import Almanac
from bot.services.care.signals import heed
from bot.services.joining.participant_life import break_ends_at, change_role, move
from bot.services.joining.vetting import awaits_answer
from bot.services.joining.waitlist import stand_back
from bot.services.pairs.farewell import end_participation, end_role, stop_rhythm
from bot.services.pairs.introducing import introduce_after_break
from bot.services.pairs.occasions import go_on_with_occasions
from bot.services.pairs.rematches import news_from
from bot.services.proposals.answering import let_matches_rest, take_up_matches
from bot.services.proposals.readiness import be_ready, is_quiet, look_after_break
from bot.store import Store, Work
from models import Mentorship, Participant


class Participation:
    """A person's own place in cohorts."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def of(self, actor: Actor) -> tuple[ParticipationCard, ...]:
        """Where the person takes part or pauses. Raise NotTakingPart if nowhere."""
        with self._store.reading(actor) as work:
            mine = work.participants.of_person(work.me.id)
            if not mine:
                raise not_taking_part(work)
            return tuple(participant.as_card() for participant in mine)

    def breaks(self, actor: Actor, cohort_id: UUID | None = None) -> tuple[ParticipationCard, ...]:
        """Where the person, or only in that cohort, can take a break or change the one they are on.

        Raise NotTakingPart if nowhere, StillWaiting where they are not in yet.
        """
        with self._store.reading(actor) as work:
            mine = [each for each in work.participants.of_person(work.me.id) if cohort_id in {None, each.cohort_id}]
            if not mine:
                raise not_taking_part(work)
            found = tuple(each.as_card() for each in mine if leads_on(each.state, Move.PAUSE))
            if not found:
                raise StillWaiting
            return found

    def pause(self, actor: Actor, participant_id: UUID, until: date | None) -> ParticipationCard:
        """Take a break, until the end of a day or until further notice. Raise WrongInput for a day in the past."""
        with self._store.writing(actor) as work:
            work.participants.lock(participant_id)
            participant = _present(work, participant_id)
            if not leads_on(participant.state, Move.PAUSE):
                raise StillWaiting
            if until is not None and until < today_in(participant.time_zone, work.now):
                raise WrongInput(until="Choose today or a day to come, or leave it empty.")
            if participant.state is ParticipantState.PAUSED and participant.paused_until == until:
                return participant.as_card()
            move(work, participant, Move.PAUSE)
            participant.paused_until = until
            participant.look_again_at = break_ends_at(participant)
            work.outbox.withdraw(participant.id)
            let_matches_rest(work, participant)
            for pair in work.mentorships.running_of([participant.id]):
                stop_rhythm(work, pair)
                pair.state, pair.look_again_at = MentorshipState.PAUSED, work.now
                notice = PartnerPaused(partner=participant.person.as_someone(), until=until)
                self._tell_partner(work, pair, participant, notice, about=participant.id)
            return participant.as_card()

    def resume(self, actor: Actor, only: UUID | None = None) -> tuple[ParticipationCard, ...]:
        """End the person's breaks and the times they asked for, or `only` those of that participant.

        Whoever has no pair to go on with is `waiting`. Raise NotPaused if there is nothing to end.
        """
        with self._store.writing(actor) as work:
            mine = work.participants.of_person(work.me.id)
            paused = [
                participant
                for participant in mine
                if participant.state is ParticipantState.PAUSED and only in {None, participant.id}
            ]
            away = [each for each in mine if only in {None, each.id} and (each in paused or _held_back(work, each))]
            if not away:
                raise NotPaused
            for participant in paused:
                self._return(work, participant)
            for participant in away:
                be_ready(work, participant)
            paired = {
                place
                for pair in work.mentorships.running_of([participant.id for participant in away])
                for place in (pair.mentor_id, pair.mentee_id)
            }
            return tuple(participant.as_card(waiting=participant.id not in paired) for participant in away)

    def leave(self, actor: Actor, participant_id: UUID) -> ParticipationCard:
        """Leave a cohort. Joining again stays possible."""
        with self._store.writing(actor) as work:
            work.participants.hold(participant_id)
            participant = _present(work, participant_id)
            end_participation(work, self._almanac, participant)
            return participant.as_card()

    def leave_role(self, actor: Actor, participant_id: UUID, role: Role) -> ParticipationCard:
        """Leave one of two roles and keep the other. Raise OneRoleOnly where there is only one."""
        with self._store.writing(actor) as work:
            work.participants.hold(participant_id)
            participant = _present(work, participant_id)
            if participant.role is not Role.BOTH:
                raise OneRoleOnly
            side = Side.MENTOR if role is Role.MENTOR else Side.MENTEE
            end_role(work, self._almanac, participant, side)
            change_role(work, participant, Role.MENTEE if side is Side.MENTOR else Role.MENTOR)
            participant.updated_at = work.now
            if awaits_answer(work, participant):
                stand_back(work, self._almanac, participant)
            return participant.as_card()

    def end_break(self, workspace_id: UUID, participant_id: UUID) -> bool:
        """Bring back somebody whose break is over; tell whether it was. It may have been made longer meanwhile."""
        with self._store.inside(workspace_id) as work:
            work.participants.lock(participant_id)
            participant = work.participants.get(participant_id)
            participant.look_again_at = break_ends_at(participant)
            if participant.look_again_at is None or work.now < participant.look_again_at:
                return False
            self._return(work, participant)
            ends_on = participant.cohort.ends_on
            if ends_on is None or ends_on >= today_in(participant.time_zone, work.now):
                self._welcome_back(work, participant)
            return True

    def _welcome_back(self, work: Work, participant: Participant) -> None:
        paired = bool(work.mentorships.running_of([participant.id]))
        notice = WelcomeBack(program=participant.cohort.program.name, paired=paired)
        key = work.fresh_key("participant", participant.id, "back")
        due_at = self._almanac.next_permitted(participant, work.now)
        work.outbox.to_person(participant.person, notice, key=key, due_at=due_at)

    def _return(self, work: Work, participant: Participant) -> None:
        move(work, participant, Move.RETURN)
        work.outbox.withdraw(participant.id)
        work.flush()
        take_up_matches(work, self._almanac, participant)
        look_after_break(work, participant)
        for pair in work.mentorships.running_of([participant.id]):
            if both_active(pair):
                pair.state, pair.look_again_at = MentorshipState.ACTIVE, work.now
                heed(work, pair)
                go_on_with_occasions(work, pair)
                notice = PartnerReturned(partner=participant.person.as_someone())
                self._tell_partner(work, pair, participant, notice, about=pair.id)
                # A break taken before the two were introduced has held their introduction back.
                introduce_after_break(work, self._almanac, pair)

    def _tell_partner(
        self, work: Work, pair: Mentorship, participant: Participant, notice: Notice, *, about: UUID
    ) -> None:
        """Tell the other side of a pair. News of a break is about who takes it: it holds while the pair rests."""
        side = pair.side_of(participant.person_id)
        assert side is not None
        reader = pair.member(side.other)
        work.outbox.to_person(
            reader.person,
            notice,
            key=work.fresh_key("mentorship", pair.id, side.other),
            about=about,
            due_at=self._almanac.next_permitted(reader, news_from(work, self._almanac, pair, side.other)),
        )


def _held_back(work: Work, participant: Participant) -> bool:
    """Whether nothing is suggested to somebody who takes part until they say that they are ready."""
    away = is_quiet(participant, work.now) or participant.silent_since is not None
    return away and participant.state is ParticipantState.ACTIVE


def _present(work: Work, participant_id: UUID) -> Participant:
    participant = own(work.participants.get(participant_id), work)
    if participant.state in OUTSIDE:
        raise not_taking_part(work)
    return participant

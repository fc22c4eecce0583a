"""What one person sees of everything: the menu and the Home tab."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.cards import HomeCard, MentorshipCard, ProposalCard
from bot.domain.matching_terms import ProposalOrigin
from bot.domain.notices import Signpost
from bot.domain.people import Actor
from bot.services.access import my_side
from bot.services.almanac import Almanac
from bot.services.care.glances import waiting_in
from bot.services.growth.agreement_pages import agreements_of
from bot.services.growth.goal_lists import goals_of
from bot.services.growth.skill_pages import skills_of
from bot.services.growth.steps import steps_of
from bot.services.insight.desk import desk_of
from bot.services.joining.vetting import standing
from bot.services.joining.waitlist import place_of
from bot.services.proposals.lookers import obstacle_for
from bot.services.proposals.readiness import is_quiet
from bot.services.proposals.why import told_to_them
from bot.store import Store, Work
from models import MatchProposal, Meeting, Mentorship, Participant, Rematch

IN_THE_QUEUE = 3


class Home:
    """The menu of one person."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def of(self, actor: Actor) -> HomeCard:
        """Everything that fits the person right now."""
        with self._store.reading(actor) as work:
            mine = work.participants.of_person(work.me.id)
            joined = {participant.cohort_id for participant in mine}
            doors = work.cohorts.open(work.now.date())
            pairs, proposals = _pairs(work, mine), _open_proposals(work, mine)
            suggested = [each for each in proposals if each.origin is not ProposalOrigin.REQUEST]
            runs = work.by_admin or work.programs.is_run_by(work.me.id)
            held: list[Mentorship | MatchProposal] = [*pairs, *suggested]
            matched = {member for each in held for member in (each.mentor_id, each.mentee_id)}
            return HomeCard(
                name=work.me.name,
                is_admin=runs,
                kind=work.me.kind,
                open_cohorts=tuple(cohort.as_card() for cohort in doors if cohort.id not in joined),
                participations=tuple(
                    each.as_card(
                        waiting=each.id not in matched,
                        place=place_of(work, each),
                        approval=standing(work, each),
                        quiet_until=each.quiet_until if is_quiet(each, work.now) else None,
                    )
                    for each in mine
                ),
                proposals=tuple(_proposal(work, proposal) for proposal in proposals),
                mentorships=_cards(work, pairs),
                begun=work.drafts.cohorts_of(work.me.id),
                may_look=any(obstacle_for(work, each, pairs, proposals) is None for each in mine),
                queue=desk_of(work, self._almanac, actor.team, most=IN_THE_QUEUE) if runs else None,
            )

    def point_the_way(self, actor: Actor) -> None:
        """Answer somebody who wrote to the bot, which does not read conversations."""
        with self._store.writing(actor) as work:
            work.outbox.to_person(work.me, Signpost(), key=work.fresh_key("signpost", work.me.id))


def _pairs(work: Work, mine: Sequence[Participant]) -> Sequence[Mentorship]:
    return work.mentorships.running_of([participant.id for participant in mine])


def _open_proposals(work: Work, mine: Sequence[Participant]) -> Sequence[MatchProposal]:
    """Those that the person was asked about. Where the other side is asked first, there is nothing to know yet."""
    proposals = work.matching.open_of([participant.id for participant in mine])
    return [each for each in proposals if my_side(each, work) in each.as_standing().asked]


def _cards(work: Work, pairs: Sequence[Mentorship]) -> tuple[MentorshipCard, ...]:
    """The same few questions, however many pairs there are."""
    ids = [pair.id for pair in pairs]
    planned, asked = work.mentorships.planned(ids), work.rematches.of_each(ids)
    agreements, goals, skills = agreements_of(work, pairs), goals_of(work, pairs), skills_of(work, pairs)
    steps, waiting = steps_of(work, pairs), waiting_in(work, pairs)
    return tuple(
        replace(
            _mentorship(work, pair, planned.get(pair.id), asked=asked.get(pair.id)),
            agreement=agreements[pair.id],
            goals=goals[pair.id],
            steps=tuple(step for step in steps if step.mentorship == pair.id),
            skills=skills[pair.id],
            waiting=waiting[pair.id],
        )
        for pair in pairs
    )


def _mentorship(work: Work, pair: Mentorship, meeting: Meeting | None, *, asked: Rematch | None) -> MentorshipCard:
    side = my_side(pair, work)
    return MentorshipCard(
        id=pair.id,
        program=pair.cohort.program.name,
        you_are=side,
        pairing=pair.cohort.program.pairing,
        partner=pair.member(side.other).person.as_someone(),
        state=pair.state,
        next_meeting_at=meeting.starts_at if meeting else None,
        confirmed=meeting is not None and meeting.confirmed_at is not None,
        parting=asked is not None and asked.participant_id == pair.member(side).id,
    )


def _proposal(work: Work, proposal: MatchProposal) -> ProposalCard:
    side = my_side(proposal, work)
    return ProposalCard(
        id=proposal.id,
        program=proposal.member(side).cohort.program.name,
        pairing=proposal.member(side).cohort.program.pairing,
        you_are=side,
        partner=proposal.member(side.other).person.as_someone(),
        reason=told_to_them(proposal),
        answer_by=proposal.answer_by,
        accepted_by_you=side in proposal.as_standing().accepted_by,
        note=proposal.note if proposal.origin is ProposalOrigin.REQUEST else None,
    )

"""The end of a cohort, early or on its last day: who is concerned, what stops, and what each of them reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.domain.admin_cards import EndingCard
from bot.domain.care.terms import EndedBy
from bot.domain.cohorts import Step
from bot.domain.matching_terms import ProposalState
from bot.domain.notices import CohortOver
from bot.domain.terms import MentorshipState, Side
from bot.services.almanac import Almanac
from bot.services.foresight import foresee
from bot.services.joining.vetting import close_offers
from bot.services.pairs.circles import group_id
from bot.services.pairs.farewell import settle_proposal, stop_rhythm, tell_closed
from bot.services.pairs.on_record import PairStep, put_on_record
from bot.services.people.newcomers import close_door
from bot.services.programs.cohort_life import move_by_itself, take
from bot.services.programs.leaders import unask
from bot.store import Work
from models import Cohort, MatchProposal, Mentorship, Participant


@dataclass(frozen=True, slots=True)
class Concerned:
    """Who is in a cohort: pairs that run, open matches, and who neither has a pair nor completed one."""

    cohort: Cohort
    pairs: Sequence[Mentorship]
    proposals: Sequence[MatchProposal]
    others: Sequence[Participant]


def concerned(work: Work, cohort: Cohort) -> Concerned:
    pairs, paired = work.mentorships.running_in(cohort.id), work.mentorships.paired_in(cohort.id)
    others = [each for each in work.participants.present_in(cohort.id) if each.id not in paired]
    return Concerned(cohort, pairs, work.matching.open_in(cohort.id), others)


def before_ending(work: Work, almanac: Almanac, cohort: Cohort, step: Step) -> EndingCard:
    """What stops and who hears of it: the end itself, in a unit of work of which nothing stays."""
    who, before = concerned(work, cohort), cohort.as_card()
    meetings = len(work.mentorships.planned([pair.id for pair in who.pairs]))
    finish = end_early if step is Step.END else cancel
    finish(work, almanac, cohort)
    return EndingCard(
        cohort=before,
        step=step,
        pairs=len(who.pairs),
        meetings=meetings,
        proposals=len(who.proposals),
        others=len(who.others),
        preview=foresee(work),
    )


def end_early(work: Work, almanac: Almanac, cohort: Cohort) -> None:
    """Make today the last day. Pairs complete when it is over where their mentees live."""
    who = concerned(work, cohort)
    before, cohort.ends_on = cohort.ends_on, max(work.now.date(), cohort.starts_on + timedelta(days=1))
    take(work, cohort, Step.END, early=True, last_day=[str(before), str(cohort.ends_on)], pairs=len(who.pairs))
    for pair in who.pairs:
        stop_rhythm(work, pair)
        work.outbox.withdraw(group_id(pair))
        pair.ends_on, pair.look_again_at = None, work.now
    close_doors(work, almanac, who, cancelled=False)


def cancel(work: Work, almanac: Almanac, cohort: Cohort) -> None:
    """Close what has not begun. Pairs that had formed already end with it."""
    who = concerned(work, cohort)
    take(work, cohort, Step.CANCEL, pairs=len(who.pairs), people=len(who.others))
    members = [member for pair in who.pairs for member in (pair.mentor, pair.mentee)]
    for pair in who.pairs:
        stop_rhythm(work, pair)
        work.outbox.withdraw(group_id(pair))
        pair.state, pair.ended_at, pair.ended_by = MentorshipState.ENDED, work.now, EndedBy.STOPPED
        put_on_record(work, pair, PairStep.STOP)
    work.outbox.take_back(f"cohort:{cohort.id}:open")
    unique = {member.id: member for member in (*who.others, *members)}
    close_doors(work, almanac, Concerned(cohort, (), who.proposals, tuple(unique.values())), cancelled=True)


def carry_on(work: Work, almanac: Almanac, cohort: Cohort) -> list[Step]:
    """Take the steps that time has brought, with all that follows from them; return them."""
    taken = move_by_itself(work, cohort)
    if Step.END in taken:
        close_doors(work, almanac, concerned(work, cohort), cancelled=False)
    return taken


def close_doors(work: Work, almanac: Almanac, who: Concerned, *, cancelled: bool) -> None:
    """Settle what is still open, invite nobody any more, and tell those without a pair once, in working hours."""
    close_door(work, who.cohort)
    close_offers(work, who.cohort)
    for leader in work.programs.leaders_asked_for(who.cohort.id):
        unask(work, leader)
    in_pairs = {member for pair in who.pairs for member in (pair.mentor_id, pair.mentee_id)}
    for proposal in who.proposals:
        settle_proposal(work, proposal, ProposalState.WITHDRAWN)
        for side in Side:
            if proposal.member(side).id in in_pairs:
                tell_closed(work, almanac, proposal, side)
    for participant in who.others:
        work.outbox.withdraw(participant.id)
        work.outbox.to_person(
            participant.person,
            CohortOver(program=participant.cohort.program.name, cancelled=cancelled),
            key=f"participant:{participant.id}:over:{participant.cohort_id}",
            due_at=almanac.next_permitted(participant, work.now),
        )

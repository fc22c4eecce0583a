"""What a page of the form begins with: the answers that are saved, and on top of them a draft."""

from dataclasses import replace

from bot.domain.cards import SignupCard, Unsaved
from bot.domain.drafts import Draft
from bot.domain.participation import OUTSIDE
from bot.domain.signup import Answer, Signup, Step, blank
from bot.domain.zones import today_in
from bot.services.joining.confidences import affinity_of, kept_apart
from bot.store import Work
from models import Cohort, ConfidentialDraft, Participant, SignupDraft


def taking_part(work: Work, cohort: Cohort) -> Participant | None:
    """The person's own place in the cohort, unless they have left or never came."""
    participant = work.participants.find(cohort.id, work.me.id)
    return None if participant is None or participant.state in OUTSIDE else participant


def saved(work: Work, cohort: Cohort) -> Signup:
    """What is there before anything is typed.

    Of whoever takes part their answers; of others what they told us last, here or in another program, for which
    consent is asked anew; or nothing at all.
    """
    participant = taking_part(work, cohort)
    never = kept_apart(work)
    if participant:
        return participant.as_signup(never=never, affinity=affinity_of(work, participant))
    earlier = told_earlier(work, cohort)
    if earlier is None:
        return replace(blank(work.me.time_zone), never=never)
    zone = earlier.time_zone if earlier.cohort_id == cohort.id else work.me.time_zone
    return replace(earlier.as_signup(never=never), consent="", time_zone=zone)


def told_earlier(work: Work, cohort: Cohort) -> Participant | None:
    """Where somebody who does not take part here told of themself: here once, or else where they did last."""
    places = work.participants.ever_of(work.me.id)
    return max(places, key=lambda place: (place.cohort_id == cohort.id, place.updated_at), default=None)


def draft_in(row: SignupDraft | None) -> Draft:
    """The draft that a row holds; an empty one without a row."""
    if row is None:
        return Draft()
    return Draft.of(row.answers, row.confided.answers if row.confided else {})


def held_draft(work: Work, cohort: Cohort) -> SignupDraft:
    """The person's draft, a new one if there is none, kept from their other windows until the transaction ends."""
    return work.drafts.held(cohort.id, work.me.id) or work.add(
        SignupDraft,
        cohort_id=cohort.id,
        person_id=work.me.id,
        step=Step.ESSENTIALS.value,
        answers={},
        confided=None,
        updated_at=work.now,
    )


def keep(work: Work, row: SignupDraft, draft: Draft, step: Step) -> None:
    """Write a draft down, what is said in confidence apart from the rest."""
    row.answers, row.step, row.updated_at = draft.in_the_open(), step.value, work.now
    confided = draft.in_confidence()
    if row.confided:
        row.confided.answers = confided
    elif any(confided.values()):
        row.confided = work.add(ConfidentialDraft, draft_id=row.id, answers=confided)


def page(work: Work, cohort: Cohort, step: Step) -> SignupCard:
    """A page with everything given so far. Clashes only concern whoever takes part: others have saved nothing."""
    participant = taking_part(work, cohort)
    before, draft = saved(work, cohort), draft_in(work.drafts.find(cohort.id, work.me.id))
    merged = draft.onto(before)
    earlier = told_earlier(work, cohort) if participant is None and set(draft.given) <= {"role"} else None
    return SignupCard(
        cohort=cohort.as_card(),
        answers=before.answering(merged.answers).suiting(cohort.program.pairing),
        joined=participant is not None,
        step=step,
        seen=stamp(participant) if participant else "",
        told_in=earlier.cohort.program.name if earlier and earlier.cohort_id != cohort.id else "",
        clashes=tuple((name, _said(before.as_answers()[name])) for name in merged.clashes) if participant else (),
    )


def stamp(participant: Participant) -> str:
    """The state of somebody's answers, by which two windows notice each other."""
    return participant.updated_at.isoformat()


def unsaved(work: Work, cohort: Cohort) -> Unsaved | None:
    """What somebody who takes part has changed in the form and not sent."""
    row = work.drafts.find(cohort.id, work.me.id)
    names = tuple(draft_in(row).given)
    if row is None or not names or taking_part(work, cohort) is None:
        return None
    return Unsaved(names=names, on=today_in(work.me.time_zone, row.updated_at))


def _said(answer: Answer) -> str:
    return ", ".join(answer) if isinstance(answer, tuple) else str(answer or "nothing")

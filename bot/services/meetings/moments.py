"""Where pairs stand in their time, and so whose turn it is and which questions help."""

from bot.domain.growth.terms import AgreementState
from bot.domain.meetings.prompts import Moment, owner_of, phase_of
from bot.domain.zones import today_in
from bot.services.meetings.planning import last_day_of
from bot.store import Work
from models import Mentorship


def moment_of(work: Work, pair: Mentorship) -> Moment:
    """Where a pair stands right now. Whose agenda it is follows what the two agreed on."""
    met, _ = work.agendas.met([pair.id]).get(pair.id, (0, None))
    in_force = [row for row in work.agreements.standing([pair.id]) if row.state is AgreementState.IN_FORCE]
    zone = pair.mentee.time_zone
    return Moment(
        met=met,
        phase=phase_of(
            met=met,
            began=today_in(zone, pair.started_at),
            ends_on=last_day_of(pair),
            today=today_in(zone, work.now),
        ),
        owner=owner_of(in_force[0].agenda_owner if in_force else None, pair.cohort.program.pairing, met=met),
    )

"""The six kinds of programs and what suits each: choosing one fills the form, and everything stays editable.

Among peers nobody is the mentor, so what a program says of itself is said in other words there.

Prompts open a conversation, phase by phase; measures are what a summary of such a program looks at.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.matching_terms import Pairing
from bot.domain.terms import Cadence, MentorRule, ProgramKind


class Phase(StrEnum):
    """Where a pair stands within its time together."""

    BEGINNING = "beginning"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """What a program of one kind begins with. `minutes` a meeting, `months` a run."""

    kind: ProgramKind
    title: str
    for_whom: str
    objective: str
    values: str
    expectations: str
    confidentiality: str
    cadence: Cadence
    minutes: int
    months: int
    mentor_rule: MentorRule
    prompts: Mapping[Phase, tuple[str, ...]]
    measures: tuple[str, ...]
    expectations_among_peers: str
    values_among_peers: str = (
        "We listen before we advise, share failures as well as successes, and treat each other's time as a gift. "
        "Partners open doors for each other, and each decides which ones to walk through."
    )

    def words(self, pairing: Pairing) -> Mapping[str, str]:
        """What a program says of itself, by setting, until its admins say it in their own words."""
        if pairing is Pairing.PEER:
            return {"values": self.values_among_peers, "expectations": self.expectations_among_peers}
        return {"values": self.values, "expectations": self.expectations}


CONFIDENTIAL = (
    "What you two talk about stays between you. The only exception is harm to somebody: then speak to the people "
    "who run the program, or to HR."
)
VALUES = (
    "We listen before we advise, share failures as well as successes, and treat each other's time as a gift. "
    "Mentors open doors; mentees decide which ones to walk through."
)
_NEXT_TIME = "What would make our next talk worth more than this one?"

_SKILL_GROWTH = Template(
    kind=ProgramKind.SKILL_GROWTH,
    title="Skill growth",
    for_whom="People who want to get better at something, and people who are good at it.",
    objective="Learn one skill that matters to you from a colleague who has it, one talk at a time.",
    values=VALUES,
    expectations=(
        "Meet regularly. The mentee brings the topic and tries something out in between; "
        "the mentor brings experience, questions and honest feedback."
    ),
    confidentiality=CONFIDENTIAL,
    cadence=Cadence.BIWEEKLY,
    minutes=30,
    months=6,
    mentor_rule=MentorRule.OPEN,
    prompts={
        Phase.BEGINNING: (
            "What could you do after six months that you cannot do today?",
            "When did you last learn something hard, and what helped?",
        ),
        Phase.MIDDLE: ("What did you try since we met, and what surprised you?", _NEXT_TIME),
        Phase.END: ("What can you do now that you could not at the start?", "Who could you teach it to?"),
    },
    measures=("Own rating of the chosen skill at start and end", "Goals reached", "Meetings held"),
    expectations_among_peers=(
        "Meet regularly. Each of you brings a topic and tries something out in between; each brings experience, "
        "questions and honest feedback."
    ),
)
_KNOWLEDGE_TRANSFER = Template(
    kind=ProgramKind.KNOWLEDGE_TRANSFER,
    title="Knowledge transfer",
    for_whom="Experts whose know-how should not leave with them, and the people who take over.",
    objective="Pass on what only a few of us know, while there is time to ask.",
    values=VALUES,
    expectations=(
        "Meet regularly, best at the real work. The mentor shows and tells why; the mentee writes "
        "down what others will need, and does it alone before the end."
    ),
    confidentiality=CONFIDENTIAL,
    cadence=Cadence.WEEKLY,
    minutes=60,
    months=3,
    mentor_rule=MentorRule.OPEN,
    prompts={
        Phase.BEGINNING: ("What do people come to you for?", "What is written down nowhere?"),
        Phase.MIDDLE: ("What did I do without you this week?", "What would have gone wrong a year ago?"),
        Phase.END: ("What do I still have to ask you?", "Where do others find it once you are gone?"),
    },
    measures=("Topics handed over", "Tasks done alone", "Meetings held"),
    expectations_among_peers=(
        "Meet regularly, best at the real work. Each shows what only they know and tells why; the other writes "
        "down what colleagues will need, and does it alone before the end."
    ),
)
_LEADERSHIP = Template(
    kind=ProgramKind.LEADERSHIP,
    title="Leadership",
    for_whom="New and future leaders, with leaders who remember how it was.",
    objective="Grow as somebody others like to follow, with a leader beside you who has been there.",
    values=VALUES,
    expectations=(
        "Meet regularly. Bring a real situation, not a theory. Mentors tell what went wrong for "
        "them too; mentees take one experiment back to their team."
    ),
    confidentiality=CONFIDENTIAL,
    cadence=Cadence.MONTHLY,
    minutes=60,
    months=12,
    mentor_rule=MentorRule.APPROVED,
    prompts={
        Phase.BEGINNING: ("Whom did you like to follow, and why?", "What do you fear about leading?"),
        Phase.MIDDLE: ("Which conversation are you putting off?", "What did you learn from your last failure?"),
        Phase.END: ("What is your leadership philosophy in three sentences?", "What will you do differently?"),
    },
    measures=("Confidence in leading at start and end", "Goals reached", "Retention and promotion, as association"),
    expectations_among_peers=(
        "Meet regularly. Bring a real situation, not a theory. Tell each other what went wrong as well, and each "
        "take one experiment back to your team."
    ),
)
_ONBOARDING = Template(
    kind=ProgramKind.ONBOARDING,
    title="Onboarding",
    for_whom="People in their first months, with colleagues who know their way around.",
    objective="Feel at home in your first three months, with somebody to ask what you would not ask in a meeting.",
    values=VALUES,
    expectations=(
        "Meet regularly. No question is too small. Mentors introduce three people a newcomer "
        "should know; newcomers say what puzzles them while they still see it."
    ),
    confidentiality=CONFIDENTIAL,
    cadence=Cadence.WEEKLY,
    minutes=25,
    months=3,
    mentor_rule=MentorRule.OPEN,
    prompts={
        Phase.BEGINNING: ("What puzzled you this week?", "Whom would you like to know?"),
        Phase.MIDDLE: ("Where do you already help others?", "What is harder than you expected?"),
        Phase.END: ("What should the next newcomer hear on day one?", "What do you want to learn next?"),
    },
    measures=("Feeling at home at start and end", "People met", "Still here after a year, as association"),
    expectations_among_peers=(
        "Meet regularly. No question is too small. Introduce each other to three people worth knowing, and say "
        "what puzzles you while you still see it."
    ),
)
_BELIEVED = (
    "We believe what people tell us about their own experience. Nobody has to explain a whole group. Learning "
    "goes both ways, and taking part is always voluntary."
)
_INCLUSION = Template(
    kind=ProgramKind.INCLUSION,
    title="Inclusion",
    for_whom="People whose voices are heard less often, with mentors and sponsors who can change that.",
    objective="Be seen, heard and supported, and help those who decide to see more of us.",
    values=_BELIEVED,
    expectations=(
        "Meet regularly. Mentors use their voice in rooms the mentee is not in; mentees say "
        "what would help, and what would not."
    ),
    confidentiality=CONFIDENTIAL,
    cadence=Cadence.BIWEEKLY,
    minutes=45,
    months=9,
    mentor_rule=MentorRule.APPROVED,
    prompts={
        Phase.BEGINNING: ("When did you feel heard here?", "What should I never assume about you?"),
        Phase.MIDDLE: ("Which room should you be in?", "Where could I speak up this month?"),
        Phase.END: ("What has changed, for you and for me?", "What shall I go on doing?"),
    },
    measures=("Feeling included at start and end", "Introductions made", "Who waits and who is proposed"),
    values_among_peers=_BELIEVED,
    expectations_among_peers=(
        "Meet regularly. Each uses their voice in rooms the other is not in, and says what would help, and what "
        "would not."
    ),
)
_CAREER_TRANSITION = Template(
    kind=ProgramKind.CAREER_TRANSITION,
    title="Career transition",
    for_whom="People about to change role, team or track, with people who did.",
    objective="Find out whether the next step is yours, and take it well prepared.",
    values=VALUES,
    expectations=(
        "Meet regularly. The mentor tells the unpolished story and opens doors for a look; "
        "the mentee does one small test of the new role between meetings."
    ),
    confidentiality=(
        f"{CONFIDENTIAL} That somebody thinks of a change is theirs to tell, to their manager as well."
    ),
    cadence=Cadence.BIWEEKLY,
    minutes=45,
    months=6,
    mentor_rule=MentorRule.OPEN,
    prompts={
        Phase.BEGINNING: ("What draws you there, and what pushes you away?", "What would you miss?"),
        Phase.MIDDLE: ("What did your small test tell you?", "Whom should you talk to next?"),
        Phase.END: ("What did you decide, and what decided it?", "What does your first month look like?"),
    },
    measures=("Clarity about the next step at start and end", "Introductions made", "Goals reached"),
    expectations_among_peers=(
        "Meet regularly. Tell each other the unpolished story and open doors for a look; each does one small test "
        "of the new role between meetings."
    ),
)

TEMPLATES: Mapping[ProgramKind, Template] = {
    template.kind: template
    for template in (
        _SKILL_GROWTH,
        _KNOWLEDGE_TRANSFER,
        _LEADERSHIP,
        _ONBOARDING,
        _INCLUSION,
        _CAREER_TRANSITION,
    )
}

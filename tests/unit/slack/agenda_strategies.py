"""Agendas and questions between meetings as pairs could have them: none, many and hostile."""

from hypothesis import strategies as st

from bot.domain.care import question_cards
from bot.domain.care.terms import QuestionState
from bot.domain.meetings.agenda import AgendaCard, AgendaGlance, TopicCard
from tests.unit.slack import step_strategies as steps
from tests.unit.slack import strategies as some

topics = st.builds(TopicCard, id=some.uuids, words=some.texts, yours=st.booleans(), asked=st.booleans())
agendas = st.builds(
    AgendaCard,
    mentorship=some.uuids,
    partner=some.people,
    program=some.texts,
    pairing=some.pairings,
    you_are=some.sides,
    starts_at=st.none() | some.instants,
    yours_to_bring=st.booleans(),
    topics=some.crowds(topics),
    settled=some.crowds(topics).map(lambda settled: settled[:5]),
    prompts=st.just(("What has changed?", "What is next?", "Who else knows?")),
    over=st.booleans(),
)
glances = some.crowds(
    st.builds(
        AgendaGlance,
        mentorship=some.uuids,
        partner=some.people,
        program=some.texts,
        starts_at=st.none() | some.instants,
        topics=some.counts,
    )
)
questions = st.builds(
    question_cards.QuestionCard,
    id=some.uuids,
    mentorship=some.uuids,
    partner=some.people,
    words=some.texts,
    context=some.texts,
    answer=some.texts,
    state=st.sampled_from(QuestionState),
    yours=st.booleans(),
    asked_at=some.instants,
    reminded=st.booleans(),
    over=st.booleans(),
)
lists = st.builds(
    question_cards.QuestionsCard,
    questions=some.crowds(questions),
    ask=st.booleans(),
)
new_forms = st.builds(question_cards.QuestionForm, pairs=some.crowds(steps.pair_choices).filter(bool))
reworded = st.builds(
    question_cards.QuestionForm,
    pairs=st.tuples(steps.pair_choices),
    question=some.uuids,
    words=some.texts,
    context=some.texts,
)
forms = new_forms | reworded

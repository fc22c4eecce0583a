"""The admin's control room, and the dry run of a matching round."""

from slack_sdk.models.blocks import Block, ButtonElement
from slack_sdk.models.views import View

from bot.domain.admin_cards import Chapter, CohortTally, ControlRoomCard
from bot.domain.cohorts import OPEN_DOORS
from bot.domain.terms import DigestWish
from bot.slack.blocks import actions, button, divider, section
from bot.slack.ids import Action
from bot.slack.metadata import CohortRef, RoomRef, WholeLogRef
from bot.slack.modals.frame import page
from bot.slack.modals.insight.desk import News, queue_part
from bot.slack.modals.messages.holding import stop_button, stopped_banner
from bot.slack.modals.programs.tallies import counts, days_of, state_of, title_of
from bot.slack.text import lines
from bot.slack.wording.terms import rhythm

MOST_LEFT_OVER = 30


def control_room_modal(card: ControlRoomCard, news: News = None) -> View:
    """`news` is what has just been done about something that waits."""
    tools = actions(
        *([button("New program", Action.COHORT_NEW)] if card.may_create else []),
        button("Check that messages arrive", Action.TEST_SEND),
        button("Search", Action.SEARCH_OPEN),
        *([button("People", Action.DIRECTORY_OPEN)] if card.may_create else []),
        *([button("Log", Action.WHOLE_LOG_OPEN, WholeLogRef(Chapter.DEEDS, 0))] if card.may_create else []),
        *([button("Skills", Action.SKILLS_OPEN)] if card.may_create else []),
        *([button("Numbers", Action.FIGURES_OPEN)] if card.cohorts else []),
        *([button("Export", Action.LISTS_OPEN)] if card.cohorts else []),
        *([_digest(card)] if card.cohorts else []),
        *([stop_button()] if card.may_create and not card.held else []),
    )
    stopped = stopped_banner(card.held, may_act=card.may_create) if card.held else []
    waits = queue_part(card.queue, news) if card.queue else []
    loud = [*stopped, *waits, *([divider()] if waits else [])]
    if not card.cohorts and not card.start:
        words = "No program yet. A new one takes about two minutes, and nothing is announced before you say so."
        return page("Control room", [*loud, section(words), tools])
    cohorts = [block for tally in card.cohorts for block in _cohort(tally)]
    return page("Control room", [*loud, tools, divider(), *cohorts, *_turning(card)])


def _digest(card: ControlRoomCard) -> ButtonElement:
    """Says whether the admin gets one, and turns it on or off."""
    here = RoomRef(card.start)
    if card.digest is DigestWish.WAITING:
        return button("Weekly digest: on", Action.DIGEST_OFF, here, aloud="The weekly digest is on. Turn it off")
    return button("Weekly digest: off", Action.DIGEST_ON, here, aloud="The weekly digest is off. Turn it on")


def _cohort(tally: CohortTally) -> list[Block]:
    cohort, reference = tally.cohort, CohortRef(tally.cohort.id)
    match = button("Match", Action.ROUND_RUN, reference, aloud=f"Match people in {cohort.program}")
    post = button("Post summary", Action.SUMMARY_POST, reference, aloud=f"Post the summary of {cohort.program}")
    manage = button("Manage", Action.COHORT_PAGE, reference, aloud=f"Manage {cohort.program}")
    return [
        section(
            lines(
                (
                    f"{title_of(cohort)}, {state_of(cohort)}",
                    f"{days_of(cohort)}, {rhythm(cohort.cadence, cohort.minutes)}",
                    counts(tally),
                )
            )
        ),
        actions(
            *([match] if cohort.state in OPEN_DOORS else []),
            *([post] if cohort.opened_at else []),
            manage,
        ),
    ]


def _turning(card: ControlRoomCard) -> list[Block]:
    """Pages, where there is more than one."""
    earlier = [button("Previous page", Action.ROOM_BACK, RoomRef(max(card.start - card.on_a_page, 0)))]
    later = [button("Next page", Action.ROOM_TURN, RoomRef(card.start + card.on_a_page))]
    turns = [*(earlier if card.start else []), *(later if card.more else [])]
    return [actions(*turns)] if turns else []

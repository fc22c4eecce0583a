"""The audit log: who did what, when in the reader's own zone, page by page."""

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.admin_cards import Chapter, LogLine, LogPage
from bot.slack.blocks import actions, button, section, small
from bot.slack.ids import Action
from bot.slack.metadata import LogRef, WholeLogRef
from bot.slack.modals.frame import page
from bot.slack.modals.programs.facts import told
from bot.slack.modals.programs.tallies import run_of
from bot.slack.text import Style, line, mention, when
from bot.slack.wording.terms import program_name

BY_ITSELF = "By itself"
DEEDS = {
    "program:create": "created the program",
    "program:change": "changed the program's settings",
    "blackout:add": "added days without meetings",
    "blackout:remove": "took days without meetings out",
    "participant:join": "takes part",
    "participant:apply": "asked to mentor",
    "participant:wait": "went onto the waitlist",
    "participant:promote": "a place was free",
    "participant:decline": "declined somebody who asked to mentor",
    "participant:pause": "began a break",
    "participant:return": "came back from a break",
    "participant:leave": "left",
    "participant:role": "changed role",
    "cohort:open": "opened the doors of a cohort",
    "cohort:match": "published the first match of a cohort",
    "cohort:begin": "a cohort began",
    "cohort:end": "ended a cohort",
    "cohort:close": "a cohort closed",
    "cohort:cancel": "cancelled a cohort",
    "cohort:clone": "prepared another cohort",
    "cohort:remove": "removed a draft",
    "cohort:change": "changed a cohort's settings",
    "agreement:proposed": "proposed an agreement to a partner",
    "agreement:confirmed": "confirmed an agreement with a partner",
    "agreement:withdrawn": "took back a proposed agreement",
    "pair:skills": "changed who sees how good somebody is at their skills",
    "pair:begin": "a pair began",
    "pair:complete": "a pair came to its planned end",
    "pair:extend": "went on with a partner until a later day",
    "pair:graduate": "ended a pair early, as both wished",
    "pair:leave": "a pair ended, since one of them takes part no more",
    "pair:stop": "a pair ended with its cohort",
    "pair:silence": "a pair that had gone quiet ended",
    "pair:reopen": "took up a pair again",
    "pair:rematch": "a pair parted, so that both can meet somebody new",
    "round:daily": "prepared a dry run for whoever waits",
    "round:dry_run": "looked at a dry run",
    "round:by_hand": "decided about a pair by hand",
    "round:publish": "published matches",
    "round:undo": "took published matches back",
    "program:matching": "changed the rules of matching",
    "proposal:next": "the next match was suggested",
    "summary:post": "posted a summary",
    "summary:set": "had summaries posted by themselves",
    "summary:change": "changed when summaries are posted by themselves",
    "summary:stop": "stopped summaries that were posted by themselves",
    "summary:resume": "let summaries be posted by themselves again",
    "summary:end": "a summary is posted no more",
    "colleague:add": "added a co-admin",
    "colleague:remove": "removed a co-admin",
    "leader:flag": "counted somebody among the leaders",
    "leader:unflag": "counted somebody among the leaders no longer",
    "leader:ask": "asked a leader to mentor",
    "leader:answer": "answered the request to mentor",
    "mentor:ask": "asked somebody who would like to mentor",
    "mentor:approved": "approved a mentor",
    "mentor:declined": "declined a mentor",
    "mentor:withdrawn": "took back the offer to mentor",
    "mentor:lapsed": "an offer to mentor ended with its cohort",
    "messages:stop": "stopped all messages",
    "messages:release": "let messages go again",
    "messages:discard": "discarded messages held back",
    "messages:restore": "brought back discarded messages",
    "messages:retry": "had undelivered messages tried again",
    "messages:dismiss": "dismissed undelivered messages",
    "messages:recall": "listed dismissed messages again",
    "messages:test": "tested messages on themselves",
    "people:import": "imported people from a file",
    "people:export": "exported people to a file",
    "directory:read": "had Slack's directory read",
    "skill:rename": "renamed a skill",
    "skill:kind": "sorted a skill",
    "skill:merge": "merged two skills",
    "skill:split": "took two skills apart again",
}
HOLDS = {
    Chapter.DEEDS: "It holds deeds and settings, never what people write.",
    Chapter.PEOPLE: "Who came, paused and left, in which role, and which pairs began and ended; never why.",
}
OTHER = {
    Chapter.DEEDS: (Chapter.PEOPLE, "Comings and goings"),
    Chapter.PEOPLE: (Chapter.DEEDS, "What admins did"),
}


def log_page(card: LogPage) -> View:
    of_what = program_name(card.name) if card.name is not None else "everything"
    intro = small(f"The log of {of_what}, the newest first. {HOLDS[card.chapter]}")
    lines = [_line(each, named=card.name is None) for each in card.lines]
    nothing = [] if card.lines else [section("Nothing has happened yet.")]
    return page("Log", [intro, *lines, *nothing, *_turning(card)])


def _line(entry: LogLine, *, named: bool) -> Block:
    who = mention(entry.actor) if entry.actor else BY_ITSELF
    where = f" in {program_name(entry.program)}" if named and entry.program is not None else ""
    which = run_of(*entry.run) if entry.run else ""
    detail = told(entry.action, entry.detail)
    more = f": {detail}" if detail else ""
    return small(f"{when(entry.at, Style.SHORT)} · {who} {_deed(entry.action)}{where}{which}{more}")


def _deed(action: str) -> str:
    """What was done in words; deeds of a later version in the words they are kept under."""
    return DEEDS.get(action) or line(action.replace(":", " ").replace("_", " "), 64)


def _turning(card: LogPage) -> list[Block]:
    """Both ways through the pages, where there is more than one, and to the other chapter."""
    chapter, (other, called) = card.chapter, OTHER[card.chapter]
    back, on = max(card.start - card.on_a_page, 0), card.start + card.on_a_page
    if card.cohort is None:
        newer = button("Newer", Action.WHOLE_LOG_BACK, WholeLogRef(chapter, back))
        older = button("Older", Action.WHOLE_LOG_TURN, WholeLogRef(chapter, on))
        turn = button(called, Action.WHOLE_LOG_CHAPTER, WholeLogRef(other, 0))
    else:
        newer = button("Newer", Action.LOG_BACK, LogRef(card.cohort, chapter, back))
        older = button("Older", Action.LOG_TURN, LogRef(card.cohort, chapter, on))
        turn = button(called, Action.LOG_CHAPTER, LogRef(card.cohort, other, 0))
    return [actions(*([newer] if card.start else []), *([older] if card.more else []), turn)]

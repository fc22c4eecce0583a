"""Every number of what somebody runs, and another cohort's beside it."""

from bot.domain.insight.periods import Span
from bot.domain.insight.report import Report
from bot.domain.insight.summary_cards import About
from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback
from bot.slack.modals.insight.figures import FiguresForm, figures_form, figures_page
from bot.slack.replies import Reply
from bot.slack.routes import action, submission


async def choose(context: Context, services: Services) -> Reply:
    await context.run(services.reports.scopes, context.actor)
    return Reply(open=figures_form())


async def look(context: Context, services: Services) -> Reply:
    form = FiguresForm.read(context.gesture.view)
    report = await _read(context, services, form.about, form.span)
    beside = await _read(context, services, form.beside, form.span) if form.beside else None
    return Reply(open=figures_page(report, beside))


async def _read(context: Context, services: Services, about: About, span: Span) -> Report:
    return await context.run(services.reports.read, context.actor, span, program=about.program, cohort=about.cohort)


ROUTES = (
    action(Action.FIGURES_OPEN, choose, waiting="Numbers"),
    submission(Callback.FIGURES, look, fields=FiguresForm.FIELDS),
)

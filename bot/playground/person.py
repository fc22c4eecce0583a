"""A person at their Slack client: runs commands, clicks, fills in, submits and writes."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.playground import blocks as kit
from bot.playground import composer, events, finding, gestures, responses, state, submissions, surfaces
from bot.playground.changes import ChangeKind
from bot.playground.channel import Channel
from bot.playground.channels import Room
from bot.playground.delivery.courier import Courier
from bot.playground.delivery.route import Envelope
from bot.playground.finding import Where
from bot.playground.gestures import Gesture
from bot.playground.messages import Message
from bot.playground.onlooker import Onlooker
from bot.playground.record import Delivery, Kind, Outcome
from bot.playground.views import View, find
from bot.playground.wire import Json, text_of

# docs.slack.dev/reference/block-kit/block-elements/select-menu-element ("external data source")
MIN_QUERY_LENGTH = 3
MOST_OPTIONS = 100
TROUBLE = {
    Outcome.LATE: "operation_timeout",
    Outcome.UNREACHABLE: "dispatch_failed",
    Outcome.REFUSED: "http_service_error",
}


@dataclass(frozen=True, slots=True)
class Person(Onlooker):
    """Everything here is what this one person can do; the app hears of it as it would from Slack."""

    courier: Courier

    async def command(self, name: str, text: str = "", channel: Channel | None = None) -> Message | None:
        """Run a slash command; returns the newest ephemeral answer that had come when the app acknowledged."""
        room = self._direct() if channel is None else channel.room
        before = len(self._screen.ephemerals)
        fields, url = self._gesture.command(name, text, room)
        sent = await self.courier.deliver(Envelope(Kind.COMMAND, fields))
        if not sent.ok:
            self._fail(f'{name} failed with the error "{TROUBLE[sent.outcome]}"')
        elif refusal := responses.answer_command(self.workspace, url, sent.answer):
            sent.problem = refusal.error
            self._fail(f'{name} failed with the error "invalid_command_response"')
        answers = self._screen.ephemerals[before:]
        return answers[-1] if answers else None

    async def click(self, name: str, in_: Where | None = None, *, nth: int = 0) -> None:
        """Press a button or pick from an overflow menu, by visible text or action_id; confirms if asked.

        Without `in_` it looks in the top modal, then in messages from the newest, then in the Home tab.
        """
        where, part, option = self._find_button(name, in_, nth)
        await self._act(part, gestures.chosen(part, option, None), where)

    async def choose(self, name: str, value: object, in_: Where | None = None) -> None:
        """Set an element and tell the app at once, as menus and pickers outside of forms do."""
        where, part = self._find_element(name, in_)
        entry = await self._enter(part, value, where)
        await self._act(part, gestures.chosen(part, None, entry), where)

    async def suggest(self, name: str, typed: str, in_: Where | None = None) -> list[str]:
        """Type into a menu whose options come from the app, and return what it offers."""
        where, part = self._find_element(name, in_)
        return [text_of(option["text"]) for option in await self._suggestions(part, typed, where)]

    async def fill(self, answers: Mapping[str, object]) -> None:
        """Fill in the top modal by label, block_id or action_id; raises LookupError for an unknown one."""
        for name, value in answers.items():
            modal = self._open_modal()
            part = find(modal.blocks, name)
            entry = await self._enter(part, value, modal)
            if part.dispatches:
                await self._act(part, gestures.chosen(part, None, entry), modal)

    async def submit(self, answers: Mapping[str, object] | None = None) -> None:
        """Fill in, then press the top modal's submit button; raises LookupError if it has none."""
        await self.fill(answers or {})
        modal = self._open_modal()
        if not modal.definition.get("submit"):
            raise LookupError(f"The modal {modal.title!r} has no submit button")
        if submissions.held_back(self.workspace, modal):
            return
        sent = await self._interact(self._gesture.submission(modal))
        if sent.ok:
            sent.problem = submissions.apply(self.workspace, modal, sent.answer)
        if not sent.ok or sent.problem:
            self._fail(f"We had some trouble connecting. Try again? ({sent.problem or TROUBLE[sent.outcome]})")

    async def close(self) -> None:
        """Press Cancel in the top modal."""
        modal = self._open_modal()
        if modal.definition.get("clear_on_close"):
            surfaces.clear(self.workspace, self.id)
        else:
            surfaces.close(self.workspace, modal)
        await self._tell_closed(modal, cleared=False)

    async def close_all(self) -> None:
        """Press the x, which closes the whole stack."""
        root = self.modals[0]
        surfaces.clear(self.workspace, self.id)
        await self._tell_closed(root, cleared=True)

    async def open_home(self) -> None:
        """Open the app's Home tab."""
        self._sign_in()
        view = self.home.payload(self.workspace.app) if self.home else None
        await self._tell(
            events.tab_opened("home", self.id, self._direct().id, view=view, ts=self.workspace.ids.ts())
        )

    async def open_messages(self) -> None:
        """Open the app's Messages tab, which Slack announces by the same event as the Home tab."""
        self._sign_in()
        await self._tell(events.tab_opened("messages", self.id, self._direct().id, ts=self.workspace.ids.ts()))

    async def write(self, text: str, channel: Channel | None = None, *, thread_ts: str = "") -> Message:
        """Write a message, to the app unless a channel is given."""
        self._sign_in()
        room = self._direct() if channel is None else channel.room
        content = {"text": composer.escaped(text), "blocks": [composer.rich_text(text)] if text else []}
        entry = self.workspace.message(room.id, content, author=self.id, thread_ts=thread_ts)
        room.messages.append(entry)
        self.workspace.changed(ChangeKind.MESSAGE, channel=room.id, ts=entry.ts)
        if self.workspace.bot_is_in(room):
            await self._tell(events.message_posted(entry, room, self.workspace.app))
            if f"<@{self.workspace.app.bot_user_id}>" in text:
                await self._tell(events.app_mention(entry, room, self.workspace.app))
        return entry

    async def shortcut(self, callback_id: str) -> None:
        """Run a global shortcut of the app."""
        self._noticed(await self._interact(self._gesture.shortcut(callback_id)))

    async def message_shortcut(self, callback_id: str, message: Message) -> None:
        """Run a shortcut of the app on a message."""
        self._noticed(await self._interact(self._gesture.message_shortcut(callback_id, message)))

    # -- how it is done ----------------------------------------------------------------------------

    @property
    def _gesture(self) -> Gesture:
        self._sign_in()
        return Gesture(self.workspace, self.account)

    def _sign_in(self) -> None:
        if self.account.deleted:
            raise RuntimeError(f"{self.name} is deactivated and cannot use Slack")

    def _direct(self) -> Room:
        return self.workspace.open_direct([self.id, self.workspace.app.bot_user_id], creator=self.id)

    def _open_modal(self) -> View:
        if self.modal is None:
            raise LookupError(f"{self.name} has no modal open")
        return self.modal

    def _find_element(self, name: str, in_: Where | None) -> tuple[Where, kit.Placed]:
        found = finding.element(name, self._places(in_))
        if found is None:
            raise LookupError(f"{self.name} sees nothing to choose from called {name!r}")
        return found

    def _find_button(self, name: str, in_: Where | None, nth: int) -> tuple[Where, kit.Placed, Json | None]:
        places = self._places(in_)
        found = finding.button(name, places, nth=nth)
        if found is None:
            seen = [button for where in places[:5] for button in where.buttons]
            raise LookupError(f"{self.name} sees no button {name!r}; the nearest are {seen}")
        return found

    def _places(self, in_: Where | None) -> list[Where]:
        return [in_] if in_ is not None else finding.places(self.workspace, self.id)

    async def _enter(self, part: kit.Placed, value: object, where: Where) -> Json:
        options = kit.options_of(part.element)
        if part.kind.endswith("external_select") and value is not None:
            options = await self._offered(part, value, where)
        entry = state.entry(part.element, value, options=options)
        self._typed(where)[part.block_id, part.action_id] = entry
        return entry

    def _typed(self, where: Where) -> state.Typed:
        if isinstance(where, View):
            return where.typed
        return self._screen.typed.setdefault((where.channel, where.ts), {})

    async def _offered(self, part: kit.Placed, value: object, where: Where) -> list[Json]:
        wanted = value if isinstance(value, list | tuple) else [value]
        found = [option for item in wanted for option in await self._suggestions(part, str(item), where)]
        known = part.element.get("initial_options") or [part.element.get("initial_option")]
        return [*found, *(option for option in known if option)]

    async def _suggestions(self, part: kit.Placed, typed: str, where: Where) -> list[Json]:
        """Ask the app for options, once enough letters are typed; Slack shows none if there are too many."""
        if len(typed) < part.element.get("min_query_length", MIN_QUERY_LENGTH):
            return []
        sent = await self._interact(self._gesture.suggestion(part, typed, where))
        self._noticed(sent)
        options = kit.options_of(sent.answer) if isinstance(sent.answer, dict) else []
        if len(options) > MOST_OPTIONS:
            sent.problem = f"{len(options)} options are more than {MOST_OPTIONS}"
            return []
        return options

    async def _act(self, part: kit.Placed, choice: Json, where: Where) -> None:
        if isinstance(where, View):
            payload = self._gesture.view_action(part, choice, where)
        else:
            payload = self._gesture.message_action(part, choice, where, self._typed(where))
        self._noticed(await self._interact(payload))

    async def _interact(self, payload: Json) -> Delivery:
        return await self.courier.deliver(Envelope(Kind.INTERACTIVE, payload))

    async def _tell(self, event: Json) -> None:
        if events.is_wanted(event, self.workspace.app):
            await self.courier.tell(event)

    async def _tell_closed(self, view: View, *, cleared: bool) -> None:
        if view.definition.get("notify_on_close"):
            self._noticed(await self._interact(self._gesture.closing(view, cleared=cleared)))

    def _noticed(self, sent: Delivery) -> None:
        """Show the warning sign that an unanswered gesture leaves behind."""
        if not sent.ok:
            self._fail(f"This did not work: {TROUBLE[sent.outcome]}")

    def _fail(self, sentence: str) -> None:
        self.workspace.fail(self.id, sentence)

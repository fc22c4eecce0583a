"""A person at their Slack client: runs commands, clicks, fills in, submits and writes."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.playground import blocks as kit
from bot.playground import composer, events, finding, gestures, responses, state, submissions
from bot.playground.changes import ChangeKind
from bot.playground.channel import Channel
from bot.playground.client import TROUBLE, Client
from bot.playground.delivery.route import Envelope
from bot.playground.finding import Where
from bot.playground.messages import Message
from bot.playground.record import Kind
from bot.playground.views import find
from bot.playground.wire import Json, text_of


@dataclass(frozen=True, slots=True)
class Person(Client):
    """Names things as people do, by the words they read; the app hears of it as it would from Slack."""

    async def command(self, name: str, text: str = "", channel: Channel | None = None) -> Message | None:
        """Run a slash command; returns the newest ephemeral answer that had come when the app acknowledged."""
        room = self._direct() if channel is None else channel.room
        before = len(self._screen.ephemerals)
        fields, url = self._gesture.command(name, text, room)
        sent = await self.courier.deliver(Envelope(Kind.COMMAND, fields))
        if not sent.ok:
            self._fail(f'{name} failed with the error "{TROUBLE[sent.outcome]}"')
        elif refusal := responses.answer_command(self.workspace, url, sent.answer):
            self.workspace.spoiled(sent, refusal.error)
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
        return [text_of(option["text"]) for option in kit.options_of(await self._suggestions(part, typed, where))]

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
        if sent.ok and (problem := submissions.apply(self.workspace, modal, sent.answer)):
            self.workspace.spoiled(sent, problem)
        if not sent.ok or sent.problem:
            self._fail(f"We had some trouble connecting. Try again? ({sent.problem or TROUBLE[sent.outcome]})")

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

    async def message_shortcut(self, callback_id: str, message: Message) -> None:
        """Run a shortcut of the app on a message; raises LookupError if it declares none of that id."""
        self._look_for_shortcut(callback_id, "message")
        self._noticed(await self._interact(self._gesture.message_shortcut(callback_id, message)))

    # -- how it is done ----------------------------------------------------------------------------

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
        self._note(part, entry, where)
        return entry

    async def _offered(self, part: kit.Placed, value: object, where: Where) -> list[Json]:
        wanted = value if isinstance(value, list | tuple) else [value]
        answers = [await self._suggestions(part, str(item), where) for item in wanted]
        found = [option for answer in answers for option in kit.options_of(answer)]
        known = part.element.get("initial_options") or [part.element.get("initial_option")]
        return [*found, *(option for option in known if option)]

    async def _tell(self, event: Json) -> None:
        if events.is_wanted(event, self.workspace.app):
            await self.courier.tell(event)

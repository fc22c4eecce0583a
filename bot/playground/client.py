"""A person's Slack client: what it sends when an element is used, each element addressed by its ids."""

from dataclasses import dataclass

from bot.playground import blocks as kit
from bot.playground import finding, gestures, payloads, surfaces
from bot.playground.answers import Answer, UnfitError
from bot.playground.changes import ChangeKind
from bot.playground.channels import Room
from bot.playground.delivery.courier import Courier
from bot.playground.delivery.route import Envelope
from bot.playground.finding import Where
from bot.playground.gestures import Gesture
from bot.playground.ids import seconds
from bot.playground.onlooker import Onlooker
from bot.playground.record import Delivery, Kind, Outcome
from bot.playground.state import Typed
from bot.playground.views import View
from bot.playground.wire import Json
from bot.playground.workspace import Upload

# docs.slack.dev/reference/block-kit/block-elements/select-menu-element ("external data source")
MIN_QUERY_LENGTH = 3
MOST_OPTIONS = 100
TROUBLE = {
    Outcome.LATE: "operation_timeout",
    Outcome.UNREACHABLE: "dispatch_failed",
    Outcome.REFUSED: "http_service_error",
}


@dataclass(frozen=True, slots=True)
class Client(Onlooker):
    """Raises UnfitError where an element is not there, or not of the kind that can be used so."""

    courier: Courier

    async def press(self, where: Where, block_id: str, action_id: str, option: str | None = None) -> None:
        """Press a button; `option` is the value of an overflow menu's entry or of one of two feedback buttons."""
        part = finding.exact(where, block_id, action_id)
        await self._act(part, _pressed(part, option), where)

    def enter(self, where: Where, block_id: str, action_id: str, value: object) -> None:
        """Type or choose, without telling the app; see `Answer.entry` for the values."""
        part = finding.exact(where, block_id, action_id)
        self._sign_in()
        answer = Answer(part.element, self._choices(part, where), self.workspace.files)
        self._note(part, answer.entry(value), where)

    async def dispatch(self, where: Where, block_id: str, action_id: str) -> None:
        """Tell the app what stands in an element that tells at once; nothing happens for any other."""
        part = finding.exact(where, block_id, action_id)
        if part.dispatches:
            entry = self._typed(where).get((part.block_id, part.action_id))
            await self._act(part, gestures.chosen(part, None, entry), where)

    async def look_up(self, where: Where, block_id: str, action_id: str, typed: str) -> Json:
        """Type into a menu whose options come from the app; returns its `options`, or its `option_groups`."""
        return await self._suggestions(finding.exact(where, block_id, action_id), typed, where)

    def upload(self, name: str, content: bytes) -> Json:
        """Pick a file from one's own disk; returns the file object, whose id a file_input takes."""
        self._sign_in()
        upload = Upload(self.workspace.ids.next("F"), name, len(content), content)
        self.workspace.uploads[upload.id] = upload
        now = seconds(self.workspace.clock.now())
        url = self.workspace.base_url
        file = payloads.file(upload.id, name, len(content), title="", owner=self.id, created=now, base_url=url)
        self.workspace.files[upload.id] = file
        return file

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
        self._open_modal()
        root = self.modals[0]
        surfaces.clear(self.workspace, self.id)
        await self._tell_closed(root, cleared=True)

    async def shortcut(self, callback_id: str) -> None:
        """Run a global shortcut of the app; raises LookupError if it declares none of that id."""
        self._look_for_shortcut(callback_id, "global")
        self._noticed(await self._interact(self._gesture.shortcut(callback_id)))

    # -- how it is done ----------------------------------------------------------------------------

    def _look_for_shortcut(self, callback_id: str, kind: str) -> None:
        if not self.workspace.app.offers(callback_id, kind):
            raise LookupError(f"{self.name} finds no {kind} shortcut {callback_id!r} in the menu")

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

    def _typed(self, where: Where) -> Typed:
        if isinstance(where, View):
            return where.typed
        return self._screen.typed.setdefault((where.channel, where.ts), {})

    def _note(self, part: kit.Placed, entry: Json, where: Where) -> None:
        """Keep what was typed or chosen, as everybody who looks over the shoulder sees."""
        self._typed(where)[part.block_id, part.action_id] = entry
        place = {} if isinstance(where, View) else {"channel": where.channel, "ts": where.ts}
        self.workspace.changed(ChangeKind.TYPED, person=self.id, **place)

    def _choices(self, part: kit.Placed, where: Where) -> list[Json]:
        """Return what an element offers: its options, the app's last suggestions, and what is chosen already."""
        offered = self._screen.suggested.get((part.block_id, part.action_id), [])
        current = self._typed(where).get((part.block_id, part.action_id), {})
        chosen = [*(current.get("selected_options") or []), current.get("selected_option")]
        initial = [*(part.element.get("initial_options") or []), part.element.get("initial_option")]
        return [*kit.options_of(part.element), *offered, *(option for option in [*chosen, *initial] if option)]

    async def _suggestions(self, part: kit.Placed, typed: str, where: Where) -> Json:
        """Ask the app for options, once enough letters are typed; Slack shows none if there are too many."""
        if len(typed) < part.element.get("min_query_length", MIN_QUERY_LENGTH):
            return {}
        sent = await self._interact(self._gesture.suggestion(part, typed, where))
        self._noticed(sent)
        answer: Json = sent.answer if isinstance(sent.answer, dict) else {}
        options = kit.options_of(answer)
        if len(options) > MOST_OPTIONS:
            self.workspace.spoiled(sent, f"{len(options)} options are more than {MOST_OPTIONS}")
            return {}
        self._screen.suggested[part.block_id, part.action_id] = options
        return answer

    async def _act(self, part: kit.Placed, choice: Json, where: Where) -> None:
        if isinstance(where, View):
            payload = self._gesture.view_action(part, choice, where)
        else:
            payload = self._gesture.message_action(part, choice, where, self._typed(where))
        self._noticed(await self._interact(payload))

    async def _interact(self, payload: Json) -> Delivery:
        return await self.courier.deliver(Envelope(Kind.INTERACTIVE, payload))

    async def _tell_closed(self, view: View, *, cleared: bool) -> None:
        if view.definition.get("notify_on_close"):
            self._noticed(await self._interact(self._gesture.closing(view, cleared=cleared)))

    def _noticed(self, sent: Delivery) -> None:
        """Show the warning sign that an unanswered gesture leaves behind."""
        if not sent.ok:
            self._fail(f"This did not work: {TROUBLE[sent.outcome]}")

    def _fail(self, sentence: str) -> None:
        self.workspace.fail(self.id, sentence)


def _pressed(part: kit.Placed, option: str | None) -> Json:
    """Return what an action carries for a button, an overflow's entry, or one of two feedback buttons."""
    if part.kind == "overflow":
        on_offer = {entry.get("value"): entry for entry in part.element["options"]}
        if option not in on_offer:
            raise UnfitError("That entry is not in this menu.")
        return {"selected_option": on_offer[option]}
    if part.kind == "feedback_buttons":
        for name in ("positive_button", "negative_button"):
            button = part.element[name]
            if button["value"] == option:
                return {"text": button["text"], "value": option}
        raise UnfitError("There is no such feedback button.")
    if not part.kind.endswith("button"):
        raise UnfitError("This is no button.")
    return {}

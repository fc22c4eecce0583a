"""A simulated Slack that is kept in a file: what comes back, after an orderly end and after none."""

import json
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.playground import Person, Role, SimulatedSlack, VirtualClock, surfaces
from bot.playground.keeping import SPARE, CannotKeepError, Keeper

HOME = {"type": "home", "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "Hello"}}]}
DATABASE = "bot.db"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bot.db.slack.jsonl"


def keeper(path: Path, belongs_to: str = DATABASE) -> Keeper:
    return Keeper(path, belongs_to=belongs_to)


async def busy_hour(slack: SimulatedSlack) -> Person:
    """Everything that lasts happens once; return the person it happened to."""
    ada = slack.add_person("Ada Ölmez", tz="Europe/Berlin", role=Role.ADMIN, title="Engineer")
    grace = slack.add_person("Grace")
    room = slack.add_channel("general", members=[ada, grace])
    room.invite_bot()
    said = await ada.write("Hello & <b>welcome</b>", room)
    slack.workspace.mark(room.room, replace(said, reactions={"wave": (grace.id,)}))
    direct = slack.workspace.open_direct([ada.id, slack.bot_user_id], creator=ada.id)
    bot = slack.bot_user_id
    slack.workspace.post(direct, {"text": "Hi", "blocks": HOME["blocks"], "metadata": {"a": 1}}, author=bot)
    slack.workspace.post(room.room, {"text": "Only for you"}, author=bot, only_for=ada.id)
    surfaces.publish_home(slack.workspace, ada.id, HOME)
    slack.deactivate(grace)
    slack.clock.advance(timedelta(days=3))
    return ada


def seen(slack: SimulatedSlack, name: str) -> object:
    """All that a person's client shows, and all that the app could ask."""
    person = next(slack.person(each.id) for each in slack.workspace.accounts.values() if each.real_name == name)
    return (
        slack.clock.now(),
        [each.payload(now=slack.clock.now(), with_email=True) for each in slack.workspace.accounts.values()],
        [(room.id, room.kind, room.name, room.members, room.messages) for room in slack.workspace.rooms.values()],
        person.dm,
        person.sees(slack.channel("C0001")),
        person.home and (person.home.id, person.home.hash, person.home.definition),
        (slack.bot_token, slack.app_token, slack.signing_secret, slack.workspace.app.standing),
        (slack.granted_scopes, slack.subscriptions),
    )


async def test_everything_that_lasts_comes_back(path: Path) -> None:
    slack = SimulatedSlack(clock=VirtualClock())
    with keeper(path).keeping(slack):
        await busy_hour(slack)
        slack.granted_scopes.discard("chat:write")
        slack.uninstall()

    again = SimulatedSlack(clock=VirtualClock())
    assert keeper(path).load(again)

    assert seen(again, "Ada Ölmez") == seen(slack, "Ada Ölmez")
    assert again.workspace.ids.noted() == slack.workspace.ids.noted()
    direct = slack.workspace.direct([slack.bot_user_id, "U0001"])
    found = again.workspace.direct([slack.bot_user_id, "U0001"])
    assert direct
    assert found
    assert (found.id, found) == (direct.id, again.workspace.rooms[direct.id])


async def test_what_happened_before_the_process_was_killed_comes_back_and_no_id_is_given_out_twice(
    path: Path, tmp_path: Path
) -> None:
    slack = SimulatedSlack(clock=VirtualClock())
    left_behind = tmp_path / "left_behind"
    with keeper(path).keeping(slack):
        ada = await busy_hour(slack)
        shutil.copy(path, left_behind)
        state = seen(slack, ada.name)

    again = SimulatedSlack(clock=VirtualClock())
    assert keeper(left_behind).load(again)

    assert seen(again, ada.name) == state
    assert again.add_person("Hedy").id == f"U{3 + SPARE:04d}"
    assert slack.add_person("Hedy").id == "U0003"


async def test_a_change_is_in_the_file_before_anybody_can_act_on_it(path: Path) -> None:
    slack = SimulatedSlack(clock=VirtualClock())
    with keeper(path).keeping(slack):
        ada = slack.add_person("Ada")
        room = slack.workspace.open_direct([ada.id, slack.bot_user_id], creator=ada.id)
        written = [json.loads(line) for line in path.read_text().splitlines()[-2:]]

    assert list(written[0]["accounts"]) == [ada.id]
    assert list(written[1]["rooms"]) == [room.id]


async def test_a_line_that_was_cut_short_is_left_out(path: Path) -> None:
    slack = SimulatedSlack(clock=VirtualClock())
    with keeper(path).keeping(slack):
        slack.add_person("Ada")
        content = path.read_bytes()
        slack.add_person("Grace")
        longer = path.read_bytes()
    path.write_bytes(longer[: (len(content) + len(longer)) // 2])

    again = SimulatedSlack(clock=VirtualClock())
    assert keeper(path).load(again)
    assert "Ada" in {each.real_name for each in again.workspace.accounts.values()}
    assert "Grace" not in {each.real_name for each in again.workspace.accounts.values()}


async def test_a_long_run_of_changes_is_written_anew(path: Path) -> None:
    slack = SimulatedSlack(clock=VirtualClock())
    with Keeper(path, belongs_to=DATABASE, longest=20_000).keeping(slack):
        for number in range(200):
            slack.add_person(f"Person {number}")
        assert len(path.read_bytes().splitlines()) < 200

    again = SimulatedSlack(clock=VirtualClock())
    keeper(path).load(again)
    assert len(again.workspace.accounts) == len(slack.workspace.accounts)


def test_without_a_file_there_is_nothing_to_load(path: Path) -> None:
    assert not keeper(path).load(SimulatedSlack(clock=VirtualClock()))
    assert not path.exists()


def test_a_file_of_another_database_is_refused(path: Path) -> None:
    with keeper(path).keeping(SimulatedSlack()):
        pass
    with pytest.raises(CannotKeepError, match=r"belongs to another database \(bot.db\)"):
        keeper(path, belongs_to="other.db").load(SimulatedSlack())


def test_a_file_of_another_version_is_refused(path: Path) -> None:
    with keeper(path).keeping(SimulatedSlack()):
        pass
    path.write_text(path.read_text().replace('{"playground":1', '{"playground":2', 1))
    with pytest.raises(CannotKeepError, match="another version"):
        keeper(path).load(SimulatedSlack())


@pytest.mark.parametrize(
    "content", ["", "\n", "SQLite format 3\x00", "{}", '{"playground":1,"belongs_to":"bot.db"}\n']
)
def test_what_is_no_whole_file_of_the_playground_is_refused(path: Path, content: str) -> None:
    path.write_text(content)
    with pytest.raises(CannotKeepError, match=str(path)):
        keeper(path).load(SimulatedSlack())


def test_two_playgrounds_cannot_have_the_same_file(path: Path) -> None:
    with keeper(path).keeping(SimulatedSlack()), pytest.raises(CannotKeepError, match="in use"):
        keeper(path).load(SimulatedSlack())

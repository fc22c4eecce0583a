"""Who may call what: tokens, their kinds, scopes, and a removed app."""

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground import Person, SimulatedSlack

from .kit import answer_of, error_of
from .small_bot import SmallBot


async def test_auth_test_says_who_and_where_with_the_granted_scopes(
    slack: SimulatedSlack, client: AsyncWebClient
) -> None:
    answer = await client.auth_test()

    assert (answer["team"], answer["team_id"]) == ("Lumen Labs", slack.team_id)
    assert answer["user_id"] == slack.bot_user_id
    assert answer["bot_id"].startswith("B")
    assert set(answer.headers["x-oauth-scopes"].split(",")) == slack.granted_scopes


async def test_a_call_without_a_token_is_not_authed(slack: SimulatedSlack) -> None:
    assert await error_of(AsyncWebClient(base_url=slack.api_url).auth_test()) == "not_authed"


async def test_an_unknown_token_is_invalid(slack: SimulatedSlack) -> None:
    assert await error_of(AsyncWebClient(token="xoxb-wrong", base_url=slack.api_url).auth_test()) == "invalid_auth"


async def test_the_token_may_be_an_argument_of_a_get(slack: SimulatedSlack) -> None:
    async with aiohttp.ClientSession() as session:
        url = f"{slack.api_url}auth.test?token={slack.bot_token}"
        async with session.get(url) as response:
            assert (await response.json())["ok"] is True


@pytest.mark.parametrize(
    ("content_type", "body"),
    [("application/json", b'{"user": "U0001"}'), ("application/x-www-form-urlencoded", b"user=U0001")],
)
async def test_bodies_may_be_json_or_a_form(
    slack: SimulatedSlack, ada: Person, content_type: str, body: bytes
) -> None:
    headers = {"Authorization": f"Bearer {slack.bot_token}", "Content-Type": content_type}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.post(f"{slack.api_url}users.info", data=body) as response,
    ):
        assert (await response.json())["user"]["id"] == "U0001"


@pytest.mark.parametrize(
    ("content_type", "body", "error"),
    [
        ("image/png", b"x", "invalid_post_type"),
        ("application/json", b"{", "invalid_json"),
        ("application/json", b"[]", "json_not_object"),
    ],
)
async def test_unreadable_bodies_are_refused(
    slack: SimulatedSlack, content_type: str, body: bytes, error: str
) -> None:
    async with (
        aiohttp.ClientSession(headers={"Content-Type": content_type}) as session,
        session.post(f"{slack.api_url}auth.test", data=body) as response,
    ):
        assert (await response.json())["error"] == error


async def test_an_app_token_is_not_for_the_web_api(slack: SimulatedSlack) -> None:
    client = AsyncWebClient(token=slack.app_token, base_url=slack.api_url)

    assert await error_of(client.users_list()) == "not_allowed_token_type"


async def test_a_bot_token_opens_no_sockets(client: AsyncWebClient, slack: SimulatedSlack) -> None:
    assert await error_of(client.apps_connections_open(app_token=slack.bot_token)) == "not_allowed_token_type"


async def test_opening_a_socket_needs_a_post(slack: SimulatedSlack) -> None:
    async with (
        aiohttp.ClientSession(headers={"Authorization": f"Bearer {slack.app_token}"}) as session,
        session.get(f"{slack.api_url}apps.connections.open") as response,
    ):
        assert (await response.json())["error"] == "insecure_request"


async def test_a_missing_scope_is_named(slack: SimulatedSlack, client: AsyncWebClient, ada: Person) -> None:
    slack.granted_scopes.discard("chat:write")
    refusal = await answer_of(client.chat_postMessage(channel=ada.id, text="Hello"))

    assert refusal["error"] == "missing_scope"
    assert refusal["needed"] == "chat:write"
    assert refusal["provided"] == ",".join(sorted(slack.granted_scopes))


@pytest.mark.parametrize(
    ("scope", "method", "arguments"),
    [
        ("im:write", "conversations.open", {"users": "U0001"}),
        ("mpim:write", "conversations.open", {"users": "U0001,U0002"}),
        ("channels:history", "conversations.history", {"channel": "C0001"}),
        ("channels:read", "conversations.info", {"channel": "C0001"}),
        ("groups:read", "conversations.list", {"types": "private_channel"}),
        ("users:read.email", "users.lookupByEmail", {"email": "ada.lovelace@lumen-labs.example"}),
        ("team:read", "team.info", {}),
        ("reactions:write", "reactions.add", {"name": "wave", "channel": "C0001", "timestamp": "1.000000"}),
        ("files:write", "files.getUploadURLExternal", {"filename": "a.txt", "length": "3"}),
    ],
)
@pytest.mark.usefixtures("room")
async def test_each_kind_of_conversation_has_scopes_of_its_own(
    slack: SimulatedSlack, client: AsyncWebClient, scope: str, method: str, arguments: dict[str, str]
) -> None:
    slack.granted_scopes.discard(scope)
    refusal = await answer_of(client.api_call(method, params=arguments))

    assert (refusal["error"], refusal["needed"]) == ("missing_scope", scope)


async def test_email_is_only_for_those_with_the_scope(
    slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    assert (await client.users_info(user=ada.id))["user"]["profile"]["email"] == "ada.lovelace@lumen-labs.example"
    slack.granted_scopes.discard("users:read.email")
    assert "email" not in (await client.users_info(user=ada.id))["user"]["profile"]


async def test_an_unknown_method_is_answered_so(client: AsyncWebClient) -> None:
    assert await error_of(client.api_call("dialog.open")) == "unknown_method"


async def test_after_uninstalling_the_token_is_dead_and_the_app_hears_of_it(
    bot: SmallBot, slack: SimulatedSlack, client: AsyncWebClient, ada: Person
) -> None:
    slack.uninstall()
    await slack.until(lambda: len(slack.deliveries) >= 2, what="both farewells are delivered")

    assert {"app_uninstalled", "tokens_revoked"} == {delivery.type for delivery in slack.deliveries}
    assert await error_of(client.auth_test()) == "account_inactive"
    await ada.write("Anybody there?")
    assert "message" not in {delivery.type for delivery in slack.deliveries}
    await ada.command("/mentor")
    assert ada.failures == ['/mentor failed with the error "dispatch_failed"']


async def test_a_revoked_token_says_so_until_the_app_is_installed_again(
    slack: SimulatedSlack, client: AsyncWebClient
) -> None:
    slack.revoke_token()
    assert await error_of(client.auth_test()) == "token_revoked"
    slack.reinstall()
    assert (await client.auth_test())["ok"] is True

"""Every length and count: the limit itself is taken, one more is refused with the pointer of the culprit."""

from collections.abc import Callable

import pytest

from tests.unit.playground_rules.samples import (
    Json,
    actions,
    button,
    card,
    chart,
    complaint,
    confirm,
    container,
    data_table,
    group,
    image,
    messages_on,
    mrkdwn,
    option,
    options,
    pie,
    plain,
    refusal_on,
    section,
    table,
    task,
    typed,
)

Build = Callable[[int], Json]

ADDRESS = "https://example.com/"


def address(length: int) -> str:
    return ADDRESS.ljust(length, "x")


def select(**more: object) -> Json:
    return section(accessory={"type": "static_select", "options": options(2), **more})


def first_option(**more: object) -> Json:
    return section(accessory={"type": "static_select", "options": [{**option(), **more}]})


def asked(**more: object) -> Json:
    return actions(button(confirm={**confirm(), **more}))


def labelled_chart(length: int, *, key: str) -> Json:
    block = chart(series=1, categories=1)
    block["chart"]["axis_config"][key] = "x" * length
    return block


def named_series(length: int) -> Json:
    block = chart(series=1)
    block["chart"]["series"][0]["name"] = "x" * length
    return block


def category(length: int) -> Json:
    block = chart(categories=1)
    block["chart"]["axis_config"]["categories"] = ["x" * length]
    block["chart"]["series"][0]["data"] = [{"label": "x" * min(length, 20), "value": 1}]
    return block


def segment(length: int) -> Json:
    block = pie(1)
    block["chart"]["segments"][0]["label"] = "x" * length
    return block


def feedback(**more: object) -> Json:
    rated = {"text": plain(), "value": "v"}
    element = {"type": "feedback_buttons", "positive_button": {**rated, **more}, "negative_button": rated}
    return {"type": "context_actions", "elements": [element]}


def icon_button(count: int) -> Json:
    return {
        "type": "context_actions",
        "elements": [{"type": "icon_button", "icon": "trash", "text": plain()}] * count,
    }


def video(**more: object) -> Json:
    urls = {"video_url": ADDRESS, "thumbnail_url": ADDRESS}
    return {"type": "video", "alt_text": "a talk", "title": plain(), **urls, **more}


CHARACTERS: list[tuple[str, Build, int, str]] = [
    ("block_id", lambda n: {"type": "divider", "block_id": "x" * n}, 255, "/block_id"),
    ("action_id", lambda n: actions(button(action_id="x" * n)), 255, "/elements/0/action_id"),
    ("section text", lambda n: section(text=mrkdwn(n)), 3000, "/text/text"),
    ("section field", lambda n: section(fields=[plain(n)]), 2000, "/fields/0/text"),
    ("header text", lambda n: {"type": "header", "text": plain(n)}, 150, "/text/text"),
    ("context text", lambda n: {"type": "context", "elements": [mrkdwn(n)]}, 3000, "/elements/0/text"),
    ("markdown text", lambda n: {"type": "markdown", "text": "x" * n}, 12_000, "/text"),
    ("image address", lambda n: image(image_url=address(n)), 3000, "/image_url"),
    ("image alternative", lambda n: image(alt_text="x" * n), 2000, "/alt_text"),
    ("image title", lambda n: image(title=plain(n)), 2000, "/title/text"),
    (
        "image element address",
        lambda n: section(accessory=image(image_url=address(n))),
        3000,
        "/accessory/image_url",
    ),
    (
        "image element alternative",
        lambda n: section(accessory=image(alt_text="x" * n)),
        2000,
        "/accessory/alt_text",
    ),
    ("input label", lambda n: typed("plain_text_input") | {"label": plain(n)}, 2000, "/label/text"),
    ("input hint", lambda n: typed("plain_text_input") | {"hint": plain(n)}, 2000, "/hint/text"),
    ("video title", lambda n: video(title=plain(n)), 199, "/title/text"),
    ("video author", lambda n: video(author_name="x" * n), 49, "/author_name"),
    ("video description", lambda n: video(description=plain(n)), 200, "/description/text"),
    ("button text", lambda n: actions(button(text=plain(n))), 75, "/elements/0/text/text"),
    ("button value", lambda n: actions(button(value="x" * n)), 2000, "/elements/0/value"),
    ("button address", lambda n: actions(button(url=address(n))), 3000, "/elements/0/url"),
    ("button label", lambda n: actions(button(accessibility_label="x" * n)), 75, "/elements/0/accessibility_label"),
    ("feedback text", lambda n: feedback(text=plain(n)), 75, "/elements/0/positive_button/text/text"),
    ("feedback value", lambda n: feedback(value="x" * n), 2000, "/elements/0/positive_button/value"),
    ("placeholder", lambda n: select(placeholder=plain(n)), 150, "/accessory/placeholder/text"),
    ("confirm title", lambda n: asked(title=plain(n)), 100, "/elements/0/confirm/title/text"),
    ("confirm text", lambda n: asked(text=mrkdwn(n)), 300, "/elements/0/confirm/text/text"),
    ("confirm yes", lambda n: asked(confirm=plain(n)), 30, "/elements/0/confirm/confirm/text"),
    ("confirm no", lambda n: asked(deny=plain(n)), 30, "/elements/0/confirm/deny/text"),
    ("option text", lambda n: first_option(text=plain(n)), 75, "/accessory/options/0/text/text"),
    ("option value", lambda n: first_option(value="x" * n), 150, "/accessory/options/0/value"),
    (
        "option description",
        lambda n: first_option(description=plain(n)),
        75,
        "/accessory/options/0/description/text",
    ),
    (
        "option address",
        lambda n: section(accessory={"type": "overflow", "options": [{**option(), "url": address(n)}]}),
        3000,
        "/accessory/options/0/url",
    ),
    (
        "group label",
        lambda n: section(
            accessory={"type": "static_select", "option_groups": [{"label": plain(n), "options": options(1)}]}
        ),
        75,
        "/accessory/option_groups/0/label/text",
    ),
    ("initial text", lambda n: typed("plain_text_input", initial_value="x" * n), 3000, "/element/initial_value"),
    ("chart title", lambda n: chart() | {"title": "x" * n}, 50, "/title"),
    ("chart x label", lambda n: labelled_chart(n, key="x_label"), 50, "/chart/axis_config/x_label"),
    ("chart y label", lambda n: labelled_chart(n, key="y_label"), 50, "/chart/axis_config/y_label"),
    ("chart series name", named_series, 20, "/chart/series/0/name"),
    ("chart category", category, 20, "/chart/axis_config/categories/0"),
    ("chart segment", segment, 20, "/chart/segments/0/label"),
    ("card title", lambda n: card(title=mrkdwn(n)), 150, "/title/text"),
    ("card subtitle", lambda n: card(subtitle=plain(n)), 150, "/subtitle/text"),
    ("card body", lambda n: card(body=mrkdwn(n)), 200, "/body/text"),
    ("container title", lambda n: container({"type": "divider"}, title=plain(n)), 150, "/title/text"),
    ("container subtitle", lambda n: container({"type": "divider"}, subtitle=mrkdwn(n)), 150, "/subtitle/text"),
]

ITEMS: list[tuple[str, Build, int, str]] = [
    ("section fields", lambda n: section(fields=[mrkdwn()] * n), 10, "/fields"),
    ("context elements", lambda n: {"type": "context", "elements": [mrkdwn()] * n}, 10, "/elements"),
    ("actions", lambda n: actions(*[button()] * n), 25, "/elements"),
    ("context actions", icon_button, 5, "/elements"),
    ("select options", lambda n: select(options=options(n)), 100, "/accessory/options"),
    (
        "option groups",
        lambda n: section(accessory={"type": "static_select", "option_groups": [group()] * n}),
        100,
        "/accessory/option_groups",
    ),
    (
        "options of a group",
        lambda n: section(accessory={"type": "static_select", "option_groups": [group(n)]}),
        100,
        "/accessory/option_groups/0/options",
    ),
    ("overflow", lambda n: section(accessory={"type": "overflow", "options": options(n)}), 5, "/accessory/options"),
    ("boxes", lambda n: section(accessory={"type": "checkboxes", "options": options(n)}), 10, "/accessory/options"),
    (
        "radios",
        lambda n: section(accessory={"type": "radio_buttons", "options": options(n)}),
        10,
        "/accessory/options",
    ),
    ("table rows", lambda n: table(rows=n), 100, "/rows"),
    ("table cells", lambda n: table(columns=n), 20, "/rows/0"),
    ("table columns", lambda n: table() | {"column_settings": [None] * n}, 20, "/column_settings"),
    ("data table rows", lambda n: data_table(rows=n), 101, "/rows"),
    ("data table columns", lambda n: data_table(columns=n), 20, "/rows/0"),
    ("chart series", lambda n: chart(series=n), 12, "/chart/series"),
    ("chart segments", pie, 12, "/chart/segments"),
    ("chart categories", lambda n: chart(categories=n), 20, "/chart/axis_config/categories"),
    ("cards", lambda n: {"type": "carousel", "elements": [card()] * n}, 10, "/elements"),
    ("card buttons", lambda n: card(actions=[button()] * n), 3, "/actions"),
    ("children", lambda n: container(*[{"type": "divider"}] * n), 10, "/child_blocks"),
]

NUMBERS: list[tuple[str, str, Build, int, int, str]] = [
    ("message", "header level", lambda n: {"type": "header", "text": plain(), "level": n}, 1, 4, "/level"),
    ("message", "page size", lambda n: data_table(page_size=n), 1, 100, "/page_size"),
    ("modal", "min_length", lambda n: typed("plain_text_input", min_length=n), 0, 3000, "/element/min_length"),
    ("modal", "max_length", lambda n: typed("plain_text_input", max_length=n), 1, 3000, "/element/max_length"),
    ("modal", "min_lines", lambda n: typed("rich_text_input", min_lines=n), 1, 100, "/element/min_lines"),
    ("modal", "max_lines", lambda n: typed("rich_text_input", max_lines=n), 1, 100, "/element/max_lines"),
    ("modal", "max_files", lambda n: typed("file_input", max_files=n), 1, 10, "/element/max_files"),
    (
        "modal",
        "ten digits",
        lambda n: typed("datetimepicker", initial_date_time=n),
        10**9,
        10**10 - 1,
        "/element/initial_date_time",
    ),
]


def name(each: object) -> str | None:
    return each if isinstance(each, str) else None


@pytest.mark.parametrize(("what", "build", "most", "pointer"), CHARACTERS, ids=name)
def test_a_text_may_be_as_long_as_its_limit_and_no_longer(what: str, build: Build, most: int, pointer: str) -> None:
    assert refusal_on("message", build(most)) is None, what
    expected = complaint(f"must be less than {most + 1} characters", f"/blocks/0{pointer}")
    assert expected in messages_on("message", build(most + 1))


@pytest.mark.parametrize(("what", "build", "most", "pointer"), ITEMS, ids=name)
def test_a_list_may_hold_as_many_as_its_limit_and_no_more(what: str, build: Build, most: int, pointer: str) -> None:
    assert refusal_on("message", build(most)) is None, what
    expected = complaint(f"no more than {most} items allowed", f"/blocks/0{pointer}")
    assert expected in messages_on("message", build(most + 1))


@pytest.mark.parametrize(
    ("what", "build", "pointer"),
    [(what, build, pointer) for what, build, _, pointer in ITEMS if what not in {"table columns", "table cells"}],
    ids=name,
)
def test_a_list_that_must_hold_something_is_refused_empty(what: str, build: Build, pointer: str) -> None:
    least = 2 if what == "data table rows" else 1
    expected = complaint(f"must provide at least {least} items", f"/blocks/0{pointer}")
    assert expected in messages_on("message", build(0)), what


@pytest.mark.parametrize(("surface", "what", "build", "least", "most", "pointer"), NUMBERS, ids=name)
def test_a_number_stays_within_its_bounds(
    surface: str, what: str, build: Build, least: int, most: int, pointer: str
) -> None:
    assert refusal_on(surface, build(least)) is None, what
    assert refusal_on(surface, build(most)) is None, what
    too_small = complaint(f"must be greater than {least - 1}", f"/blocks/0{pointer}", surface)
    too_big = complaint(f"must be less than {most + 1}", f"/blocks/0{pointer}", surface)
    assert messages_on(surface, build(least - 1)) == (too_small,)
    assert messages_on(surface, build(most + 1)) == (too_big,)


def test_an_alert_says_two_hundred_characters() -> None:
    assert refusal_on("modal", {"type": "alert", "text": plain(200)}) is None
    assert messages_on("modal", {"type": "alert", "text": plain(201)}) == (
        complaint("must be less than 201 characters", "/blocks/0/text/text", "modal"),
    )


def test_many_menus_allow_at_least_one_choice() -> None:
    refused = messages_on("modal", typed("multi_users_select", max_selected_items=0))
    assert refused == (complaint("must be greater than 0", "/blocks/0/element/max_selected_items", "modal"),)


@pytest.mark.parametrize(
    ("block", "pointer"),
    [
        (section(text=plain(0)), "/text/text"),
        ({"type": "divider", "block_id": ""}, "/block_id"),
        (actions(button(text=plain(0))), "/elements/0/text/text"),
        (first_option(value=""), "/accessory/options/0/value"),
        (image(alt_text=""), "/alt_text"),
        ({"type": "markdown", "text": ""}, "/text"),
        (data_table(caption=""), "/caption"),
        (task(title=""), "/title"),
    ],
)
def test_what_must_say_something_is_refused_empty(block: Json, pointer: str) -> None:
    assert messages_on("message", block) == (complaint("must be more than 0 characters", f"/blocks/0{pointer}"),)


def test_a_data_table_holds_ten_thousand_characters() -> None:
    block = data_table()
    block["rows"][1][0] = {"type": "raw_text", "text": "x" * 9_997}
    assert refusal_on("message", block) is None
    block["rows"][1][1] = {
        "type": "rich_text",
        "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "xx"}]}],
    }
    assert messages_on("message", block) == (complaint("must be less than 10001 characters", "/blocks/0/rows"),)

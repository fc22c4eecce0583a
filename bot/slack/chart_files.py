"""The charts of a message as one picture, for where Slack does not draw them."""

from typing import Any
from uuid import UUID

from bot.pictures.charts import Chart, Kind, drawn
from bot.slack.message import Message
from bot.slack.text import listed, plain
from bot.slack.uploads import Attachment, mark_of

LONGEST_ALT = 1000
"""docs.slack.dev/reference/methods/files.getUploadURLExternal."""


def chart_file(message: Message, outbox_id: UUID) -> Attachment:
    """The same message makes the same bytes. What the picture shows is said in words beside it as well."""
    charts = [_chart(block) for block in message.charts if "chart" in block]
    alt = " ".join(chart.in_words for chart in charts)
    return Attachment(
        name=f"summary-{mark_of(outbox_id)}.png",
        title=listed([chart.title for chart in charts]),
        content=drawn(charts),
        alt=plain(alt, LONGEST_ALT),
    )


def _chart(block: dict[str, Any]) -> Chart:
    """Read back from what Slack would have drawn, so that both show the same."""
    chart = block["chart"]
    (series,) = chart["series"]
    return Chart(
        kind=Kind(chart["type"]),
        title=block["title"],
        rows=tuple((point["label"], point["value"]) for point in series["data"]),
    )

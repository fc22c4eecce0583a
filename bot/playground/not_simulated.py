"""What this Slack leaves out, in sentences a person can read; the demo's page shows them."""

NOT_SIMULATED = (
    "OAuth installation, token rotation and Enterprise Grid: one workspace, one installed app, tokens as given.",
    "User tokens, incoming webhooks, scheduled messages, streaming, canvases, lists, bookmarks, pins, user groups.",
    "Messages Slack itself writes into a channel, such as “Ada joined”.",
    "Typing indicators, presence and notifications. What is unread is what nobody has looked at on this page.",
    "Search, link previews and the rendering of files; a file's bytes are kept and given out, not looked at.",
    "Slack's own limits on a workspace: message history, storage, paid features, admin policies.",
    "Hourly late redelivery of events; an event is tried four times and then dropped.",
    "Time: the clock here moves only when told to. Trigger ids and the ack deadline run in real seconds, and an "
    "event that got no answer may be tried again after seconds rather than minutes.",
)

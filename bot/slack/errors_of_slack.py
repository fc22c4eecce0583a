"""Every error that Slack documents for the methods we call, sorted by what it says of the call.

Most words mean the same everywhere; where a method means something else by one, its own table says so. What stands
in no table is in doubt. Source: docs.slack.dev/reference/methods, on the page of each method under "Errors".
"""

from collections.abc import Mapping
from enum import StrEnum


class Sorting(StrEnum):
    """What an error says.

    LIMITED: wait as long as Slack says. LATER: nothing was done, and the same call may succeed later. FIX: nothing
    goes until an operator acts. PERMANENT: this call never succeeds. DOUBTFUL: part of it may have been done.
    """

    LIMITED = "limited"
    LATER = "later"
    FIX = "fix needed"
    PERMANENT = "permanent"
    DOUBTFUL = "doubtful"


def _all(sorting: Sorting, words: str) -> dict[str, Sorting]:
    return dict.fromkeys(words.split(), sorting)


EVERYWHERE: Mapping[str, Sorting] = {
    **_all(Sorting.LIMITED, "ratelimited rate_limited"),
    **_all(Sorting.DOUBTFUL, "fatal_error internal_error"),
    **_all(Sorting.LATER, "request_timeout service_unavailable team_added_to_org"),
    **_all(
        Sorting.FIX,
        "accesslimited account_inactive deprecated_endpoint ekm_access_denied enterprise_is_restricted "
        "invalid_auth method_deprecated missing_scope no_permission not_allowed_token_type not_authed "
        "org_login_required team_access_not_granted token_expired token_revoked two_factor_setup_required",
    ),
    **_all(
        Sorting.PERMANENT,
        "access_denied invalid_arg_name invalid_arguments invalid_array_arg invalid_charset invalid_form_data "
        "invalid_post_type missing_post_type",
    ),
}
"""What may come from any method, and means the same for all of them but where their own table says otherwise."""

_WORDS_OF_A_MESSAGE = (
    "as_user_not_supported invalid_blocks invalid_blocks_format invalid_metadata_format "
    "invalid_metadata_schema markdown_text_conflict metadata_must_be_sent_from_app metadata_too_large no_text "
    "team_not_found too_many_attachments slack_connect_canvas_sharing_blocked "
    "slack_connect_file_link_sharing_blocked"
)
_VIEWS = _all(Sorting.PERMANENT, "duplicate_external_id view_too_large")
_OPENING = _VIEWS | _all(Sorting.PERMANENT, "exchanged_trigger_id expired_trigger_id invalid_trigger_id")

SEEN = _all(Sorting.PERMANENT, "cannot_dm_bot msg_too_long")
"""Refusals of a post that are not on its page, and yet leave no doubt."""

BY_METHOD: Mapping[str, Mapping[str, Sorting]] = {
    "auth.test": {},
    "chat.postMessage": {
        # Here it is about one conversation that we are not in, not about the token.
        "no_permission": Sorting.PERMANENT,
        "message_limit_exceeded": Sorting.LATER,
        **SEEN,
        **_all(
            Sorting.PERMANENT,
            f"{_WORDS_OF_A_MESSAGE} attachment_payload_limit_exceeded cannot_reply_to_message "
            "channel_not_found draft_already_deleted draft_already_sent draft_has_conflict draft_not_found "
            "duplicate_channel_not_found duplicate_message_not_found is_archived messages_tab_disabled "
            "missing_file_data msg_blocks_too_long not_in_channel restricted_action "
            "restricted_action_non_threadable_channel restricted_action_read_only_channel "
            "restricted_action_thread_locked restricted_action_thread_only_channel "
            "slack_connect_lists_sharing_blocked too_many_contact_cards",
        ),
    },
    "chat.update": {
        "no_permission": Sorting.PERMANENT,
        **_all(Sorting.LATER, "external_channel_migrating message_limit_exceeded streaming_state_conflict"),
        "update_failed": Sorting.DOUBTFUL,
        **_all(
            Sorting.PERMANENT,
            f"{_WORDS_OF_A_MESSAGE} block_mismatch blocked_file_type cant_broadcast_message "
            "cant_update_message channel_not_found edit_window_closed file_deleted file_is_deleted "
            "file_not_found file_share_limit_reached invalid_attachments is_inactive "
            "max_file_sharing_exceeded message_not_found msg_too_long no_dual_broadcast_content_update "
            "posting_to_channel_denied slack_connect_blocked_file_type slack_connect_clip_sharing_blocked "
            "slack_connect_file_upload_sharing_blocked unable_to_share_files",
        ),
    },
    "conversations.create": _all(
        Sorting.PERMANENT,
        "cannot_create_channel canvas_disabled_user_team invalid_name invalid_name_maxlength "
        "invalid_name_punctuation invalid_name_required invalid_name_specials missing_argument name_taken "
        "no_channel restricted_action",
    ),
    "conversations.history": {
        # Both are about one conversation, and another look from its beginning needs no cursor.
        "no_permission": Sorting.PERMANENT,
        "invalid_cursor": Sorting.LATER,
        **_all(
            Sorting.PERMANENT,
            "channel_is_limited_access channel_not_found invalid_metadata_filter_keys invalid_ts_latest "
            "invalid_ts_oldest not_in_channel",
        ),
    },
    "conversations.invite": {
        "external_channel_migrating": Sorting.LATER,
        **_all(
            Sorting.PERMANENT,
            "already_in_channel cant_invite cant_invite_self channel_not_found invitee_cant_see_channel "
            "is_archived method_not_supported_for_channel_type no_external_invite_permission no_user "
            "not_in_channel org_user_not_in_team ura_max_channels user_is_restricted user_not_found",
        ),
    },
    "conversations.join": _all(
        Sorting.PERMANENT,
        "channel_is_limited_access channel_not_found is_archived method_not_supported_for_channel_type "
        "too_many_members",
    ),
    "conversations.kick": _all(
        Sorting.PERMANENT,
        "cant_kick_from_general cant_kick_from_last_channel cant_kick_self channel_not_found is_archived "
        "method_not_supported_for_channel_type not_in_channel restricted_action user_not_found",
    ),
    "conversations.open": _all(
        Sorting.PERMANENT,
        "cannot_dm_bot channel_not_found invalid_user_combination method_not_supported_for_channel_type "
        "not_enough_users too_many_users user_disabled user_not_found user_not_visible "
        "users_list_not_supplied",
    ),
    "files.completeUploadExternal": {
        # Nothing is shared until this call succeeds, so that the whole upload may be done again.
        **_all(Sorting.LATER, "file_not_found file_update_failed"),
        **_all(
            Sorting.PERMANENT,
            "channel_not_found channels_limit_exceeded file_type_not_allowed "
            "file_uploads_except_images_disabled invalid_blocks invalid_channel not_in_channel "
            "posting_to_channel_denied",
        ),
    },
    "files.getUploadURLExternal": _all(
        Sorting.PERMANENT,
        "alt_txt_too_large file_type_not_allowed file_upload_size_restricted file_uploads_disabled "
        "file_uploads_except_images_disabled missing_argument snippet_too_large storage_limit_reached "
        "unknown_snippet_type unknown_subtype",
    ),
    "files.info": _all(
        Sorting.PERMANENT,
        "canvas_disabled_file_team canvas_disabled_user_team canvas_globally_disabled file_deleted "
        "file_not_found not_visible slack_connect_canvas_sharing_blocked template_not_visible",
    ),
    "users.info": _all(Sorting.PERMANENT, "too_many_users user_not_found user_not_visible"),
    # A page may be asked for again, from the beginning where its cursor is too old.
    "users.list": _all(Sorting.LATER, "invalid_cursor")
    | _all(Sorting.PERMANENT, "limit_required missing_argument"),
    "views.open": _OPENING,
    "views.publish": _VIEWS
    | _all(Sorting.LATER, "hash_conflict")
    | _all(Sorting.PERMANENT, "missing_profile_id not_implemented")
    | _all(Sorting.FIX, "not_enabled"),
    "views.push": _OPENING | _all(Sorting.PERMANENT, "not_found push_limit_reached"),
    "views.update": _VIEWS | _all(Sorting.LATER, "hash_conflict") | _all(Sorting.PERMANENT, "not_found"),
}
"""What a method says besides, or by the same word means otherwise."""


def sorting_of(method: str, error: str) -> Sorting:
    """How an error of a method is sorted; DOUBTFUL for what Slack documents nowhere."""
    return BY_METHOD.get(method, {}).get(error) or EVERYWHERE.get(error) or Sorting.DOUBTFUL

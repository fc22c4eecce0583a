"""The first schema: people, programs, cohorts, matching, mentorships, meetings, goals, outbox and inbox."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "workspaces",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("slack_team_id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("paused_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("pause_reason", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_workspaces"),
        sa.UniqueConstraint("slack_team_id", name="uq_workspaces_slack_team_id"),
    )
    op.create_table(
        "inbox",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_inbox_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_inbox"),
        sa.UniqueConstraint("workspace_id", "key", name="uq_inbox_workspace_id_key"),
    )
    op.create_index("ix_inbox_received_at", "inbox", ["received_at"], unique=False)
    op.create_index("ix_inbox_workspace_id", "inbox", ["workspace_id"], unique=False)

    op.create_table(
        "people",
        sa.Column("slack_user_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.Column("is_admin", sa.Boolean(), nullable=False),
        sa.Column("may_join", sa.Boolean(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("dm_channel", sa.String(length=32), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_people_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
        sa.UniqueConstraint("workspace_id", "slack_user_id", name="uq_people_workspace_id_slack_user_id"),
    )
    op.create_index("ix_people_workspace_id", "people", ["workspace_id"], unique=False)

    op.create_table(
        "skills",
        sa.Column("key", sa.String(length=100), nullable=False),
        sa.Column("label", sa.String(length=100), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_skills_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_skills"),
        sa.UniqueConstraint("workspace_id", "key", name="uq_skills_workspace_id_key"),
    )
    op.create_index("ix_skills_workspace_id", "skills", ["workspace_id"], unique=False)

    op.create_table(
        "audit_log",
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("action", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["people.id"], name="fk_audit_log_actor_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_audit_log_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_audit_log"),
    )
    op.create_index("ix_audit_log_happened_at", "audit_log", ["happened_at"], unique=False)
    op.create_index("ix_audit_log_workspace_id", "audit_log", ["workspace_id"], unique=False)

    op.create_table(
        "programs",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("objective", sa.Text(), nullable=False),
        sa.Column(
            "cadence",
            sa.Enum(
                "weekly",
                "biweekly",
                "monthly",
                name="cadence",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("minutes BETWEEN 5 AND 240", name="minutes"),
        sa.ForeignKeyConstraint(["created_by"], ["people.id"], name="fk_programs_created_by"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_programs_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_programs"),
    )
    op.create_index("ix_programs_workspace_id", "programs", ["workspace_id"], unique=False)

    op.create_table(
        "cohorts",
        sa.Column("program_id", sa.Uuid(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "enrolling",
                "running",
                "closed",
                name="cohortstate",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("channel", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("ends_on > starts_on", name="dates"),
        sa.ForeignKeyConstraint(["program_id"], ["programs.id"], name="fk_cohorts_program_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_cohorts_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_cohorts"),
    )
    op.create_index("ix_cohorts_program_id", "cohorts", ["program_id"], unique=False)
    op.create_index("ix_cohorts_workspace_id", "cohorts", ["workspace_id"], unique=False)

    op.create_table(
        "matching_rounds",
        sa.Column("cohort_id", sa.Uuid(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("draft", "published", name="roundstate", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohorts.id"], name="fk_matching_rounds_cohort_id"),
        sa.ForeignKeyConstraint(["created_by"], ["people.id"], name="fk_matching_rounds_created_by"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_matching_rounds_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_matching_rounds"),
    )
    op.create_index("ix_matching_rounds_cohort_id", "matching_rounds", ["cohort_id"], unique=False)
    op.create_index("ix_matching_rounds_workspace_id", "matching_rounds", ["workspace_id"], unique=False)

    op.create_table(
        "participants",
        sa.Column("cohort_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "role",
            sa.Enum("mentor", "mentee", "both", name="role", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "active",
                "paused",
                "left",
                name="participantstate",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("goals", sa.Text(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.Column("paused_until", sa.Date(), nullable=True),
        sa.Column("look_again_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("seats BETWEEN 1 AND 10", name="seats"),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohorts.id"], name="fk_participants_cohort_id"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_participants_person_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_participants_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_participants"),
        sa.UniqueConstraint("cohort_id", "person_id", name="uq_participants_cohort_id_person_id"),
    )
    op.create_index(
        "ix_participants_due",
        "participants",
        ["look_again_at"],
        unique=False,
        postgresql_where=sa.text("look_again_at IS NOT NULL"),
        sqlite_where=sa.text("look_again_at IS NOT NULL"),
    )
    op.create_index("ix_participants_person_id", "participants", ["person_id"], unique=False)
    op.create_index("ix_participants_workspace_id", "participants", ["workspace_id"], unique=False)

    op.create_table(
        "match_proposals",
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("cohort_id", sa.Uuid(), nullable=False),
        sa.Column("mentor_id", sa.Uuid(), nullable=False),
        sa.Column("mentee_id", sa.Uuid(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "proposed",
                "accepted",
                "declined",
                "expired",
                "withdrawn",
                name="proposalstate",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("reason", sa.JSON(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("mentor_accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("mentee_accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "declined_by",
            sa.Enum("mentor", "mentee", name="side", native_enum=False, create_constraint=True, length=32),
            nullable=True,
        ),
        sa.Column("private_reason", sa.Text(), nullable=False),
        sa.Column("look_again_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohorts.id"], name="fk_match_proposals_cohort_id"),
        sa.ForeignKeyConstraint(["mentee_id"], ["participants.id"], name="fk_match_proposals_mentee_id"),
        sa.ForeignKeyConstraint(["mentor_id"], ["participants.id"], name="fk_match_proposals_mentor_id"),
        sa.ForeignKeyConstraint(["round_id"], ["matching_rounds.id"], name="fk_match_proposals_round_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_match_proposals_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_match_proposals"),
        sa.UniqueConstraint(
            "round_id", "mentor_id", "mentee_id", name="uq_match_proposals_round_id_mentor_id_mentee_id"
        ),
    )
    op.create_index("ix_match_proposals_cohort_id", "match_proposals", ["cohort_id"], unique=False)
    op.create_index(
        "ix_match_proposals_due",
        "match_proposals",
        ["look_again_at"],
        unique=False,
        postgresql_where=sa.text("look_again_at IS NOT NULL"),
        sqlite_where=sa.text("look_again_at IS NOT NULL"),
    )
    op.create_index("ix_match_proposals_mentee_id", "match_proposals", ["mentee_id"], unique=False)
    op.create_index("ix_match_proposals_mentor_id", "match_proposals", ["mentor_id"], unique=False)
    op.create_index("ix_match_proposals_workspace_id", "match_proposals", ["workspace_id"], unique=False)

    op.create_table(
        "participant_skills",
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column(
            "side",
            sa.Enum("mentor", "mentee", name="side", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("skill_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participants.id"], name="fk_participant_skills_participant_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["skill_id"], ["skills.id"], name="fk_participant_skills_skill_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_participant_skills_workspace_id"),
        sa.PrimaryKeyConstraint("participant_id", "side", "position", name="pk_participant_skills"),
    )
    op.create_index("ix_participant_skills_skill_id", "participant_skills", ["skill_id"], unique=False)
    op.create_index("ix_participant_skills_workspace_id", "participant_skills", ["workspace_id"], unique=False)

    op.create_table(
        "mentorships",
        sa.Column("cohort_id", sa.Uuid(), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column("mentor_id", sa.Uuid(), nullable=False),
        sa.Column("mentee_id", sa.Uuid(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "active",
                "paused",
                "completed",
                "ended",
                name="mentorshipstate",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("channel", sa.String(length=32), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("look_again_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohorts.id"], name="fk_mentorships_cohort_id"),
        sa.ForeignKeyConstraint(["mentee_id"], ["participants.id"], name="fk_mentorships_mentee_id"),
        sa.ForeignKeyConstraint(["mentor_id"], ["participants.id"], name="fk_mentorships_mentor_id"),
        sa.ForeignKeyConstraint(["proposal_id"], ["match_proposals.id"], name="fk_mentorships_proposal_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_mentorships_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_mentorships"),
        sa.UniqueConstraint("proposal_id", name="uq_mentorships_proposal_id"),
    )
    op.create_index("ix_mentorships_cohort_id", "mentorships", ["cohort_id"], unique=False)
    op.create_index(
        "ix_mentorships_due",
        "mentorships",
        ["look_again_at"],
        unique=False,
        postgresql_where=sa.text("look_again_at IS NOT NULL"),
        sqlite_where=sa.text("look_again_at IS NOT NULL"),
    )
    op.create_index("ix_mentorships_mentee_id", "mentorships", ["mentee_id"], unique=False)
    op.create_index("ix_mentorships_mentor_id", "mentorships", ["mentor_id"], unique=False)
    op.create_index("ix_mentorships_workspace_id", "mentorships", ["workspace_id"], unique=False)

    op.create_table(
        "goals",
        sa.Column("mentorship_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("open", "reached", name="goalstate", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reached_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("percent BETWEEN 0 AND 100", name="percent"),
        sa.ForeignKeyConstraint(["mentorship_id"], ["mentorships.id"], name="fk_goals_mentorship_id"),
        sa.ForeignKeyConstraint(["owner_id"], ["participants.id"], name="fk_goals_owner_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_goals_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_goals"),
    )
    op.create_index("ix_goals_mentorship_id", "goals", ["mentorship_id"], unique=False)
    op.create_index("ix_goals_owner_id", "goals", ["owner_id"], unique=False)
    op.create_index("ix_goals_workspace_id", "goals", ["workspace_id"], unique=False)

    op.create_table(
        "meetings",
        sa.Column("mentorship_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "planned",
                "held",
                "skipped",
                "unknown",
                "cancelled",
                name="meetingstate",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shared_hours", sa.Boolean(), nullable=False),
        sa.Column("moved_for", sa.String(length=200), nullable=True),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asks", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["mentorship_id"], ["mentorships.id"], name="fk_meetings_mentorship_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_meetings_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_meetings"),
        sa.UniqueConstraint("mentorship_id", "number", name="uq_meetings_mentorship_id_number"),
    )
    op.create_index("ix_meetings_workspace_id", "meetings", ["workspace_id"], unique=False)
    op.create_index(
        "uq_meetings_planned",
        "meetings",
        ["mentorship_id"],
        unique=True,
        postgresql_where=sa.text("state = 'planned'"),
        sqlite_where=sa.text("state = 'planned'"),
    )

    op.create_table(
        "outbox",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("mentorship_id", sa.Uuid(), nullable=True),
        sa.Column("channel", sa.String(length=32), nullable=True),
        sa.Column("about_id", sa.Uuid(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "pending",
                "sending",
                "verify",
                "sent",
                "given_up",
                "expired",
                name="deliverystate",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("token", sa.Uuid(), nullable=True),
        sa.Column("tried_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_channel", sa.String(length=32), nullable=True),
        sa.Column("sent_ts", sa.String(length=32), nullable=True),
        sa.Column("outcome", sa.String(length=200), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "(person_id IS NOT NULL) OR (mentorship_id IS NOT NULL) OR (channel IS NOT NULL)", name="addressed"
        ),
        sa.ForeignKeyConstraint(["mentorship_id"], ["mentorships.id"], name="fk_outbox_mentorship_id"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_outbox_person_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_outbox_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.UniqueConstraint("workspace_id", "key", name="uq_outbox_workspace_id_key"),
    )
    op.create_index("ix_outbox_about_id", "outbox", ["about_id"], unique=False)
    op.create_index("ix_outbox_mentorship_id", "outbox", ["mentorship_id"], unique=False)
    op.create_index(
        "ix_outbox_open",
        "outbox",
        ["next_at"],
        unique=False,
        postgresql_where=sa.text("state IN ('pending', 'sending', 'verify')"),
        sqlite_where=sa.text("state IN ('pending', 'sending', 'verify')"),
    )
    op.create_index("ix_outbox_person_id", "outbox", ["person_id"], unique=False)
    op.create_index("ix_outbox_workspace_id", "outbox", ["workspace_id"], unique=False)

    op.create_table(
        "check_in_replies",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column(
            "answer",
            sa.Enum(
                "met",
                "not_yet",
                "moved",
                name="checkinanswer",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name="fk_check_in_replies_meeting_id"),
        sa.ForeignKeyConstraint(["participant_id"], ["participants.id"], name="fk_check_in_replies_participant_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_check_in_replies_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_check_in_replies"),
        sa.UniqueConstraint("meeting_id", "participant_id", name="uq_check_in_replies_meeting_id_participant_id"),
    )
    op.create_index("ix_check_in_replies_participant_id", "check_in_replies", ["participant_id"], unique=False)
    op.create_index("ix_check_in_replies_workspace_id", "check_in_replies", ["workspace_id"], unique=False)

    op.create_table(
        "feedback",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=False),
        sa.Column("moved_forward", sa.Text(), nullable=False),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("rating BETWEEN 1 AND 4", name="rating"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name="fk_feedback_meeting_id"),
        sa.ForeignKeyConstraint(["participant_id"], ["participants.id"], name="fk_feedback_participant_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_feedback_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_feedback"),
        sa.UniqueConstraint("meeting_id", "participant_id", name="uq_feedback_meeting_id_participant_id"),
    )
    op.create_index("ix_feedback_participant_id", "feedback", ["participant_id"], unique=False)
    op.create_index("ix_feedback_workspace_id", "feedback", ["workspace_id"], unique=False)

    op.create_table(
        "goal_updates",
        sa.Column("goal_id", sa.Uuid(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["goal_id"], ["goals.id"], name="fk_goal_updates_goal_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_goal_updates_workspace_id"),
        sa.PrimaryKeyConstraint("id", name="pk_goal_updates"),
    )
    op.create_index("ix_goal_updates_goal_id", "goal_updates", ["goal_id"], unique=False)
    op.create_index("ix_goal_updates_workspace_id", "goal_updates", ["workspace_id"], unique=False)


def downgrade() -> None:
    for table in (
        "goal_updates",
        "feedback",
        "check_in_replies",
        "outbox",
        "meetings",
        "goals",
        "mentorships",
        "participant_skills",
        "match_proposals",
        "participants",
        "matching_rounds",
        "cohorts",
        "programs",
        "audit_log",
        "skills",
        "people",
        "inbox",
        "workspaces",
    ):
        op.drop_table(table)

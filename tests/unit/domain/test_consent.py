"""What people agree to: no text changes once somebody may have agreed to it."""

from hashlib import sha256

from bot.domain.consent import TEXTS, TODAY
from bot.domain.signup import CONSENT

SEALED = {
    "2026-11": "3a5bdec44166ec70",
    "2026-11-22": "b2d90fea5ce3e8c0",
    "2026-11-23": "580b587f9e369474",
}
"""A fingerprint of each version. A change of words is a new version, never a change here."""


def test_every_version_still_says_what_people_agreed_to() -> None:
    found = {version: sha256("\n".join(text.whole).encode()).hexdigest()[:16] for version, text in TEXTS.items()}
    assert found == SEALED


def test_the_form_shows_the_newest_version() -> None:
    assert TODAY is TEXTS[CONSENT]
    assert max(TEXTS) == CONSENT


def test_the_text_names_all_that_is_kept_and_everybody_who_reads_goals() -> None:
    for kept in ("name", "e-mail address", "time zone", "department", "manager", "level", "location", "first day"):
        assert kept in TODAY.kept
    assert "whoever approves them also reads a mentor’s skills, goals and answers" in TODAY.seen

"""What people agree to: no text changes once somebody may have agreed to it."""

from hashlib import sha256

from bot.domain.consent import TEXTS, TODAY, lets_introduce, lets_tell_steps
from bot.domain.signup import CONSENT

SEALED = {
    "2026-11": "3a5bdec44166ec70",
    "2026-11-22": "b2d90fea5ce3e8c0",
    "2026-11-23": "580b587f9e369474",
    "2026-11-24": "0d121936b49e0cf5",
    "2026-11-25": "27e715e853a88196",
    "2026-11-26": "ce2b78e711c84142",
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


def test_a_match_reads_how_far_apart_the_two_stand_only_of_who_agreed_to_it() -> None:
    told = "if you both say where you are in your working lives, how many steps lie between you"
    assert [lets_tell_steps(version) for version in (None, *TEXTS)] == [
        False,
        *(told in text.seen for text in TEXTS.values()),
    ]
    assert lets_tell_steps(CONSENT)


def test_people_are_introduced_in_their_own_words_only_if_they_agreed_to_it() -> None:
    told = "those you are to meet also read your topics, your interests and how you like to talk, learn and mentor"
    assert [lets_introduce(version) for version in (None, *TEXTS)] == [
        False,
        *(told in text.seen for text in TEXTS.values()),
    ]
    assert lets_introduce(CONSENT)

"""Mentors who are not there, for asking what they would change."""

from dataclasses import dataclass

from bot.domain.programs import refuse

MOST_GUESTS = 50
MOST_SEATS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Guests:
    """So many mentors, each with so many seats, all offering these skills."""

    mentors: int
    seats: int
    skills: tuple[str, ...]

    def checked(self) -> "Guests":
        """Return them as they are; raise WrongInput naming each field that needs another look."""
        refuse(
            {
                "mentors": _within(self.mentors, MOST_GUESTS, "mentors"),
                "seats": _within(self.seats, MOST_SEATS, "mentees each"),
            }
        )
        return self


def _within(number: int, most: int, what: str) -> str | None:
    return None if 1 <= number <= most else f"Choose between 1 and {most} {what}."

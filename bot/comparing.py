"""How texts are compared, as the settings say: the sentence encoder is loaded by who asks for it only."""

from collections.abc import Callable

from bot.domain.later import later
from bot.domain.matching.makers import HASHED, Texts
from bot.settings import Settings, TextMaker

_semantic_texts: Callable[[], Texts] = later("bot.semantic", "semantic_texts")


def texts_for(settings: Settings) -> Texts:
    """The maker of vectors. Raises ImportError for one that is not installed; such a setting is refused before."""
    return _semantic_texts() if settings.mentorbot_text is TextMaker.SEMANTIC else HASHED

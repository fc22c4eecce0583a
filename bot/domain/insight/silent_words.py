"""Words that say nothing by themselves, in the languages of which we know a list. Loading them takes a moment."""

from stopwordsiso import stopwords

LANGUAGES = ("en", "de", "es", "fr", "it", "nl", "pt")
"""By ISO 639-1."""


def silent_words() -> frozenset[str]:
    return frozenset(stopwords(LANGUAGES))

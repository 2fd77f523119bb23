"""The hints for a page of any type: every rule of quality that its text alone can break."""

from collections.abc import Callable, Iterator

from content.quality.acronyms import unexplained_acronyms
from content.quality.images import undescribed_pictures
from content.quality.links import vague_links
from content.quality.passages import Passage, whole_text
from content.quality.personal_data import personal_data
from content.quality.reading_age import FORMULA, HIGHEST, reading_age
from content.quality.sentences import long_sentences
from content.readiness import Finding, Kind


def hint(field, message):
    return Finding(field, message, Kind.HINT)


def hints_of(page, passages) -> list[Finding]:
    """Return what could be better on `page`, as it is in memory: what its type is looked through for, then its text,
    which is in `passages`, then its pictures."""
    of_type = [finding for rule in page.quality_rules for finding in rule(page)]
    of_text = [finding for rule in TEXT_RULES for finding in rule(passages)]
    return [*of_type, *of_text, *picture_hints(page)]


def reading_age_hints(passages: list[Passage]) -> Iterator[Finding]:
    age = reading_age(whole_text(passages))
    if age and age > HIGHEST:
        longest = max(passages, key=lambda passage: len(passage.text))
        yield hint(
            longest.field,
            f"The text asks for a reading age of {age} ({FORMULA}). Shorter sentences and words bring it to {HIGHEST}"
            " or less.",
        )


def long_sentence_hints(passages: list[Passage]) -> Iterator[Finding]:
    for passage in passages:
        for beginning, words in long_sentences(passage.text):
            yield hint(passage.field, f"Split the sentence of {words} words that begins “{beginning}”.")


def acronym_hints(passages: list[Passage]) -> Iterator[Finding]:
    for acronym in unexplained_acronyms(whole_text(passages)):
        field = next(passage.field for passage in passages if acronym in passage.text)
        yield hint(field, f"Spell out {acronym} where it first stands, with “({acronym})” after it.")


def link_hints(passages: list[Passage]) -> Iterator[Finding]:
    for passage in passages:
        for text in vague_links(passage.html):
            yield hint(passage.field, f"Say in the words of the link where it leads, instead of “{text}”.")


def personal_data_hints(passages: list[Passage]) -> Iterator[Finding]:
    for passage in passages:
        for kind, text in personal_data(passage.text):
            yield hint(passage.field, f"“{text}” looks like {kind}. Take it out if it is somebody's own.")


def picture_hints(page) -> Iterator[Finding]:
    for field, title in undescribed_pictures(page):
        yield hint(field, f"Describe the picture “{title}” for those who cannot see it, or mark it as decorative.")


TEXT_RULES: tuple[Callable[[list[Passage]], Iterator[Finding]], ...] = (
    personal_data_hints,
    link_hints,
    long_sentence_hints,
    acronym_hints,
    reading_age_hints,
)

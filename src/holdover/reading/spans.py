"""What finding spans gives: stretches of a document that name or say something, each with its label."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from holdover.reading.document import Document


class Label(StrEnum):
    """What a stretch of tokens is."""

    PERSON = "person"
    OFFICE = "office"  # a post, with the place and body told in one piece with it
    BODY = "body"  # a body whose members hold an office: "the Senate", "the governor's race"
    TRIGGER = "trigger"  # words that say a change in office
    DATE = "date"
    COUNT = "count"  # how many, of people


@dataclass(frozen=True, slots=True)
class Mention:
    """The tokens from ``first`` up to, not including, ``last``, and what they are."""

    label: Label
    first: int
    last: int


class SpanFinder(Protocol):
    """Finds the mentions of a document, in the order of the text and none inside another.

    The rules of ``find_spans`` are one; a trained tagger can be another. What comes after takes mentions
    and does not ask who found them.
    """

    def __call__(self, document: Document) -> tuple[Mention, ...]:
        """The mentions of the document."""
        ...

"""The cue words of ``data/cues.toml``: every form of every verb, and the nouns that hold a saying."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from holdover.reading.data_files import read_data

_VOWELS = frozenset("aeiou")


class Frame(StrEnum):
    """What stands around a cue: what is said, judged or wanted, and in what form."""

    SAYING = "saying"
    THINKING = "thinking"
    JUDGING = "judging"
    WANTING = "wanting"
    SEEMING = "seeming"
    CITING = "citing"
    NAMING = "naming"


class Form(StrEnum):
    """The form in which a verb stands."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    PARTICIPLE = "participle"
    ING = "ing"


@dataclass(frozen=True, slots=True)
class CueWord:
    """One form of a cue verb, and how it is used."""

    verb: str
    frame: Frame
    form: Form
    particles: frozenset[str]
    needs_particle: bool
    addressed: bool
    also_noun: bool


@cache
def cue_words() -> dict[str, CueWord]:
    """Every form of every cue verb, in lower case."""
    data = read_data("cues.toml")
    addressed = frozenset(data["addressed"]["verbs"].split())
    bound = frozenset(data["only_with_particle"]["verbs"].split())
    never = frozenset(data["never"]["forms"].split())
    nouns = frozenset(data["also_nouns"]["forms"].split())
    frames = {verb: Frame(frame) for frame, verbs in data["verbs"].items() for verb in verbs.split()}
    found: dict[str, CueWord] = {}
    for verb in [*frames, *(verb for verb in data["particles"] if verb not in frames)]:
        irregular = data["irregular"].get(verb)
        forms = [verb, *(irregular.split() if irregular else regular_forms(verb))]
        for word, form in zip(forms, Form, strict=True):
            if word in never:
                continue
            found.setdefault(  # where past and participle are one word, it counts as past
                word,
                CueWord(
                    verb,
                    frames.get(verb, Frame.JUDGING),
                    form,
                    frozenset(data["particles"].get(verb, "").split()),
                    verb in bound or verb not in frames,
                    verb in addressed,
                    word in nouns,
                ),
            )
    return found


@cache
def cue_nouns() -> frozenset[str]:
    """Nouns that hold what is said, or a stance."""
    return saying_nouns() | frozenset(read_data("cues.toml")["nouns"]["stance"].split())


@cache
def saying_nouns() -> frozenset[str]:
    """Nouns that hold what is said."""
    return frozenset(read_data("cues.toml")["nouns"]["saying"].split())


@cache
def headline_labels() -> frozenset[str]:
    """Words before a headline's colon that name no source."""
    return frozenset(read_data("cues.toml")["headlines"]["labels"].split())


def regular_forms(verb: str) -> tuple[str, str, str, str]:
    """Third person, past, participle and -ing form of a regular verb."""
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies", verb[:-1] + "ied", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
    return third, verb + "ed", verb + "ed", verb + "ing"

"""How claims name people and offices: by words, and by a key where a dataset has one of its own.

A key is a scheme and what the scheme calls somebody or something: ``bioguide:W000178``. One key is surely
one; two keys of one scheme are surely two. Keys of different schemes tell nothing of each other, and
where there is no key the words decide.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from holdover.claim import Claim
from holdover.register.folding import digest, slug


class Naming(NamedTuple):
    """The words by which somebody or an office is named, and the key; ``""`` where there is none."""

    text: str
    key: str = ""


def person_named(claim: Claim) -> Naming | None:
    """How the claim names its person; ``None`` where it is about a group."""
    return None if claim.person is None else Naming(claim.person, claim.person_key or "")


def office_named_in(claim: Claim) -> Naming | None:
    """How the claim names its office; ``None`` where it names none."""
    return None if claim.office is None else Naming(claim.office, claim.office_key or "")


def are_two(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether keys tell two: some scheme has a key for each, and none that both have."""
    ones, others = set(one), set(other)
    schemes = {scheme_of(key) for key in ones} & {scheme_of(key) for key in others}
    shared = {scheme_of(key) for key in ones & others}
    return not schemes <= shared


@lru_cache(maxsize=8_192)
def office_mark(office: str) -> str:
    """What the ids of all persons in an office end in."""
    return digest(office)[:8]


def slug_of(key: str) -> str:
    """A short form of the key for ids; its mark tells keys apart that differ in case or punctuation only."""
    return f"{slug(key)}-{digest(key)[:6]}"


def scheme_of(key: str) -> str:
    """The scheme of a key: all before its first colon."""
    return key.partition(":")[0]

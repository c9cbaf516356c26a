"""Persons named for an office, whether they ever held it or not."""

from dataclasses import dataclass

from holdover.register.tenure import Office, Person


@dataclass(frozen=True, slots=True)
class Mention:
    """A person of whom something is told in connection with an office.

    ``claims`` are the entries that belong to no tenure: of a nomination that led to nothing, of a rumor.
    """

    office: Office
    person: Person
    claims: tuple[str, ...]

    @property
    def id(self) -> str:
        """The person's id, which is of one office."""
        return self.person.id

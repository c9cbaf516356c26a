"""What a comparison came to: kept as JSON, shown as tables."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Self


@dataclass(frozen=True, slots=True)
class Load:
    """How a system took that many claims in. Sizes are in bytes.

    ``processor`` are the seconds for which all its processes together kept a processor busy, which tells more
    than the time that passed where other work goes on; ``memory`` is the most that they had together.
    """

    system: str
    claims: int
    seconds: float
    processor: float
    disk: int
    memory: int


@dataclass(frozen=True, slots=True)
class Asked:
    """How long a system took for one kind of question, in seconds, and how many were asked.

    ``processor`` is for how long one question kept a processor busy, server included, in the mean.
    """

    system: str
    claims: int
    question: str
    median: float
    p99: float
    processor: float
    number: int


@dataclass(slots=True)
class Figures:
    """All figures of one run; ``circumstances`` tell when, on what, and how busy it was."""

    circumstances: list[str] = field(default_factory=list)
    loads: list[Load] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)

    @classmethod
    def read(cls, file: Path) -> Self:
        """Those that were kept in a file."""
        kept = json.loads(file.read_text(encoding="utf-8"))
        return cls(
            kept["circumstances"],
            [Load(**each) for each in kept["loads"]],
            [Asked(**each) for each in kept["asked"]],
        )

    def write(self, file: Path) -> None:
        """Keep them."""
        file.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")

    @property
    def systems(self) -> list[str]:
        """The systems, in the order in which they were loaded."""
        return list(dict.fromkeys(each.system for each in self.loads))

    def as_markdown(self) -> str:
        """Tables in Markdown: questions, by the median and by processor time, with ratios; then loads."""
        return "\n".join(
            (
                *self.circumstances,
                "",
                *self._questions("milliseconds, median", lambda each: each.median),
                "",
                *self._questions("milliseconds of a processor, mean", lambda each: each.processor),
                "",
                *self._loads(),
            )
        )

    def _questions(self, unit: str, told: Callable[[Asked], float]) -> Iterable[str]:
        """A row for each question at each size; in brackets how many times the first system's figure."""
        yield from _head([f"question, in {unit}", "claims", *self.systems])
        for question in dict.fromkeys(each.question for each in self.asked):
            for claims in sorted({each.claims for each in self.asked}):
                found = {
                    each.system: told(each)
                    for each in self.asked
                    if (each.question, each.claims) == (question, claims)
                }
                if found:
                    yield _row([question, f"{claims:,}", *self._beside(found)])

    def _loads(self) -> Iterable[str]:
        columns: Sequence[tuple[str, Callable[[Load], str]]] = (
            ("claims a second", lambda each: f"{each.claims / each.seconds:,.0f}"),
            ("claims a second of one processor", lambda each: f"{each.claims / each.processor:,.0f}"),
            ("MB on disk", lambda each: f"{each.disk / 1e6:,.1f}"),
            ("MB of memory, at most", lambda each: f"{each.memory / 1e6:,.0f}"),
        )
        yield from _head(["load", "claims", *self.systems])
        for what, told in columns:
            for claims in sorted({each.claims for each in self.loads}):
                found = {each.system: told(each) for each in self.loads if each.claims == claims}
                yield _row([what, f"{claims:,}", *(found.get(system, "–") for system in self.systems)])

    def _beside(self, found: dict[str, float]) -> Iterable[str]:
        first = found.get(self.systems[0])
        for system in self.systems:
            if (seconds := found.get(system)) is None:
                yield "–"
            else:
                times = f" ({seconds / first:,.2g}×)" if first and system != self.systems[0] else ""
                yield f"{seconds * 1000:,.2f}{times}"


def _head(names: Sequence[str]) -> Iterable[str]:
    yield _row(names)
    yield "|---|" + "---:|" * (len(names) - 1)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"

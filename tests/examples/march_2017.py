"""The reports of March 2017, and what a careful person finds in them."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from holdover.report import Medium, Report
from holdover.when import PartialDate

FOLDER = Path(__file__).parents[2] / "examples" / "march-2017"
EXPECTATIONS = Path(__file__).with_name("march-2017.json")


@dataclass(frozen=True)
class Expected:
    """One change or attribution of one report; ``essential`` where the story cannot be told without it."""

    report: str
    essential: bool
    fields: dict[str, Any]

    def __str__(self) -> str:
        fields = self.fields
        if "kind" in fields:
            who = fields["person"] or fields["group"]["text"]
            return f"{self.report}: {fields['status']} {fields['kind']}, {who}, {fields['office']}"
        return f"{self.report}: {fields['source']} {fields['cue']}"


@cache
def reports() -> dict[str, Report]:
    """The reports by their keys, in the order of their files."""
    found = (_read_markdown(path) for path in sorted(FOLDER.glob("2*.md")))
    return {report.id: report for report in found}


@cache
def expected(what: str) -> tuple[Expected, ...]:
    """All that is expected of one sort, ``changes`` or ``attributions``."""
    return tuple(
        Expected(report, fields["essential"], fields)
        for report, found in json.loads(EXPECTATIONS.read_text("utf-8")).items()
        for fields in found[what]
    )


def _read_markdown(path: Path) -> Report:
    _, front, text = path.read_text("utf-8").split("---\n", 2)
    fields = yaml.safe_load(front)
    return Report(
        text=text.strip(),
        title=fields["title"],
        publisher=fields["publisher"],
        url=fields["url"],
        published=PartialDate.parse(str(fields["published"])),
        medium=Medium(fields["medium"]),
        author=fields.get("author"),
        agency=fields.get("agency"),
        corrects=fields.get("corrects"),
        key=fields["id"],
    )

"""The verb that takes existing records in."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from holdover.cli.options import EncodingOption, RecordOption, publication
from holdover.when import PartialDate

if TYPE_CHECKING:
    from collections import Counter

    from holdover.record import Added

EXAMPLE = "Example: holdover import congress legislators-current.yaml.gz --published 2026-06-01"

FormatArgument = Annotated[str, typer.Argument(metavar="FORMAT", help="congress, ifg, popolo, ftm or csv.")]
DatasetFiles = Annotated[
    list[str],
    typer.Argument(metavar="FILE", help="Files of the dataset, plain or gzip; or a folder of its tables."),
]
PublishedOption = Annotated[
    PartialDate | None,
    typer.Option(
        parser=publication,
        metavar="DATE",
        help="When the dataset was published; what it tells is known from then. By default from today.",
    ),
]
PublisherOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="Who published it, where the format does not tell.")
]
SchemeOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="What tells its keys from another dataset's.")
]
MapOption = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="MAP",
        help="Of csv: person=Name,office=Post,start=From,end=To; or a TOML file that says so.",
    ),
]


RefusedOption = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", dir_okay=False, help="Write what is refused there, as JSON lines: place, reason, row."
    ),
]


def import_records(
    format_: FormatArgument,
    files: DatasetFiles,
    *,
    record: RecordOption = None,
    published: PublishedOption = None,
    publisher: PublisherOption = None,
    scheme: SchemeOption = None,
    map_: MapOption = None,
    encoding: EncodingOption = None,
    refused: RefusedOption = None,
) -> None:
    """Record what an existing record of office-holders tells, with its rows as evidence.

    Broken off, it goes on when it is run again: rows that are recorded are not recorded twice.
    """
    from holdover.cli.progress import measured
    from holdover.cli.refused import refused_rows
    from holdover.errors import InputError
    from holdover.exchange.columns import columns_of
    from holdover.exchange.options import Options
    from holdover.record import Record

    options = Options(
        published=published,
        publisher=publisher,
        encoding=encoding,
        scheme=scheme,
        columns=columns_of(map_ or ()),
    )
    with Record.open(record) as opened, refused_rows(refused) as refusals, measured() as watch:
        added = opened.import_records(
            format_, files, options, jobs=os.cpu_count() or 1, refuse=refusals.refuse, watch=watch
        )
    if added.new or added.known or added.refused or added.decisions:
        _tell_what_came_of_it(added, refusals.by_reason)
    elif not refusals.broken_off:
        raise InputError(", ".join(files), f"nothing in it tells of anybody in an office; is it {format_}?")
    if added.refused or refusals.broken_off:
        raise typer.Exit(1)


def _tell_what_came_of_it(added: "Added", by_reason: "Counter[str]") -> None:
    from holdover.cli.words import number_of, printable

    known = f"; {number_of(added.known, 'row')} known before" if added.known else ""
    refused = f"; {number_of(added.refused, 'row')} refused" if added.refused else ""
    new, claims = number_of(added.new, "row"), number_of(added.claims, "claim")
    typer.echo(f"Recorded {new} telling of {claims}{known}{refused}.")
    if added.decisions:
        typer.echo(f"Of offices and bodies that go on under another name it tells {added.decisions:,} times.")
    for reason, count in by_reason.most_common():
        typer.echo(f"  {count:>9,} refused: {printable(reason)}")

"""The verbs that take reports in: `read` shows what they say, `add` records it."""

import typer

from holdover.cli.options import (
    MAX_BYTES,
    EncodingOption,
    Files,
    InputFormatOption,
    JobsOption,
    MaxBytesOption,
    NoticeOption,
    Only,
    OnlyOption,
    ReaderName,
    ReaderOption,
    RecordOption,
    Shape,
    ShapeOption,
)

READ_EXAMPLE = "Example: holdover read story.md --format jsonl"
ADD_EXAMPLE = "Example: holdover add examples/march-2017/20*.md"


def read(
    files: Files,
    *,
    shape: ShapeOption = Shape.TABLE,
    only: OnlyOption = None,
    reader: ReaderOption = ReaderName.OWN,
    jobs: JobsOption = 1,
    input_format: InputFormatOption = None,
    encoding: EncodingOption = None,
    max_bytes: MaxBytesOption = MAX_BYTES,
) -> None:
    """Show which changes in office reports tell, and who says what in them. Nothing is stored."""
    from holdover.cli.intake import Found, Given, Intake
    from holdover.cli.progress import counted
    from holdover.cli.readers import chosen
    from holdover.cli.reading_view import EXTRACTIONS
    from holdover.cli.rendering import show
    from holdover.cli.words import tell

    with chosen(reader, jobs, changes_only=only is Only.CHANGES) as chosen_reader:
        given = Given(files, input_format, encoding, max_bytes, jobs, chosen_reader)
        intake = Intake(counted(given.outcomes()))
        found = Found(intake)
        show(found, EXTRACTIONS, shape)
    if not found.anything and not intake.refused:
        tell("nothing found: no report tells of a change in office, or of who says what")
    if intake.refused or not found.anything:
        raise typer.Exit(1)


def add(
    files: Files,
    *,
    record: RecordOption = None,
    notice: NoticeOption = False,
    reader: ReaderOption = ReaderName.OWN,
    jobs: JobsOption = 1,
    input_format: InputFormatOption = None,
    encoding: EncodingOption = None,
    max_bytes: MaxBytesOption = MAX_BYTES,
) -> None:
    """Read reports and record what they say. What was recorded before is not recorded again."""
    from holdover.cli.intake import Given, Intake
    from holdover.cli.notices import notices
    from holdover.cli.progress import counted
    from holdover.cli.readers import chosen
    from holdover.cli.words import number_of
    from holdover.ledger.store import BATCH
    from holdover.record import Record

    if notice and reader is not ReaderName.OWN:
        raise typer.BadParameter(
            "a notice is read by its form, and by no other reader", param_hint="--reader"
        )
    with chosen(reader, jobs) as chosen_reader, Record.open(record) as opened:
        given = Given(files, input_format, encoding, max_bytes, jobs, chosen_reader)
        intake = Intake(counted(notices(files) if notice else given.outcomes()))
        is_paid = reader in (ReaderName.LLM, ReaderName.BOTH)
        batch = 1 if is_paid else BATCH  # what is paid for is recorded at once
        added = opened.add(intake, jobs=jobs, refuse=intake.refuse, batch=batch)
    known = f"; {number_of(added.known, 'report')} known before" if added.known else ""
    refused = f"; {number_of(intake.refused, 'report')} refused" if intake.refused else ""
    new, claims = number_of(added.new, "report"), number_of(added.claims, "change")
    typer.echo(f"Recorded {new} telling of {claims}{known}{refused}.")
    if intake.refused:
        raise typer.Exit(1)

"""How a checked case looks: what was decided and what is found, point by point, then the reasons."""

from collections import Counter
from collections.abc import Sequence

from holdover.cli.options import Shape
from holdover.cli.rendering import Column, Line, console, csv_rows, json_array, json_lines, say, table
from holdover.cli.words import number_of
from holdover.json_form import Row
from holdover.law.authority import Reading
from holdover.law.bounds import EVER, NEVER, Bounds
from holdover.law.cases import Case, Decided
from holdover.law.check import Agreement, Checked, Point, UnderReading, found_word
from holdover.law.explain import steps
from holdover.law.reckon import Reckoning, Violation
from holdover.law.windows import Step

_CSV = ("id", "office", "about", "decided", "found", "agreement")
_STYLES = {Agreement.DIFFERS: "bold red", Agreement.WITHIN: "yellow", Agreement.NOT_COMPARED: "dim"}


def show_checked(checked: Sequence[Checked], shape: Shape, *, explain: bool) -> None:
    """Print the cases; CSV has a row a point of comparison, and no steps."""
    match shape:
        case Shape.TABLE:
            for one in checked:
                _show(one, explain=explain)
        case Shape.JSON:
            json_array(map(_row, checked))
        case Shape.JSONL:
            json_lines(map(_row, checked))
        case Shape.CSV:
            csv_rows((row for one in checked for row in _points(one)), _CSV)


def summary(checked: Sequence[Checked]) -> str:
    """How the findings and the days agree, in one line."""
    findings = Counter(point.agreement for one in checked for point in one.points if point.about == "finding")
    days = Counter(point.agreement for one in checked for point in one.points if point.about != "finding")
    return f"{number_of(len(checked), 'case')}. Findings: {_counted(findings)}. Days: {_counted(days)}."


def _counted(agreements: Counter[Agreement]) -> str:
    told = [f"{agreements[one]} {one}" for one in Agreement if agreements[one]]
    return ", ".join(told) or "none to compare"


def _show(one: Checked, *, explain: bool) -> None:
    facts = one.case.facts
    say((one.case.id, "bold"), f"{facts.office}, asked as of {facts.asked}")
    table(one.points, _POINT_COLUMNS)
    for violation in _worth_telling(one.reckoning.violations):
        say((_told(violation), "" if violation.certain else "dim"))
    for missing in one.reckoning.missing:
        say((f"missing: {missing}", "yellow"))
    for word in one.case.unknown_words:
        say((f"left out, a word for an event that is not known: {word}", "yellow"))
    if explain:
        table(steps(one.reckoning), STEP_COLUMNS)
        _show_readings(one.readings)
    else:
        console().print()


def _worth_telling(violations: Sequence[Violation]) -> list[Violation]:
    """The certain ones; else of those that may be, the ones that reach furthest (JSON has all)."""
    if certain := [violation for violation in violations if violation.certain]:
        return certain
    reach = [violation.ends.latest if violation.ends else EVER for violation in violations]
    return [violation for violation, last in zip(violations, reach, strict=True) if last == max(reach)]


def cited(reading: Reading) -> str:
    """The rulings and opinions that take a reading."""
    return "; ".join(map(str, reading.decisions))


def _show_readings(readings: Sequence[UnderReading]) -> None:
    """The disputed questions on which the answer turns; how many there are on which it does not."""
    answers: dict[str, set[tuple[object, object]]] = {}
    for it in readings:
        answers.setdefault(it.question, set()).add((it.finding, it.first_unlawful))
    turning = [it for it in readings if len(answers[it.question]) > 1]
    if turning:
        table(turning, _READING_COLUMNS)
    idle = sum(1 for found in answers.values() if len(found) == 1)
    say((f"{idle} other disputed questions change nothing here.", "dim"))
    console().print()


def _told(violation: Violation) -> str:
    ends = f" to {violation.ends}" if violation.ends else ", going on"
    sure = "unlawful" if violation.certain else "perhaps unlawful"
    return f"{sure}: {violation.person or 'whoever acted'} from {violation.begins}{ends}"


def _reading(it: UnderReading) -> list[Line]:
    says = (it.reading.says, "bold") if it.followed else it.reading.says
    return [
        says,
        "(followed on the day asked about)" if it.followed else "",
        (cited(it.reading), "dim"),
    ]


_POINT_COLUMNS = (
    Column[Point]("Point", lambda point: [point.about], 4),
    Column[Point]("Decided", lambda point: [point.decided], 3),
    Column[Point]("Found", lambda point: [point.found], 4),
    Column[Point]("They are", lambda point: [(str(point.agreement), _STYLES.get(point.agreement, ""))], 4),
)
STEP_COLUMNS = (
    Column[Step]("Step", lambda step: [step.says], 3),
    Column[Step]("By", lambda step: [(step.citation, "dim")], 2),
)
_READING_COLUMNS = (
    Column[UnderReading]("Disputed", lambda it: [it.question], 4),
    Column[UnderReading]("Reading", _reading, 5),
    Column[UnderReading]("Finding", lambda it: [it.finding, str(it.first_unlawful or "")], 2),
)


def _points(one: Checked) -> list[Row]:
    return [{"id": one.case.id, "office": one.case.facts.office, **_point_row(point)} for point in one.points]


def _row(one: Checked) -> Row:
    return {
        "id": one.case.id,
        "office": one.case.facts.office,
        "asked": one.case.facts.asked.isoformat(),
        "authorities": [authority.id for authority in one.authorities],
        "found": _found_row(one.case, one.reckoning),
        "decided": _decided_row(one.case.decided),
        "compared": [_point_row(point) for point in one.points],
        "differs": one.differs,
        "steps": [step_row(step) for step in steps(one.reckoning)],
        "readings": [_reading_row(reading) for reading in one.readings],
        "unknown_events": list(one.case.unknown_words),
    }


def _found_row(case: Case, reckoning: Reckoning) -> Row:
    return {
        "finding": found_word(case, reckoning),
        "violations": [
            {
                "person": violation.person,
                "from": day_row(violation.begins),
                "to": day_row(violation.ends),
                "certain": violation.certain,
            }
            for violation in reckoning.violations
        ],
        "last_lawful": day_row(reckoning.first_unlawful.shift(-1) if reckoning.first_unlawful else None),
        "first_unlawful": day_row(reckoning.first_unlawful),
        "lawful_again_from": [day_row(day) for day in reckoning.lawful_again],
        "missing": list(reckoning.missing),
        "presumed": [step_row(step) for step in reckoning.presumed],
    }


def _decided_row(decided: Decided) -> Row:
    return {
        "finding": decided.word,
        "reversed": decided.reversed,
        "violations": [
            {
                "person": span.person,
                "from": span.begins.isoformat() if span.begins else None,
                "to": span.ends.isoformat() if span.ends else None,
            }
            for span in decided.spans
        ],
        "stated": [{"date": stated.day.isoformat(), "which": stated.which} for stated in decided.stated],
    }


def _reading_row(reading: UnderReading) -> Row:
    return {
        "question": reading.question,
        "reading": reading.reading.says,
        "decisions": [str(it) for it in reading.reading.decisions],
        "followed": reading.followed,
        "finding": reading.finding.value.replace(" ", "_"),
        "first_unlawful": day_row(reading.first_unlawful),
    }


def _point_row(point: Point) -> Row:
    return {
        "about": point.about,
        "decided": point.decided,
        "found": point.found,
        "agreement": point.agreement.value,
    }


def step_row(step: Step) -> Row:
    """A step of a reckoning, and what it rests on."""
    return {"says": step.says, "citation": step.citation}


def day_row(bounds: Bounds | None) -> object:
    """A day as text; a day within bounds as the earliest and the latest, ``null`` where none bounds it."""
    if bounds is None:
        return None
    if bounds.day:
        return bounds.day.isoformat()
    ends = (bounds.earliest, bounds.latest)
    earliest, latest = (None if day in (NEVER, EVER) else day.isoformat() for day in ends)
    return {"earliest": earliest, "latest": latest}

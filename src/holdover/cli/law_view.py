"""How a checked case looks: what was decided and what is found, point by point, then the reasons."""

from collections import Counter
from collections.abc import Sequence

from holdover.cli.options import Shape
from holdover.cli.rendering import Column, Line, console, csv_rows, json_array, json_lines, say, table
from holdover.json_form import Row
from holdover.law.bounds import EVER, NEVER, Bounds
from holdover.law.check import Agreement, Checked, Point, UnderReading, found_word
from holdover.law.explain import steps
from holdover.law.reckon import Violation
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
    return f"{len(checked)} cases. Findings: {_counted(findings)}. Days: {_counted(days)}."


def _counted(agreements: Counter[Agreement]) -> str:
    told = [f"{agreements[one]} {one}" for one in Agreement if agreements[one]]
    return ", ".join(told) or "none to compare"


def _show(one: Checked, *, explain: bool) -> None:
    facts = one.case.facts
    say((one.case.id, "bold"), f"{facts.office}, asked as of {facts.asked}")
    table(one.points, _POINT_COLUMNS)
    for violation in one.reckoning.violations:
        say((_told(violation), "" if violation.certain else "dim"))
    for missing in one.reckoning.missing:
        say((f"missing: {missing}", "yellow"))
    for word in one.case.unknown_words:
        say((f"left out, a word for an event that is not known: {word}", "yellow"))
    if explain:
        table(steps(one.reckoning), _STEP_COLUMNS)
        _show_readings(one.readings)
    else:
        console().print()


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
        ("; ".join(it.decisions), "dim"),
    ]


_POINT_COLUMNS = (
    Column[Point]("Point", lambda point: [point.about], 4),
    Column[Point]("Decided", lambda point: [point.decided], 3),
    Column[Point]("Found", lambda point: [point.found], 4),
    Column[Point]("They are", lambda point: [(str(point.agreement), _STYLES.get(point.agreement, ""))], 4),
)
_STEP_COLUMNS = (
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
    reckoning, decided = one.reckoning, one.case.decided
    return {
        "id": one.case.id,
        "office": one.case.facts.office,
        "asked": one.case.facts.asked.isoformat(),
        "authorities": [authority.id for authority in one.authorities],
        "found": {
            "finding": found_word(one.case, reckoning),
            "violations": [
                {
                    "person": violation.person,
                    "from": _day(violation.begins),
                    "to": _day(violation.ends),
                    "certain": violation.certain,
                }
                for violation in reckoning.violations
            ],
            "last_lawful": _day(reckoning.first_unlawful.shift(-1) if reckoning.first_unlawful else None),
            "first_unlawful": _day(reckoning.first_unlawful),
            "lawful_again_from": [_day(day) for day in reckoning.lawful_again],
            "missing": list(reckoning.missing),
            "presumed": [_step(step) for step in reckoning.presumed],
        },
        "decided": {
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
        },
        "compared": [_point_row(point) for point in one.points],
        "differs": one.differs,
        "steps": [_step(step) for step in steps(reckoning)],
        "readings": [
            {
                "question": reading.question,
                "reading": reading.reading.says,
                "decisions": list(reading.decisions),
                "followed": reading.followed,
                "finding": reading.finding.value.replace(" ", "_"),
                "first_unlawful": _day(reading.first_unlawful),
            }
            for reading in one.readings
        ],
        "unknown_events": list(one.case.unknown_words),
    }


def _point_row(point: Point) -> Row:
    return {
        "about": point.about,
        "decided": point.decided,
        "found": point.found,
        "agreement": point.agreement.value,
    }


def _step(step: Step) -> Row:
    return {"says": step.says, "citation": step.citation}


def _day(bounds: Bounds | None) -> object:
    """A day as text; a day within bounds as the earliest and the latest, ``null`` where none bounds it."""
    if bounds is None:
        return None
    if bounds.day:
        return bounds.day.isoformat()
    ends = (bounds.earliest, bounds.latest)
    earliest, latest = (None if day in (NEVER, EVER) else day.isoformat() for day in ends)
    return {"earliest": earliest, "latest": latest}

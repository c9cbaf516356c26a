"""The form in which a model tells changes: what it is asked for as a JSON schema, and what it answers."""

from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    JsonValue,
    ValidationError,
    WithJsonSchema,
)

from holdover.claim import Capacity, Kind, Status

_KINDS = [kind.value for kind in Kind if kind is not Kind.ON_LEAVE]  # that one is told by datasets only
_MOST_CHANGES = 200  # of one section


def _told_by_reports(kind: Kind) -> Kind:
    if kind.value not in _KINDS:
        raise ValueError("no report tells it")
    return kind


def _strict(schema: dict[str, JsonValue]) -> None:
    """Make a schema as the strictest endpoints want it: every field required, none beside them."""
    fields = schema["properties"]
    assert isinstance(fields, dict)  # noqa: S101 - pydantic's schema of a model has them
    for field in fields.values():
        if isinstance(field, dict):
            field.pop("default", None)
            field.pop("title", None)
    schema["required"] = list(fields)
    schema["additionalProperties"] = False


class _Form(BaseModel):
    # Not every endpoint keeps to a schema: what is missing was not told, what is too much is passed over.
    model_config = ConfigDict(
        frozen=True, extra="ignore", coerce_numbers_to_str=True, json_schema_extra=_strict
    )


class ToldGroup(_Form):
    """People without names."""

    text: str
    min: int | None = None
    max: int | None = None


class ToldChange(_Form):
    """A change as a model tells it, in words that are still to be found in the report.

    Models write the fields in this order: they copy the evidence first, and then say what it tells.
    """

    evidence: str
    trigger: str
    kind: Annotated[
        Kind, AfterValidator(_told_by_reports), WithJsonSchema({"type": "string", "enum": _KINDS})
    ]
    status: Status
    person: str | None = None
    group: ToldGroup | None = None
    office: str | None = None
    capacity: Capacity | None = None
    by: str | None = None
    date: str | None = None
    sources: tuple[str, ...] = ()


class _AskedFor(_Form):
    changes: tuple[ToldChange, ...]


class _Answer(_Form):
    changes: Annotated[tuple[JsonValue, ...], Field(max_length=_MOST_CHANGES)]


def schema() -> dict[str, JsonValue]:
    """The JSON schema of an answer."""
    return _AskedFor.model_json_schema()


def changes_in(content: str) -> tuple[ToldChange | None, ...]:
    """The changes that an answer tells; ``None`` for each that is not of the form.

    Raises ``ValueError`` where the answer as a whole is not.
    """
    # Some models think aloud before, or set it between "```json" and "```".
    answer = _Answer.model_validate_json(content[content.find("{") : content.rfind("}") + 1])
    return tuple(_change(each) for each in answer.changes)


def _change(value: JsonValue) -> ToldChange | None:
    try:
        return ToldChange.model_validate(value)
    except ValidationError:
        return None

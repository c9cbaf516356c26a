"""Chat completions: what is asked, in the words that an endpoint understands, and what it answers."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace

from pydantic import BaseModel, Field, JsonValue, ValidationError

from holdover.reading.llm.answer import ToldChange, changes_in, schema
from holdover.reading.llm.endpoint import Endpoint, Reply, UnansweredError
from holdover.reading.llm.patience import PassingError, Patience
from holdover.reading.llm.settings import Settings
from holdover.reading.llm.spent import Spent

_MAX_TOKENS = 8_192  # of one answer; without a bound a small model may go on and on
_TOLD = 200  # characters of an endpoint's own words
_TRIES = (
    2  # of an answer that is none: it is paid for, and a model at temperature 0 seldom thinks better of it
)
_CUT = {  # it would be cut again
    "length": "the second reader's answer was cut off at its limit of tokens",
    "content_filter": "the second reader's endpoint withholds its answer on this report",
}


class _Message(BaseModel):
    content: str | None = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _Usage(BaseModel):
    prompt_tokens: int = Field(0, ge=0)
    completion_tokens: int = Field(0, ge=0)


class _Completion(BaseModel):
    choices: tuple[_Choice, ...] = Field(min_length=1)
    usage: _Usage | None = None


@dataclass(frozen=True, slots=True)
class _Dialect:
    """What an endpoint understands; each step down is taken only where the one before is refused."""

    formats: tuple[str, ...] = ("json_schema", "json_object", "text")
    limit: str = "max_tokens"
    temperature: bool = True

    def request(self, model: str, messages: list[JsonValue]) -> bytes:
        """The body of a request."""
        body: dict[str, JsonValue] = {"model": model, "messages": messages, self.limit: _MAX_TOKENS}
        if self.temperature:
            body["temperature"] = 0
        if self.formats[0] == "json_schema":
            form: dict[str, JsonValue] = {"name": "changes", "strict": True, "schema": schema()}
            body["response_format"] = {"type": "json_schema", "json_schema": form}
        elif self.formats[0] == "json_object":
            body["response_format"] = {"type": "json_object"}
        return json.dumps(body).encode()

    def after(self, refusal: str) -> "_Dialect | None":
        """The dialect to try next; ``None`` where nothing is left to give up."""
        if "max_tokens" in refusal and self.limit == "max_tokens":
            return replace(self, limit="max_completion_tokens")
        if "temperature" in refusal and self.temperature:
            return replace(self, temperature=False)
        return replace(self, formats=self.formats[1:]) if len(self.formats) > 1 else None


class Chat:
    """Asks one model, again where it helps; ``tell`` is told once of an endpoint that keeps to no schema."""

    def __init__(
        self, settings: Settings, patience: Patience, spent: Spent, tell: Callable[[str], None]
    ) -> None:
        self._settings = settings
        self._patience = patience
        self._spent = spent
        self._tell = tell
        self._endpoint = Endpoint(settings, patience)
        self._dialect = _Dialect()

    def ask(self, instructions: str, given: str) -> tuple[ToldChange | None, ...]:
        """The changes that the model tells of what is given; ``None`` for each that is not of the form.

        Raises ``UnansweredError`` where it has no usable answer, and ``SecondReaderError`` where no request
        can come through.
        """
        messages: list[JsonValue] = [
            {"role": "system", "content": instructions},
            {"role": "user", "content": given},
        ]
        return self._patience.insist(lambda: self._attempt(messages), self._again)

    def _again(self) -> None:
        self._spent.retries += 1

    def _attempt(self, messages: list[JsonValue]) -> tuple[ToldChange | None, ...]:
        dialect: _Dialect | None = self._dialect
        reply = Reply(400, b"")
        while dialect is not None:
            self._spent.calls += 1
            reply = self._endpoint.post(dialect.request(self._settings.model, messages))
            if reply.status == 200:
                self._keep(dialect)
                return self._changes(reply.body)
            dialect = dialect.after(reply.body.decode("utf-8", "replace").casefold())
        raise UnansweredError(
            f"the second reader's endpoint refuses the request (HTTP {reply.status}){self._words(reply.body)}"
        )

    def _keep(self, dialect: _Dialect) -> None:
        """Go on as it worked."""
        if dialect.formats[0] != self._dialect.formats[0]:
            self._tell(
                f"the second reader's endpoint refuses answers in the form {self._dialect.formats[0]}; "
                f"it is asked for {dialect.formats[0]}, and more of what it tells may be dropped"
            )
        self._dialect = dialect

    def _changes(self, body: bytes) -> tuple[ToldChange | None, ...]:
        try:
            completion = _Completion.model_validate_json(body)
        except ValidationError:
            raise _no_answer("the second reader's endpoint sent no chat completion") from None
        self._count(completion.usage)
        choice = completion.choices[0]
        if choice.finish_reason in _CUT:
            raise UnansweredError(_CUT[choice.finish_reason])
        try:
            return changes_in(choice.message.content or "")
        except ValueError:
            raise _no_answer("the second reader's answer is not JSON of the form asked for") from None

    def _count(self, usage: _Usage | None) -> None:
        if usage is None:
            self._spent.untold += 1
            return
        self._spent.tokens_in += usage.prompt_tokens
        self._spent.tokens_out += usage.completion_tokens

    def _words(self, body: bytes) -> str:
        """An endpoint's own words on a refusal, less the key, should it repeat that."""
        words = " ".join(body.decode("utf-8", "replace").split())
        if self._settings.key is not None:
            words = words.replace(self._settings.key.get_secret_value(), "[key]")
        return f": {words[:_TOLD]}" if words else ""


def _no_answer(problem: str) -> PassingError:
    return PassingError(UnansweredError(problem), tries=_TRIES)

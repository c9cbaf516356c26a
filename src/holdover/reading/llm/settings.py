"""Which endpoint reads, as what model, with what key and at what price."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit, urlunsplit

from pydantic import SecretStr

from holdover.errors import SecondReaderError

URL, MODEL, KEY = "HOLDOVER_LLM_URL", "HOLDOVER_LLM_MODEL", "HOLDOVER_LLM_KEY"
PRICE_IN, PRICE_OUT, TIMEOUT = "HOLDOVER_LLM_PRICE_IN", "HOLDOVER_LLM_PRICE_OUT", "HOLDOVER_LLM_TIMEOUT"

_NEEDED = {URL: "an address as http://localhost:8080/v1", MODEL: "the name of a model there"}
_PATH = "/chat/completions"
_VISIBLE = re.compile(r"[\x21-\x7e]{1,4096}")  # what may stand in an HTTP header, and no white space
_TIMEOUT = 300.0  # a model on a plain processor takes minutes
_LONGEST_TIMEOUT = 3_600


@dataclass(frozen=True, slots=True)
class Settings:
    """One model at one endpoint.

    ``url`` is the endpoint's base, as ``http://localhost:8080/v1``. ``key`` is shown by nothing that prints
    the settings. Prices are for a million tokens, in whatever currency they are paid in. ``timeout`` is in
    seconds, for one whole answer. Raises ``SecondReaderError`` where a value cannot be used.
    """

    url: str
    model: str
    key: SecretStr | None = None
    price_in: float | None = None
    price_out: float | None = None
    timeout: float = _TIMEOUT

    def __post_init__(self) -> None:
        _check_url(self.url)
        if not _VISIBLE.fullmatch(self.model):
            raise SecondReaderError(f"{MODEL} is no name of a model: it is empty, or has spaces or controls")
        if self.key is not None and not _VISIBLE.fullmatch(self.key.get_secret_value()):
            raise SecondReaderError(f"{KEY} is no key: it is empty, or has spaces, line ends or controls")
        for name, price in ((PRICE_IN, self.price_in), (PRICE_OUT, self.price_out)):
            if price is not None and not 0 <= price < float("inf"):
                raise SecondReaderError(f"{name} is no price of a million tokens; write one as 0.15")
        if not 0 < self.timeout <= _LONGEST_TIMEOUT:
            raise SecondReaderError(f"{TIMEOUT} is no time in seconds, up to {_LONGEST_TIMEOUT:,}")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """The settings in the environment. Raises ``SecondReaderError``, naming what is missing or wrong."""
        told = {name: value.strip() for name, value in environment.items() if value.strip()}
        missing = [f"{name} ({what})" for name, what in _NEEDED.items() if name not in told]
        if missing:
            raise SecondReaderError(
                f"the second reader is not set up: put {' and '.join(missing)} into the environment"
            )
        return cls(
            url=told[URL],
            model=told[MODEL],
            key=SecretStr(told[KEY]) if KEY in told else None,
            price_in=_number(told, PRICE_IN),
            price_out=_number(told, PRICE_OUT),
            timeout=_TIMEOUT if (timeout := _number(told, TIMEOUT)) is None else timeout,
        )

    @property
    def address(self) -> str:
        """Where chat completions are asked for."""
        parts = urlsplit(self.url)
        path = parts.path.rstrip("/")
        return urlunsplit(parts._replace(path=path if path.endswith(_PATH) else path + _PATH))


def _check_url(url: str) -> None:
    # The value itself is never quoted: it may hold a password.
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable or not _VISIBLE.fullmatch(url) or parts.fragment:
        raise SecondReaderError(f"{URL} is no address of an endpoint; write it as http://localhost:8080/v1")
    if "@" in parts.netloc:
        raise SecondReaderError(f"{URL} holds a user name or password; put the key into {KEY} instead")


def _number(told: Mapping[str, str], name: str) -> float | None:
    if name not in told:
        return None
    try:
        return float(told[name])
    except ValueError:
        raise SecondReaderError(f"{name} is no number") from None

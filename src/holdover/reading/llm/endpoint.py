"""One POST to the endpoint: bounded in time and in size, and the key goes nowhere else."""

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdover.errors import HoldoverError, SecondReaderError
from holdover.reading.llm.patience import PassingError, Patience, told_to_wait
from holdover.reading.llm.settings import KEY, URL, Settings

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

MAX_BYTES = 2_000_000  # of an answer; one of 8,192 tokens has some 40,000
_CHUNK = 65_536
_TRIES_TO_REACH = 3  # whoever mistyped an address should not wait long to learn it
_REFUSED_KEY = (401, 403)
_OVERLOADED = (429, 503, 529)  # as a whole, not for this request


class UnansweredError(HoldoverError):
    """The endpoint gave no usable answer for one report."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as it came: 200, or a refusal of this one request (400 and its kin)."""

    status: int
    body: bytes


class Endpoint:
    """An address to which requests are posted. No proxy is used, and no redirect followed."""

    def __init__(self, settings: Settings, patience: Patience) -> None:
        try:
            import urllib3  # noqa: PLC0415 - an extra
        except ModuleNotFoundError:
            raise SecondReaderError(
                "the second reader needs one package more; install it with: pip install 'holdover[llm]'"
            ) from None
        self._errors = urllib3.exceptions
        # Unlike others, this library asks the environment for no proxy, and takes no key from ~/.netrc.
        self._pool = urllib3.PoolManager(
            num_pools=1,
            retries=False,
            timeout=urllib3.Timeout(connect=patience.connect, total=patience.answer),
        )
        self._address = settings.address
        self._key = settings.key
        self._seconds = patience.answer

    def post(self, body: bytes) -> Reply:
        """Send JSON, and give what comes back.

        Raises ``PassingError`` where another try may help, and ``SecondReaderError`` where no request can
        come through.
        """
        errors = self._errors
        deadline = time.monotonic() + self._seconds
        try:
            response = self._pool.request(
                "POST",
                self._address,
                body=body,
                headers=self._headers(),
                redirect=False,
                preload_content=False,
                decode_content=False,
            )
            try:
                return self._reply(response, deadline)
            finally:
                response.close()
        except errors.SSLError:
            raise SecondReaderError(
                f"the second reader's endpoint shows no valid certificate; check {URL}"
            ) from None
        except (errors.ConnectTimeoutError, errors.NewConnectionError):
            raise PassingError(
                SecondReaderError(f"the second reader's endpoint cannot be reached; check {URL}"),
                tries=_TRIES_TO_REACH,
            ) from None
        except errors.TimeoutError:
            raise self._slow() from None
        except errors.HTTPError:  # the root of all that this library raises
            raise PassingError(UnansweredError("the second reader's endpoint broke off")) from None

    def _headers(self) -> dict[str, str]:
        headers = {
            "Content-Type": "application/json",
            "Accept-Encoding": "identity",
            "User-Agent": "holdover",
        }
        if self._key is not None:
            headers["Authorization"] = f"Bearer {self._key.get_secret_value()}"
        return headers

    def _reply(self, response: "BaseHTTPResponse", deadline: float) -> Reply:
        status = response.status
        if 300 <= status < 400:
            raise SecondReaderError(
                f"the second reader's endpoint answers with a redirect, which is not followed; check {URL}"
            )
        if status in _REFUSED_KEY:
            raise SecondReaderError(
                f"the second reader's endpoint refuses the key (HTTP {status}); check {KEY}"
            )
        if status in (404, 405):
            raise SecondReaderError(
                f"the second reader's endpoint knows no such address or model (HTTP {status}); "
                f"check {URL}, which mostly ends in /v1, and HOLDOVER_LLM_MODEL"
            )
        if status in _OVERLOADED:
            problem = f"the second reader's endpoint takes no more requests for now (HTTP {status})"
            raise PassingError(SecondReaderError(problem), wait=_wait(response))
        if status >= 500 or status == 408:
            problem = f"the second reader's endpoint failed (HTTP {status})"
            raise PassingError(UnansweredError(problem), wait=_wait(response))
        return Reply(status, self._body(response, deadline))

    def _body(self, response: "BaseHTTPResponse", deadline: float) -> bytes:
        body = bytearray()
        while chunk := response.read1(_CHUNK):
            body += chunk
            if len(body) > MAX_BYTES:
                raise PassingError(UnansweredError(f"its answer is longer than {MAX_BYTES:,} bytes"))
            if time.monotonic() > deadline:
                raise self._slow()
        return bytes(body)

    def _slow(self) -> PassingError:
        return PassingError(
            UnansweredError(
                f"the second reader's endpoint gave no answer in {self._seconds:,g} s; "
                "HOLDOVER_LLM_TIMEOUT allows more"
            )
        )


def _wait(response: "BaseHTTPResponse") -> float | None:
    return told_to_wait(response.headers.get("Retry-After"))

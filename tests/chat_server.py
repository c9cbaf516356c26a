"""A real server on this machine that speaks as endpoints of chat completions do, well or badly."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Request = BaseHTTPRequestHandler
Answer = Callable[[Request], None]


@dataclass(frozen=True)
class Asked:
    """One request as it came."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def form(self) -> str | None:
        """The form of answer that it asks for."""
        form = self.body.get("response_format")
        return form["type"] if form else None

    @property
    def told(self) -> str:
        """The words of the user's message."""
        (message,) = (each for each in self.body["messages"] if each["role"] == "user")
        return str(message["content"])


@dataclass
class Server:
    """Gives its answers in their order, the last one again and again."""

    port: int
    answers: list[Answer] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        """The base that settings name."""
        return f"http://127.0.0.1:{self.port}/v1"

    def take(self, request: Request) -> None:
        """Note a request and answer it."""
        body = request.rfile.read(int(request.headers["Content-Length"]))
        self.asked.append(Asked(request.path, dict(request.headers), json.loads(body)))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        with suppress(ConnectionError):
            answer(request)


@contextmanager
def serving(*answers: Answer) -> Iterator[Server]:
    """A server on a port of its own."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            server.take(self)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        listening.daemon_threads = True
        server = Server(listening.server_address[1], list(answers))
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.over.set()
            listening.shutdown()
            thread.join()


def sending(status: int, body: bytes, **headers: str) -> Answer:
    """An answer of that status and body."""

    def answer(request: Request) -> None:
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return answer


def saying(content: str | None, finish: str = "stop", usage: object = (100, 20)) -> Answer:
    """A chat completion with that content."""
    completion: dict[str, object] = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "choices": [
            {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": finish}
        ],
    }
    if isinstance(usage, tuple):
        completion["usage"] = {"prompt_tokens": usage[0], "completion_tokens": usage[1]}
    return sending(200, json.dumps(completion).encode(), Content_Type="application/json")


def telling(*changes: object) -> Answer:
    """A chat completion that tells those changes."""
    return saying(json.dumps({"changes": changes}))


def refusing(message: str, status: int = 400) -> Answer:
    """An error in the form of chat completions."""
    return sending(status, json.dumps({"error": {"message": message}}).encode())


def change(**other: object) -> dict[str, object]:
    """A change of the report that the tests read, or one that differs from it."""
    return {
        "evidence": "Ada Brook resigned as mayor of Lakeside on Friday.",
        "trigger": "resigned",
        "kind": "resigned",
        "status": "actual",
        "person": "Ada Brook",
        "group": None,
        "office": "mayor of Lakeside",
        "capacity": "permanent",
        "by": None,
        "date": "2019-05-03",
        "sources": [],
        **other,
    }

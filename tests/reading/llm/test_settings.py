"""Settings come from the environment, are checked at once, and show no secret."""

import dataclasses

import pytest
from pydantic import SecretStr

from holdover.errors import SecondReaderError
from holdover.reading.llm import Settings

GIVEN = {"HOLDOVER_LLM_URL": "http://localhost:8080/v1", "HOLDOVER_LLM_MODEL": "small"}


def test_the_environment_names_endpoint_model_key_and_prices() -> None:
    settings = Settings.from_environment(
        GIVEN
        | {
            "HOLDOVER_LLM_KEY": " sk-secret\n",
            "HOLDOVER_LLM_PRICE_IN": "0.15",
            "HOLDOVER_LLM_PRICE_OUT": "0.6",
            "HOLDOVER_LLM_TIMEOUT": "60",
        }
    )
    assert settings == Settings("http://localhost:8080/v1", "small", SecretStr("sk-secret"), 0.15, 0.6, 60)
    plain = Settings.from_environment(GIVEN | {"HOLDOVER_LLM_KEY": ""})
    assert (plain.key, plain.price_in, plain.timeout) == (None, None, 300)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("http://localhost:8080/v1", "http://localhost:8080/v1/chat/completions"),
        ("https://api.example.com/v1/", "https://api.example.com/v1/chat/completions"),
        ("https://api.example.com/v1/chat/completions", "https://api.example.com/v1/chat/completions"),
        ("http://[::1]:11434", "http://[::1]:11434/chat/completions"),
        ("https://example.com/m/x?api-version=1", "https://example.com/m/x/chat/completions?api-version=1"),
    ],
)
def test_an_address_is_the_base_and_the_path_of_chat_completions(url: str, address: str) -> None:
    assert Settings(url, "small").address == address


@pytest.mark.parametrize("name", GIVEN)
def test_what_is_missing_is_named(name: str) -> None:
    with pytest.raises(SecondReaderError, match=rf"not set up: put {name} \("):
        Settings.from_environment(GIVEN | {name: " "})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HOLDOVER_LLM_URL", "localhost:8080"),
        ("HOLDOVER_LLM_URL", "ftp://secret.example.com"),
        ("HOLDOVER_LLM_URL", "http://a:secret@example.com/v1"),
        ("HOLDOVER_LLM_URL", "http://example.com:secret/v1"),
        ("HOLDOVER_LLM_URL", "http://exa mple.com/secret"),
        ("HOLDOVER_LLM_URL", "http:///secret"),
        ("HOLDOVER_LLM_URL", "http://[secret/v1"),
        ("HOLDOVER_LLM_MODEL", "a secret\tmodel"),
        ("HOLDOVER_LLM_KEY", "secret\r\nX-Other: 1"),
        ("HOLDOVER_LLM_KEY", "secrët"),
        ("HOLDOVER_LLM_PRICE_IN", "secret"),
        ("HOLDOVER_LLM_PRICE_IN", "-1"),
        ("HOLDOVER_LLM_PRICE_OUT", "inf"),
        ("HOLDOVER_LLM_TIMEOUT", "0"),
        ("HOLDOVER_LLM_TIMEOUT", "nan"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_and_not_repeated(name: str, value: str) -> None:
    with pytest.raises(SecondReaderError, match=name) as raised:
        Settings.from_environment(GIVEN | {name: value})
    assert "secret" not in str(raised.value)


def test_the_key_is_shown_by_nothing() -> None:
    settings = Settings("http://localhost/v1", "small", SecretStr("sk-secret"))
    for shown in (repr(settings), str(settings), str(dataclasses.asdict(settings)), f"{settings}"):
        assert "sk-secret" not in shown

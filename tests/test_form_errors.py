"""What is wrong with a value from outside is told in plain words."""

import pytest
from pydantic import ValidationError

from holdover.form_errors import told
from holdover.json_form import ExtractionForm, ReportForm


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("[1]", "it must be an object, with keys"),
        ("{}", "text: it is missing"),
        ('{"text": "a", "url": [1]}', "url: it must be text"),
        (
            '{"text": "a", "medium": "blog"}',
            "medium: it must be 'news', 'statement', 'notice', 'post' or 'dataset'",
        ),
        ('{"text": "  "}', "text: it is empty"),
        ("{", "not JSON at column 1: EOF while parsing an object"),
    ],
)
def test_a_report_of_the_wrong_form_says_which_key_and_what(given: str, said: str) -> None:
    with pytest.raises(ValidationError) as refused:
        ReportForm.model_validate_json(given)
    assert told(refused.value) == said


def test_all_that_is_wrong_is_said_at_once() -> None:
    given = '{"report": {"text": "a", "digest": "b"}, "changes": {}, "attributions": [{"direct": 3}]}'
    with pytest.raises(ValidationError) as refused:
        ExtractionForm.model_validate_json(given)
    said = told(refused.value).split("; ")
    assert said[:2] == ["changes: it must be a list", "attributions.0.source: it is missing"]
    assert "attributions.0.direct: it must be true or false" in said

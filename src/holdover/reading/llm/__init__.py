"""The optional second reader: a language model behind an endpoint, every word of it checked.

The endpoint is any that speaks as OpenAI's does. Off by default: nothing else in Holdover imports this room
before a person asks for it. See ``docs/llm.md``.
"""

from holdover.reading.llm.endpoint import UnansweredError
from holdover.reading.llm.second_reader import SecondReader
from holdover.reading.llm.settings import Settings
from holdover.reading.llm.spent import Spent

__all__ = ["SecondReader", "Settings", "Spent", "UnansweredError"]

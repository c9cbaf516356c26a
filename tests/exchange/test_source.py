"""Files of datasets, as they are opened."""

import gzip
from pathlib import Path

import pytest

from holdover.errors import InputError
from holdover.exchange.source import Files


@pytest.mark.parametrize("content", [b"", gzip.compress(b"")])
def test_a_file_with_nothing_in_it_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(content)
    with pytest.raises(InputError, match=r"a\.csv: it is empty"), Files([str(file)]).text(file):
        pass


@pytest.mark.parametrize("content", [b"a,b\n", gzip.compress(b"a,b\n")])
def test_a_file_is_read_from_its_first_byte_on(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(content)
    with Files([str(file)]).text(file) as text:
        assert text.read() == "a,b\n"

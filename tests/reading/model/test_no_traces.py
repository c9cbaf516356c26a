"""Reading leaves nothing behind on the machine of whoever reads."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("onnxruntime", reason="the trained reader needs onnxruntime")

READ = "import holdover; holdover.read('“It is over,” Ada Brook said.')"


def test_reading_with_the_model_writes_nothing_into_the_home_folder(tmp_path: Path) -> None:
    settings = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"}
    settings |= {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", READ], env=settings, capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stderr == ""
    assert list(tmp_path.rglob("*")) == []

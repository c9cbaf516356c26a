"""The trained reader of attributions, on a plain CPU and without a network."""

import os

# onnxruntime keeps a device id and a log of use in the user's home unless it is told not to, and it must be
# told before it is first imported. Whoever wants it otherwise sets the variable.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")

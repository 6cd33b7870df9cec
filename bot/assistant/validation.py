"""Rasa's own check of its data, with any warning counted as a failure."""

from __future__ import annotations

import os
import subprocess
import sys

from bot.settings import ROOT


def validate_data() -> bool:
    """Runs `rasa data validate` and prints what it complains of. True if it has nothing to say."""
    run = subprocess.run(
        [sys.executable, "-m", "rasa", "data", "validate", "--fail-on-warnings"],
        cwd=ROOT,
        env={
            **os.environ,
            "RASA_TELEMETRY_ENABLED": "false",
            "TF_CPP_MIN_LOG_LEVEL": "3",
            "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    ours = [line for line in (run.stdout + run.stderr).splitlines() if "UserWarning" in line or "WARNING" in line]
    complaints = ours if run.returncode == 0 else (run.stdout + run.stderr).splitlines()
    print("\n".join(complaints), end="\n" if complaints else "")
    return run.returncode == 0 and not ours

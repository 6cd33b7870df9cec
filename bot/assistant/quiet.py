"""Imported before Rasa: telemetry off, TensorFlow quiet, and no log line with what people say."""

from __future__ import annotations

import logging
import os
import sys
import warnings

os.environ["RASA_TELEMETRY_ENABLED"] = "false"
os.environ.setdefault("LOG_LEVEL", "ERROR")  # of Rasa: hides its progress bars
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")

# Sanic turns deprecation warnings back on when it is imported, so it has to be before they are turned off.
import sanic.app  # noqa: F401

if not sys.warnoptions:
    # Rasa's pinned libraries warn about each other by the dozen; a person who practises need not read that.
    warnings.simplefilter("ignore")

import structlog

from bot.settings import settings

LEVEL = getattr(logging, settings().log_level)

logging.basicConfig(level=LEVEL, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
# Their own debug and info events print messages word for word.
for name in ("rasa", "rasa_sdk", "slack_sdk", "apscheduler", "matplotlib"):
    logging.getLogger(name).setLevel(max(LEVEL, logging.WARNING))
structlog.configure(
    wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR),
    logger_factory=structlog.stdlib.LoggerFactory(),
)

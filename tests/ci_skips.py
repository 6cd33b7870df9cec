"""With CI set, a skipped test is a failed one: there, everything that a test needs is installed."""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest


def _strict() -> bool:
    return os.environ.get("CI", "").lower() not in ("", "0", "false", "no")


def _refuse(report: pytest.TestReport | pytest.CollectReport) -> None:
    # An expected failure also counts as skipped; that one is meant.
    if report.skipped and not hasattr(report, "wasxfail") and _strict():
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"Nothing may be skipped with CI set. {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test, or its set-up, that skipped."""
    report = yield
    _refuse(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """A whole module that skipped."""
    report = yield
    _refuse(report)
    return report

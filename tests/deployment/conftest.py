"""Where pytest is asked for this folder, each stage is told with its time, as it ends; by several workers too."""

from collections import defaultdict

import pytest
from _pytest.terminal import TerminalReporter


class Stages:
    """What a stage took to prepare counts."""

    def __init__(self, terminal: TerminalReporter) -> None:
        self._terminal = terminal
        self._seconds: defaultdict[str, float] = defaultdict(float)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._seconds[report.nodeid] += report.duration
        if report.when == "call" or report.failed:
            stage = report.nodeid.rpartition("::")[2].removeprefix("test_").replace("_", " ")
            self._terminal.write_line(f"{self._seconds[report.nodeid]:7.1f} s  {report.outcome}: {stage}")
            self._terminal.flush()


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    terminal = config.pluginmanager.get_plugin("terminalreporter")
    if terminal is not None:
        config.pluginmanager.register(Stages(terminal), "stages")


def pytest_report_teststatus(report: pytest.TestReport) -> tuple[str, str, str] | None:
    """No dots between the stages."""
    return ("passed", "", "") if report.when == "call" and report.passed else None

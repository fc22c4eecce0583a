"""What holds for tests with real processes."""

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """A process that is killed leaves the other end of its connections open; that is what these tests are about."""
    config.addinivalue_line("filterwarnings", "ignore:Unclosed connection:ResourceWarning")

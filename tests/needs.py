"""What a check needs beside the package: a program, a server, the shared files."""

import os
from typing import NoReturn

import pytest


def absent(reason: str) -> NoReturn:
    """Skip for `reason`, or fail in CI; at the head of a module, all its tests."""
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason, allow_module_level=True)

"""Outside programs that tests talk to: real trackers, office suites, terminals."""

from __future__ import annotations

import os
import shutil

import pytest


def program(*names: str) -> str:
    """The path of the first of these programs that is installed.

    Without one the test skips on a user's machine; where `.ci/run` installs them (CI is set) it fails.
    """
    for name in names:
        found = shutil.which(name)
        if found:
            return found
    missing = f"{names[0]} is not installed"
    if os.environ.get("CI"):
        pytest.fail(f"{missing}, and .ci/run must have installed it")
    pytest.skip(missing)

"""What a test does where a program that it needs is missing."""

import os

import pytest


def leave_out(reason):
    """Skip the test; fail it where nothing may be missing."""
    (pytest.fail if os.environ.get("REQUIRE_BROWSER") == "1" else pytest.skip)(reason)

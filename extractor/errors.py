"""What can go wrong, said once: each error is one Vietnamese sentence, a hint, and an exit code."""

from __future__ import annotations

USAGE, INPUT, RULES = 2, 1, 3


class ChidaoError(Exception):
    """An error that a user can act on.

    `str(error)` is one sentence in Vietnamese, `hint` what to try next, `exit_code` the
    code that the command ends with: 1 an input failed, 2 usage, 3 rules are broken.
    """

    exit_code = INPUT

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class InputError(ChidaoError):
    """An input that cannot be read."""


class OutputError(ChidaoError):
    """An output that cannot or must not be written."""


class RegisterError(ChidaoError):
    """A file that is no register."""


class UsageError(ChidaoError):
    """A call that makes no sense as it stands."""

    exit_code = USAGE


class RuleError(ChidaoError):
    """A rule that does not load or whose examples fail.

    The message names the file, the rule's id, the field and the offending text.
    """

    exit_code = RULES

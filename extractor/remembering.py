"""Answers that an object keeps: several readings of one document ask it the same."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar

_Method = TypeVar("_Method", bound=Callable[..., Any])


def remembered(method: _Method) -> _Method:
    """A method whose answers its object keeps, for as long as it lives.

    It is for methods that read only what never changes after the object is made; their arguments
    must be hashable and given by position.
    """
    kept = f"_{method.__name__}_answers"

    @functools.wraps(method)
    def asked(self: Any, *arguments: Any) -> Any:
        answers = self.__dict__.get(kept)
        if answers is None:
            answers = self.__dict__[kept] = {}
        if arguments in answers:
            return answers[arguments]
        answer = answers[arguments] = method(self, *arguments)
        return answer

    return asked  # type: ignore[return-value]

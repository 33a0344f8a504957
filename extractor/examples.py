"""The examples of the rules, run: whether each rule fires where it says it does, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extractor.records import At
from extractor.rules import Pack, Rule, fold

#: Kinds that carry settings or parts of other rules, and need no examples.
WITHOUT_EXAMPLES = ("words", "confidence", "successor", "own-body")


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not hold, and what is wrong with it."""

    rule: Rule
    text: str
    why: str

    def __str__(self) -> str:
        return f"{self.rule.file}: {self.rule.id}: {self.why}: {self.text!r}"


def failures(pack: Pack) -> Iterator[Failure]:
    """Every example of a pack that does not hold, and every rule that lacks examples."""
    for rule in pack.rules:
        yield from of_rule(rule, pack)


def of_rule(rule: Rule, pack: Pack) -> Iterator[Failure]:
    """The examples of one rule that do not hold."""
    if rule.kind in WITHOUT_EXAMPLES and not (rule.yes or rule.no):
        return
    for field, examples in (("yes", rule.yes), ("no", rule.no)):
        if not examples:
            yield Failure(rule, "", f"thiếu ví dụ examples.{field}")
    fires = _FIRES.get(rule.kind, _search)
    refuses = _directive if rule.kind in ("act", "assigned", "modal") else fires
    for text in rule.yes:
        if not fires(rule, text, pack):
            yield Failure(rule, text, "lẽ ra luật phải khớp")
    for text in rule.no:
        if refuses(rule, text, pack):
            yield Failure(rule, text, "lẽ ra luật không được khớp")


def _search(rule: Rule, text: str, pack: Pack) -> bool:
    return rule.pattern is not None and any(pack.search(rule, text))


def _at_start(rule: Rule, text: str, pack: Pack) -> bool:
    """Letterheads and labels count only where the line begins with them."""
    return any(match.start() == 0 for match in pack.search(rule, text))


def _whole(rule: Rule, text: str, pack: Pack) -> bool:
    return any(match[0] == match.string for match in pack.search(rule, text))


def _entire(rule: Rule, text: str, pack: Pack) -> bool:
    return pack.regex(rule).fullmatch(text if rule.case else fold(text)) is not None


def _directive(rule: Rule, text: str, pack: Pack) -> bool:
    """Acts and modals are words that are nouns, too: what counts is that nothing is asked."""
    from extractor import directives, reading
    from extractor.language import segment
    from extractor.recognise import recognise

    def tokens(start: int, end: int) -> frozenset[At]:
        words = segment(document.normal.text[start:end])
        return frozenset((start + left, start + right) for left, right in words)

    document = reading.read_bytes(text.encode(), "examples.txt", pack=pack)
    found, _ = directives.find(document, recognise(document, pack), pack, tokens)
    return any(rule.id in directive.rules for directive in found)


def _body(rule: Rule, text: str, pack: Pack) -> bool:
    """The rules of bodies are the recogniser's own: what counts is that it names them."""
    from extractor.recognise import find_mentions

    return any(body.rule == rule.id for body in find_mentions(text, pack).bodies)


def _attached(rule: Rule, text: str, pack: Pack) -> bool:
    """The example is the words where the rule looks: before a time anywhere, else from their beginning."""
    where = rule.fields.get("where")
    return _search(rule, text, pack) if where == "before" else _at_start(rule, text, pack)


_FIRES: dict[str, Callable[[Rule, str, Pack], bool]] = {
    "addition": _at_start,
    "attachment": _attached,
    "between": _entire,
    "body-rule": _body,
    "caption": _whole,
    "column-task": _at_start,
    "dateline": _at_start,
    "document-kind": _at_start,
    "document-number": _at_start,
    "label": _at_start,
    "opening": _at_start,
}

"""Where each field of an action comes from: its value, its place in the text, its rule."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.records import Action, At
from extractor.rules import Pack
from extractor.writing import labels
from extractor.writing.terminal import line


def explanation(action: Action, pack: Pack) -> Iterator[str]:
    """One line a field, then the pattern of every rule that took part."""
    used = list(action.rules)
    yield f"Nhiệm vụ: {line(action.task)}"
    yield _row("Trích", action.evidence.text, action.evidence.at, *action.rules)
    yield _row("Câu", action.sentence.text, action.sentence.at)
    for label, bodies in (("Chủ trì", action.responsible), ("Phối hợp", action.coordinating)):
        for body in bodies:
            how = " (kế thừa)" if body.inherited else ""
            yield _row(f"{label}{how}", body.name, body.at, body.rule, written=body.as_written)
            used.append(body.rule)
    if (asked := action.requested_by) is not None:
        name = f"{asked.name}, {asked.position}" if asked.position else asked.name
        yield _row("Người chỉ đạo", name, asked.at, asked.rule)
        used.append(asked.rule)
    act = action.directive
    yield _row("Hình thức", f"{act.act} ({labels.FORCE[act.force]})", act.at, act.rule)
    used.append(act.rule)
    if (deadline := action.deadline) is not None:
        value = labels.deadline(action).replace("\n", " ")
        if deadline.inferred:
            value += f" (suy ra: {', '.join(labels.INFERRED.get(what, what) for what in deadline.inferred)})"
        yield _row("Thời hạn", value, deadline.at, deadline.rule, written=deadline.text)
        used.append(deadline.rule)
    for cited in action.references:
        yield _row("Viện dẫn", cited.text, cited.at, cited.rule or "")
        used.append(cited.rule or "")
    yield f"Ưu tiên: {labels.PRIORITY[action.priority]} · Độ tin: {action.confidence:.2f}"
    yield ""
    known = {rule.id: rule for rule in pack.rules}
    for id in dict.fromkeys(used):
        if (rule := known.get(id)) is not None:
            what = rule.pattern if rule.pattern is not None else " | ".join(rule.words)
            yield f"{id} [{rule.kind}, {rule.file}]: {line(what)}"


def _row(label: str, value: str, at: At | None, *rules: str, written: str = "") -> str:
    place = f" [{at[0]}, {at[1]}]" if at is not None else ""
    quoted = f" “{line(written)}”" if written and written != value else ""
    by = f" ← {', '.join(rule for rule in rules if rule)}" if any(rules) else ""
    return f"{label}: {line(value)}{quoted}{place}{by}"

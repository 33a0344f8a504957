"""Who does a task, named behind it: "Sửa máy - Long - trước 14/6", "Ôn thi lớp 9: cô Nga", "… (Phòng Kỹ thuật)"."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.directives.chains import Chain
from extractor.directives.context import Context
from extractor.directives.outline import shape
from extractor.records import At, DeadlineMention, within

_BEFORE = re.compile(r"\s+-\s+|\s*(?:→|=>)\s*|\s*[(\[](?:pic\s*:\s*)?|:\s+", re.IGNORECASE)
# What may follow a name there: nothing, a time behind a dash, or what the named do.
_AFTER = r"[\s*_]*(?:\([^()]{1,40}\)\s*)?(?:$|[-,;.)\]→]|=>|{addition.does}(?!\w))"


def named_behind(context: Context, start: int, end: int) -> Chain | None:
    """Those whom an item of minutes or of a plan names behind its task; None where it names nobody there."""
    if context.kind not in ("minutes", "plan") or not context.marked():
        return None
    for separator in _BEFORE.finditer(context.text, start, end):
        chain = context.chains.at(separator.end(), end)
        if chain is not None and context.form(_AFTER).match(
            context.folded, _past_notes(context, chain.end, end), end
        ):
            return _every(context, chain, end)
    return None


def due_behind(context: Context, start: int, end: int) -> DeadlineMention | None:
    """The time with which an item of minutes ends behind a dash or in brackets: "Gửi báo giá - Thu - 12/6", "… (Thu, 12/6)"."""
    if context.kind != "minutes" or not context.marked():
        return None
    label = context.form(r"(?i:{addition.due-label})\s*:\s*$")  # "(deadline: 07/11)"
    for mention in context.mentions.deadlines:
        if start < mention.start and mention.end <= end:
            before = label.sub("", context.text[start : mention.start]).rstrip()
            bracketed = before.endswith(",") and before.count("(") > before.count(")")
            if (bracketed or before.endswith((" -", "("))) and not re.search(
                r"\w", context.text[mention.end : end]
            ):
                return mention
    return _undated(context, start, end)


def _undated(context: Context, start: int, end: int) -> DeadlineMention | None:
    """How long a task is to take or behind what it comes, said at its end or in brackets: it gives no day."""
    for separator in re.compile(r"\s*:\s+|\s-\s+|[(,]\s*").finditer(context.text, start, end):
        for rule in ("addition.lasts", "addition.once"):
            said = context.pattern(rule).match(context.folded, separator.end(), end)
            if said is not None:
                reading = {"strength": "weak", "edge": "event", "spans": ()}
                return DeadlineMention(*said.span(), rule, reading)
    return None


def _past_notes(context: Context, at: int, end: int) -> int:
    """Past what stands in brackets behind a name: "cô Nga (Sinh)"."""
    note = re.compile(r"\s*\([^()]{1,40}\)").match(context.text, at, end)
    return note.end() if note is not None else at


def _every(context: Context, chain: Chain, end: int) -> Chain:
    """The chain with those that follow behind the notes of the ones before."""
    at = _past_notes(context, chain.end, end)
    more = re.compile(r"\s*(?:,|và|\+|&)\s*").match(context.text, at, end)
    following = context.chains.at(more.end(), end) if more is not None else None
    if following is None:
        return chain
    rest = _every(context, following, end)
    return Chain((*chain.bodies, *rest.bodies), chain.start, rest.end)


def named_below(context: Context, start: int, end: int) -> bool:
    """An item that only names somebody, a level below a task that names nobody, says who does it: "- Vẽ sơ đồ" above "  - Minh"."""
    last = context.found.last
    if context.kind != "minutes" or last is None or not context.marked() or not last.inherited:
        return False
    chain = context.chains.at(start, end)
    if chain is None or not _below(context, last.block):
        return False
    notes = context.text[_past_notes(context, chain.end, end) : end]
    if re.search(r"\w", notes):
        return False
    due = within(context.mentions.deadlines, chain.end, end)
    context.found.directives[-1] = replace(
        last,
        addressees=chain.bodies,
        inherited=False,
        companions=(),
        governing=due[0] if due else last.governing,
    )
    return True


def owned_below(context: Context) -> bool:
    """Whether an item of minutes set in below the one at hand says who does it."""
    if context.kind != "minutes":
        return False
    for n in range(context.block + 1, len(context.document.blocks)):
        block = context.document.blocks[n]
        if block.marker is None or not _under(context, context.block, n):
            return False
        chain = context.chains.at(block.body, block.end)
        stop = _past_notes(context, chain.end, block.end) if chain is not None else block.body
        if not re.search(r"\w", context.text[stop : block.end]):
            return True
    return False


def _under(context: Context, above: int, below: int) -> bool:
    """Whether a block is set in deeper than the one above it."""
    blocks = context.document.blocks
    return context.indent(blocks[below]) > context.indent(blocks[above])


def _below(context: Context, above: int) -> bool:
    """Whether the item at hand stands a level below the block `above` and so belongs to it."""
    blocks = context.document.blocks
    between = blocks[above + 1 : context.block]
    if above == context.block or any(b.kind == "heading" or b.marker is None for b in between):
        return False
    open_above = [level.shape for level in context.outline.levels[:-1]]
    if shape(blocks[above].marker) in open_above:
        return True
    return all(_under(context, above, n) for n in range(above + 1, context.block + 1))


def only_named(context: Context, start: int, end: int, sentence: At) -> bool:
    """A sentence that is nothing but names in brackets says who does the task before it."""
    last = context.found.last
    opens = re.compile(r"[(\[]\s*").match(context.text, start, end)
    if last is None or opens is None or last.block != context.block or last.sentence == sentence:
        return False
    chain = context.chains.at(opens.end(), end)
    if chain is None or not re.fullmatch(r"[\s).\]]*", context.text[chain.end : end]):
        return False
    context.found.directives[-1] = replace(
        last, addressees=chain.bodies, inherited=False, companions=()
    )
    return True

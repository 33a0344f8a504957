"""Addressing: a task becomes a directive, for those it names or for those named before it."""

from __future__ import annotations

import re

from extractor.directives.behind import due_behind, named_behind
from extractor.directives.chains import Chain
from extractor.directives.clauses import trim
from extractor.directives.context import Context
from extractor.directives.deadlines import deadline_between
from extractor.directives.heads import Head
from extractor.directives.partners import coordinating
from extractor.records import At, BodyMention, Cue, Directive, within
from extractor.rules import fold


def take(context: Context, head: Head, cue: Cue | None, end: int, sentence: At) -> None:
    """A clause becomes a directive, for those it names, else for those named before it."""
    chain = head.chain or head.topical
    inherited = chain is None
    done_by = _done_by(context, head, end)
    before = context.now.last
    behind = None
    if chain is None and done_by is None:
        done_by = behind = named_behind(context, head.task, end)
    if done_by is not None:
        chain, inherited = done_by, False
    passive = (
        chain is None
        and head.opening == "noun"
        and head.modal is not None
        and context.folded.startswith(" được", head.modal.end)
    )
    nobody = passive or head.shared
    bodies = chain.bodies if chain else () if nobody else inherit(context)
    governing = context.now.deadline
    context.now.deadline = due_behind(context, head.task, end) or governing
    stop = _before_notes(context, behind, end) if behind is not None else end
    emit(context, cue or head.modal, bodies, inherited, (head.task, stop), sentence, head)
    context.now.deadline = governing
    if behind is not None:
        context.now.last = before  # named behind one task, they are not asked for the next


def _before_notes(context: Context, behind: Chain, end: int) -> int:
    """Where a task ends before the brackets that say who does it and more: "Soạn thư mời | (Hoa, mẫu cũ không dùng được)"."""
    opened = re.compile(r"\s*\(\s*$").search(context.text, max(0, behind.start - 4), behind.start)
    notes = context.text[behind.end : end].strip()
    told = notes.startswith(",") and notes.rstrip(" .:;").endswith(")")
    timed = any(d.end <= end for d in within(context.mentions.deadlines, behind.end, end))
    return opened.start() if opened is not None and told and not timed else end


def _done_by(context: Context, head: Head, end: int) -> Chain | None:
    """Who must do it in a passive: "phải được Sở Y tế thẩm định", "do Sở Tư pháp thực hiện"."""
    if head.opening == "noun" and head.modal is not None:
        match = re.compile(r"\s*được\s+").match(context.folded, head.modal.end, end)
        return context.chains.at(match.end(), end) if match else None
    does_it = context.form(r"\s+{addition.does-it}(?:\W*$|,)")
    for by in context.form(r"(?<!\w){addition.by}\s+").finditer(context.folded, head.task, end):
        chain = context.chains.at(by.end(), end)
        if chain is not None and does_it.match(context.folded, chain.end, end):
            return chain
    return None


def given_over(context: Context, head: Head, end: int) -> bool:
    """Whether a clause says whose a task is, and of the task only a noun: "Việc kiểm kê do Phòng Kế toán chủ trì"."""
    noun = context.pattern("addition.task-noun").match(context.folded, head.task, end)
    return noun is not None and _done_by(context, head, end) is not None


def inherit(context: Context, topic: str | None = None) -> tuple[BodyMention, ...]:
    """The addressee of a clause that names none: the list's, the speaker's last one, or the recipients."""
    if context.now.last_block == context.block and context.now.last and topic is None:
        return context.now.last
    listed = context.outline.addressees()
    if listed:
        return listed
    if topic is not None and not context.official and fold(topic).startswith(("về", "liên quan")):
        return ()
    if context.kind == "minutes":
        # Each item and note of minutes names its own; another's name says nothing of it.
        return ()
    return context.now.last or context.recipients.bodies


def emit(
    context: Context,
    cue: Cue | None,
    bodies: tuple[BodyMention, ...],
    inherited: bool,
    content: At,
    sentence: At,
    head: Head,
    topic: str | None = None,
) -> None:
    """One directive more, with what the lists above hand down; the clauses below may inherit its addressees."""
    a, b = trim(context.text, *content)
    if b - a < 6:
        return
    rule = context.pack.rule(cue.rule) if cue is not None else None
    act, force = context.now.act
    if rule is not None and rule.kind != "modal":
        act, force = str(rule.fields.get("act", act)), rule.fields.get("force", force)
    companions = context.outline.companions() if inherited else ()
    own = None
    if head.chain is not None and head.chain.end < a:
        # "Sở Y tế | trước ngày 10/6 | phải trình đề án"
        own = deadline_between(context, head.chain.end, head.modal.start if head.modal else a)
        # "Trung tâm Y tế, với sự hỗ trợ của Bệnh viện, tổ chức …"
        companions += coordinating(
            context.text, head.chain.end, a, context.chains, bodies, context.pack
        )
    context.loose = 0
    context.found.directives.append(
        Directive(
            act=act,
            force=force,
            cue=(cue.start, cue.end) if cue is not None else None,
            rules=(cue.rule if cue is not None else "task.listed",),
            speaker=context.now.speaker,
            addressees=bodies,
            inherited=inherited,
            content=(a, b),
            sentence=sentence,
            block=context.block,
            governing=own
            or context.now.deadline
            or context.now.inline
            or context.outline.deadline(),
            companions=companions,
            topic=topic or head.topic or context.outline.topic(),
            section=context.outline.section(),
        )
    )
    if bodies:
        context.now.last = bodies
        if not inherited:
            context.now.last_block = context.block
    context.now.listing, context.now.silent = True, 0

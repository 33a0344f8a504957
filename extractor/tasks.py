"""Tasks: the content of a directive split into task clauses, as gold/GUIDE.md defines an action.

A clause ends at a sentence's end, at ";" and a new item (directives stage), at "đồng thời",
and where the responsible body changes. Parts that only say how a task is to be done stay with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.directives.chains import Chain, Chains
from extractor.directives.clauses import trim
from extractor.directives.heads import Heads
from extractor.directives.partners import coordinating
from extractor.records import At, Directive, Mentions, TaskClause, within
from extractor.resolve.deadlines import pick
from extractor.rules import Pack, fold

_MEANWHILE = re.compile(r"[,;]?\s*(?:(?:và|,)\s+)?(?<!\w)đồng\s+thời(?!\w)[,:]?\s*")


def split(
    directives: Sequence[Directive], text: str, mentions: Mentions, pack: Pack
) -> tuple[TaskClause, ...]:
    """The task clauses of all directives, in order, each with its bodies and its deadline mention."""
    chains = Chains(text, mentions.bodies)
    heads = Heads(text, chains, pack)
    found: list[TaskClause] = []
    for directive in _joined(directives, text, chains, heads):
        pieces = [directive] if directive.whole else _pieces(directive, text, heads)
        for piece in pieces:
            found.append(_clause(piece, text, chains, mentions, pack))
    return tuple(found)


def _joined(
    directives: Sequence[Directive], text: str, chains: Chains, heads: Heads
) -> list[Directive]:
    """Directives with the parts joined that ask for nothing of their own.

    "; bảo đảm thống nhất, đồng bộ" says how; "hội nghị về: …; …; …" lists objects.
    """
    joined: list[Directive] = []
    for directive in directives:
        before = joined[-1] if joined else None
        if before is not None and not directive.whole and before.sentence == directive.sentence:
            gap = text[before.content[1] : directive.content[0]]
            alike = (
                directive.inherited
                and directive.addressees == before.addressees
                and directive.cue is None
            )
            if (
                alike
                and re.fullmatch(r"\s*;\s*", gap)
                and _manner(text, directive.content, heads.pack)
            ):
                joined[-1] = replace(before, content=(before.content[0], directive.content[1]))
                continue
        joined.append(directive)
    return joined


def _manner(text: str, content: At, pack: Pack) -> bool:
    clause = fold(text[content[0] : content[1]])
    manner = pack.regex(pack.rule("addition.manner"))
    return manner.match(clause) is not None and len(clause.split()) <= 9


def _pieces(directive: Directive, text: str, heads: Heads) -> list[Directive]:
    """A directive cut at "đồng thời" and where another body takes over."""
    start, end = directive.content
    cuts: list[tuple[int, int]] = []
    for match in _MEANWHILE.finditer(heads.folded, start + 1, end):
        after = heads.read(match.end(), end)
        if (
            after.opening
            and after.task - match.end() < 200
            and _balanced(text, start, match.start())
        ):
            cuts.append((match.start(), match.end()))
    pieces: list[Directive] = []
    at = start
    current = directive
    for stop, again in [*cuts, (end, end)]:
        pieces += _handed_over(replace(current, content=(at, stop)), text, heads)
        if again < end:
            head = heads.read(again, end)
            if head.chain is not None:
                current = replace(current, addressees=head.chain.bodies, inherited=False)
            else:
                current = replace(pieces[-1], inherited=True)
            at = head.task
    return pieces


def _balanced(text: str, start: int, end: int) -> bool:
    piece = text[start:end]
    return piece.count("“") == piece.count("”") and piece.count("(") == piece.count(")")


def _handed_over(directive: Directive, text: str, heads: Heads) -> list[Directive]:
    """Cut where, after a comma, another body is told what to do: "…, Bộ Tài chính chủ trì …"."""
    start, end = directive.content
    helps = heads.pack.form(r"{addition.helps}[\s.;,]*(?:{addition.until}\s.*)?")
    takes_over = heads.pack.form("{addition.takes-over}")
    for unit in heads.chains.within(start + 10, end):
        before = heads.folded[max(start, unit.start - 8) : unit.start]
        turn = re.search(r",\s*(?:còn|riêng)\s+$", before)
        if not (turn or before.endswith(", ")) or not _balanced(text, start, unit.start):
            continue
        head = heads.read(unit.start, end)
        if (
            head.chain is None
            or not head.opening
            or heads.chains.before(unit.start, start) is not None
        ):
            continue
        if helps.fullmatch(heads.folded, head.task, end):
            continue  # "giao Sở A thực hiện, Sở B phối hợp": B takes part in the same task
        lead = takes_over.match(heads.folded, head.task) is not None
        told = (
            directive.act == "giao" and heads.strong_verb_at(head.task) and not directive.inherited
        )
        # "Chi hội phụ nữ lo mâm cỗ, chi đoàn lo văn nghệ": the same is asked of another.
        parallel = (
            directive.cue is None
            and heads.folded[start:end].split()[0]
            == (heads.folded[head.task : end].split() or [""])[0]
        )
        if head.modal is None and not lead and not turn and not told and not parallel:
            continue
        first = replace(
            directive, content=trim(text, start, unit.start - (len(turn.group()) if turn else 0))
        )
        if not re.search(r"\w", text[head.task : end]):
            return [first]  # "…, các sở phải chịu trách nhiệm": nothing more is asked
        second = replace(
            directive,
            content=(head.task, end),
            addressees=head.chain.bodies,
            inherited=False,
            companions=(),
        )
        return [first, *_handed_over(second, text, heads)]
    return [directive]


def _clause(
    directive: Directive, text: str, chains: Chains, mentions: Mentions, pack: Pack
) -> TaskClause:
    start, end = trim(text, *directive.content)
    named = (
        _bracketed(text, start, end, chains, pack)
        if directive.inherited and not directive.whole
        else None
    )
    if named is not None:
        directive = replace(directive, addressees=named.bodies, inherited=False)
    helper = pack.form(r"\s*\({partner.in-brackets}\)")
    helping = [b for b in directive.addressees if helper.match(text, b.outer[1])]
    if helping and len(helping) < len(directive.addressees):
        # "giao Sở Y tế (chủ trì), Sở Tài chính (phối hợp) xây dựng đề án"
        leading = tuple(b for b in directive.addressees if b not in helping)
        directive = replace(
            directive, addressees=leading, companions=(*helping, *directive.companions)
        )
    partners = (
        *coordinating(text, start, end, chains, directive.addressees, pack),
        *directive.companions,
    )
    inside = [d for d in within(mentions.deadlines, start, end) if d.end <= end]
    deadline = (
        None
        if directive.whole and directive.governing
        else pick(inside, text, (start, end), pack, governed=directive.governing is not None)
    )
    return TaskClause(
        directive=directive,
        start=start,
        end=end,
        responsible=directive.addressees,
        inherited=directive.inherited,
        coordinating=partners,
        deadline=deadline or directive.governing,
        rules=directive.rules,
    )


def _bracketed(text: str, start: int, end: int, chains: Chains, pack: Pack) -> Chain | None:
    """Who does it where the item ends with that in brackets: "… (Sở Y tế chủ trì, hoàn thành trong quý II)"."""
    match = pack.form(r"\((?:{addition.assigned} )?").search(text, max(start, end - 200), end)
    chain = chains.at(match.end(), end) if match is not None else None
    if chain is None:
        return None
    leads = pack.form("[ ,]*{addition.in-brackets}").match(text, chain.end, end)
    return chain if leads is not None else None

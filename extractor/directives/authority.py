"""Authority: who may ask whom. A request from below is a petition and asks for nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.directives.context import Context
from extractor.directives.outline import heading_activity
from extractor.directives.speakers import holds
from extractor.records import At, BodyMention, Cue, Speaker, within
from extractor.rules import fold

#: The acts that go up as well as down.
PETITIONS = ("act.de-nghi", "act.kien-nghi", "act.mong-muon", "act.nhan-manh")
_TELLING = ("act.khang-dinh", "act.neu-ro")
# Several of whom news tells what they think or ask for: "các địa phương", "đại diện lãnh đạo các sở".
_SEVERAL = re.compile(r"(?:(?:đại diện|lãnh đạo) )*(?:các|những|nhiều|một số) ")
# What a line says first, up to its colon.
_LABEL = re.compile(r"[^:;.\n]{2,80}:")
# Where what somebody is stands before the name: "đại biểu Lê Văn Quý", "Giám đốc Công ty … Đinh Thị Lụa".
_BEFORE = 60
_VOICE = -1


def from_below(
    context: Context, cue: Cue, speaker: Speaker | None, asked: Sequence[BodyMention], start: int
) -> bool:
    """Whether somebody asks those above: a voter, a deputy in debate, a firm, a commune its province."""
    if cue.rule == "act.kien-nghi" and not asked:
        return True  # nobody puts forward a proposal to those below
    own = rank(context, _described(context, cue, speaker, start))
    if own == _VOICE:
        return True
    several = speaker is not None and _SEVERAL.match(fold(speaker.name)) is not None
    if several and cue.rule in _TELLING:
        return True  # "Lãnh đạo các sở, ngành đánh giá …": what follows is their opinion
    if cue.rule not in PETITIONS:
        return False
    if several and own is None:
        return any(rank(context, body.name) is not None for body in asked)
    if own is None:
        positioned = speaker is None or speaker.position is not None
        return context.now.petitioning and not positioned
    above = [level for body in asked if (level := rank(context, body.name)) is not None]
    return any(level > own for level in above)


def contributes(context: Context, start: int, end: int) -> bool:
    """Whether a line of minutes gives what somebody said who does not chair: "Ông Khiêm: đề nghị xã …"."""
    if context.kind != "minutes" or context.outline.active() is True:
        return False
    label = _LABEL.match(context.text, start, end)
    if label is not None and heading_activity(label[0], context.pack) is False:
        return True
    named = _says(context, start, end)
    return bool(named) and not any(leads(context, name) for name in named)


def chairs(context: Context, start: int, end: int) -> bool:
    """Whether a line of minutes gives what the chair said: "Đ/c Chí: giao đ/c Hậu …"."""
    if context.kind != "minutes":
        return False
    return any(leads(context, name) for name in _says(context, start, end))


def _says(context: Context, start: int, end: int) -> list[str]:
    """Who says what stands in a line: whoever is named before its colon, or before a verb of telling."""
    label = _LABEL.match(context.text, start, end)
    timed = context.form(r"[,(–-]\s*(?:{label.when}|dự kiến)\s*:$")
    if label is not None and timed.search(context.folded, start, label.end()):
        label = None  # "Phòng Kỹ thuật lắp máy mới, thời hạn: 18/2"
    chain = context.chains.at(start, end)
    people = [p for p in context.mentions.people if p.start == start and p.end <= end]
    telling = context.pattern("speech.reporting")
    stop = max([chain.end if chain is not None else 0, *(p.end for p in people)])
    if not (label is not None and label.end() >= stop > 0) and not telling.match(
        context.folded, stop + 1, end
    ):
        return []
    return [context.speakers.person(p).name for p in people] + [
        body.name for body in (chain.bodies if chain is not None else ())
    ]


def leads(context: Context, name: str) -> bool:
    """Whether a name is the chair's: in full, by the given name, or by the position."""
    chair = context.leader
    if chair is None:
        return False
    return (
        chair.name == name
        or chair.name.split()[-1] == name.split()[-1]
        or holds(name, chair.position)
    )


def proposes(
    context: Context, cue: Cue, speaker: Speaker | None, asked: Sequence[BodyMention]
) -> bool:
    """Whether in minutes somebody who does not chair puts forward a proposal, instead of asking somebody."""
    if cue.rule not in PETITIONS or context.kind != "minutes":
        return False
    if context.now.contributing:
        return True
    if speaker is None or context.leader is None or leads(context, speaker.name):
        return False
    return not asked or speaker.rule == "speaker.body"


def _described(context: Context, cue: Cue, speaker: Speaker | None, start: int) -> str:
    """What the text says of who asks: his position, else the words around his name."""
    if speaker is not None and speaker.position is not None:
        return f"{speaker.position} {speaker.name}"
    if speaker is not None and speaker.at is not None:
        return _around(context, speaker.at, cue, start)
    if speaker is not None:
        return speaker.name
    people = within(context.mentions.people, start, cue.start)
    named = [p for p in people if p.end <= cue.start]
    if named:
        position = context.speakers.person(named[-1]).position
        return position or _around(context, (named[-1].start, named[-1].end), cue, start)
    return _subject(context, "rank.voice", start, cue.start) or _subject(
        context, "rank.firm", start, cue.start
    )


def petitions(context: Context, start: int, end: int) -> bool:
    """Whether a clause begins with voters, deputies, firms who propose: what follows is theirs, too."""
    begins = context.heads.skip_connectors(start, end)
    begins += len("theo ") * context.folded.startswith("theo ", begins)
    if context.pattern("rank.voice").match(context.folded, begins, end):
        return True
    acts = [cue.start for cue in context.acts(start, end) if cue.rule in PETITIONS]
    return bool(acts and _subject(context, "rank.voice", start, acts[-1]))


def _subject(context: Context, rule: str, start: int, end: int) -> str:
    """The words of a rank where they begin a clause or follow a comma: "Tại buổi tiếp xúc, cử tri"."""
    begins = context.form(r"(?:^|[,:“\"]\s*)\s*(?:{speech.before-voice}\s+)*$")
    for match in context.pattern(rule).finditer(context.folded, start, end):
        before = context.folded[start : match.start()]
        if begins.search(before):
            return match[0]
    return ""


def _around(context: Context, name: At, cue: Cue, start: int) -> str:
    """The words before a name, back to a comma, and those between it and the act."""
    left = max(start, name[0] - _BEFORE)
    left = max(left, context.text.rfind(", ", left, name[0]) + 1)
    return context.text[left : max(cue.start, name[1])]


def rank(context: Context, name: str) -> int | None:
    """The level of a body, a post or somebody described, None where the words do not tell."""
    for rule in context.pack.of("rank"):
        if any(context.pack.search(rule, name)):
            return int(rule.fields["level"])
    return None

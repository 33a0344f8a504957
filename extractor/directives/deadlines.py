"""Deadlines that govern: a time at the head of a clause or list holds for all that follows."""

from __future__ import annotations

import re

from extractor.directives.context import Context
from extractor.records import BodyMention, DeadlineMention, PersonMention, within

_COURTESY = 5  # words beside the names of those who ask or are asked: "đồng chí", "thay mặt", "đã"

_WITHIN = ("trong ", "ngay trong ")
_WHY = ("để ", "nhằm ", "trên cơ sở ", "căn cứ ")


def strong_deadline(context: Context, start: int, end: int) -> DeadlineMention | None:
    """The first deadline in a range that is worded as one ("trước ngày …"), no mere time."""
    return next(
        (
            d
            for d in within(context.mentions.deadlines, start, end)
            if d.end <= end and d.reading.get("strength") != "weak"
        ),
        None,
    )


def deadline_between(context: Context, start: int, end: int) -> DeadlineMention | None:
    """The time that alone stands between an addressee and the task: "Sở Y tế, | trong tuần này (từ 3/6), | phải …"."""
    for time in within(context.mentions.deadlines, start, end)[:1]:
        before, after = context.text[start : time.start], context.text[time.end : end]
        if not before.strip(" ,") and not re.sub(r"\([^()]*\)", "", after).strip(" ,"):
            return time
    return None


def leading_deadline(
    context: Context, start: int, end: int, *, lasting: bool = False
) -> DeadlineMention | None:
    """A deadline that stands at the head of what follows: "Trong quý IV, …" or "… trong năm 2025, Chủ tịch yêu cầu".

    `lasting`: for a whole list below; a purpose ("Để hoàn thành kế hoạch năm 2025, …") sets none,
    the time behind its comma does.
    """
    opening = context.heads.skip_connectors(start, end)
    purpose = lasting and context.folded.startswith(("để ", "nhằm ", "với "), opening)
    for mention in within(context.mentions.deadlines, start, end):
        if mention.end > end:
            continue
        if purpose and not context.text[start : mention.start].rstrip().endswith(","):
            continue
        if mention.reading.get("strength") == "weak" and not (
            mention.start == opening and _spans_time(mention)
        ):
            continue
        closes = re.match(r"\s*[,:]", context.text[mention.end : mention.end + 3]) is not None
        # "đề nghị năm 2026 các cơ quan báo chí …": a name behind it closes it, too.
        closes = closes or (
            mention.start == opening
            and context.chains.at(mention.end, len(context.text)) is not None
        )
        # "yêu cầu trong năm nay | phải hoàn thành …": so does what must be done.
        closes = closes or mention.end + 1 in context.heads.modals
        # "mỗi tuần | tổ chức một ngày dọn vệ sinh": and so does the verb itself.
        closes = closes or (mention.start == opening and mention.end + 1 == end)
        heads = _WITHIN if lasting else (*_WITHIN, "chậm nhất", "trước ")
        leads = mention.start == opening or context.folded.startswith(heads, mention.start)
        # "Giao các đơn vị hoàn thành các nhiệm vụ sau trước ngày 25/10: …"
        leads = leads or purpose or (lasting and context.text.startswith(":", mention.end))
        words = 1 if mention.reading.get("strength") == "weak" else _COURTESY
        if closes and leads and (lasting or _only_who(context, mention.end, end, words)):
            return mention
    return None


def _spans_time(mention: DeadlineMention) -> bool:
    """Whether a time without a word of relation can head a sentence: "Quý IV/2025, …", "Ngay sau hội nghị, …", but no bare day."""
    units = {span["unit"] for span in mention.reading["spans"]}
    return mention.reading["edge"] in ("from", "event") or (
        bool(units) and units <= {"recurrence", "quarter", "month", "months-of-year", "year"}
    )


def _only_who(context: Context, start: int, end: int, words: int) -> bool:
    """Whether a range says who asks whom in names and few `words`, at most with a purpose or on what grounds, and tells no event.

    "Trong tháng 8, mưa lũ gây thiệt hại lớn, Chủ tịch yêu cầu …": the month is the flood's.
    """
    if context.folded[start:end].lstrip(" ,").startswith(_WHY):
        return True
    everybody: tuple[PersonMention | BodyMention, ...] = (
        *within(context.mentions.people, start, end),
        *within(context.mentions.bodies, start, end),
    )
    named = [m for m in everybody if m.end <= end]
    left = "".join(
        c
        for i, c in enumerate(context.folded[start:end], start)
        if not any(m.start <= i < m.end for m in named)
    )
    return len(re.findall(r"[^\W\d]+", left)) <= words

"""Partners: the bodies that a clause names as taking part beside the responsible ones."""

from __future__ import annotations

import re

from extractor.directives.chains import Chain, Chains
from extractor.records import BodyMention
from extractor.rules import fold

_WITH = re.compile(
    r"(?<!\w)(?<!sự )(?:phối\s+(?:kết\s+)?(?:hợp|với)(?:\s+(?:chặt\s+chẽ|thường\s+xuyên|đồng\s+bộ|tốt|kịp\s+thời|nhịp\s+nhàng|hiệu\s+quả|tích\s+cực|trực\s+tiếp|ngay))?(?:\s+(?:cùng|với|cùng\s+với))?|"
    r"chủ\s+trì,?\s+cùng(?:\s+với)?|(?:(?<=, )|^)cùng(?:\s+với)?|(?:có|với)\s+sự\s+(?:tham\s+gia|hỗ\s+trợ|tham\s+gia,?\s+hỗ\s+trợ|giúp\s+đỡ|phối\s+hợp)\s+của|"
    r"(?<=\()phối\s+hợp\s*:|sự\s+phối\s+hợp(?:,\s+hỗ\s+trợ)?\s+của|kết\s+hợp\s+với)\s+",
)

# "…, Sở Tài chính phối hợp", "…, cô Hiền và thầy Dương hỗ trợ".
_HELPS = re.compile(
    r" +(?:cùng +)?(?:phối hợp(?! +(?:với|cùng))(?!\w)|cùng tham gia(?!\w)|hỗ trợ(?=\s*(?:[,;.]|$)))"
)

# "phối hợp với địa phương": whom a bare noun names only as a partner.
_BARE = re.compile(
    r"(?:địa phương|gia đình|nhà trường|phụ huynh|doanh nghiệp|chính quyền|cộng đồng)(?!\w)"
)


def coordinating(
    text: str, start: int, end: int, chains: Chains, responsible: tuple[BodyMention, ...]
) -> tuple[BodyMention, ...]:
    """Those after "phối hợp với", "cùng với", "có sự tham gia của" in a range, the responsible aside."""
    found: list[BodyMention] = []
    leads = {b.name for b in responsible}
    row: list[BodyMention] = []  # bodies named one after the other
    upto = start
    for unit in chains.within(start, end):
        begins = text[max(start, unit.start - 2) : unit.start] in (", ", "; ")
        joined = upto == unit.start - 2 or text[upto : unit.start] == " và "
        goes_on = begins or bool(row and joined)
        row = [*(row if joined else ()), *unit.bodies] if goes_on else []
        upto = unit.end
        # "chủ trì, Sở Tài chính, Sở Y tế phối hợp": those named before "phối hợp" take part.
        if row and _HELPS.match(text, unit.end, end) is not None:
            found += [b for b in row if b.name not in leads and b not in found]
    for match in _WITH.finditer(fold(text[start:end])):
        chain: Chain | None = chains.at(start + match.end(), end)
        if chain is not None:
            found += [b for b in chain.bodies if b.name not in leads and b not in found]
            continue
        bare = _BARE.match(text, start + match.end(), end)
        if bare is not None and bare.group() not in leads:
            at = bare.span()
            found.append(BodyMention(*at, bare.group(), "group", "body.asked", at))
    return tuple(found)

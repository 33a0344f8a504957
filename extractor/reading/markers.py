"""List markers at the head of a line: "I.", "1.2.", "a)", "đ)", "-", "(1)", "Điều 3."."""

from __future__ import annotations

import re

# The letters with a case, spelled out: in Unicode Vietnamese capitals and small letters alternate.
_LETTERS = [chr(c) for r in ((0x41, 0x5B), (0xC0, 0x1B1), (0x1EA0, 0x1EFA)) for c in range(*r)]
UPPER = "".join(c for c in _LETTERS if c.isupper())
MARKER = re.compile(
    rf"""(?:
      (?:điều|Điều|ĐIỀU)\ \d+[a-zđ]?\ ?[.:]                 # Điều 3.
    | (?:(?:Mục|Phần|Chương)\ (?:thứ\ \w+|[IVX]+|\d+)|(?:MỤC|PHẦN|CHƯƠNG)\ (?:THỨ\ \w+|[IVX]+|\d+))\ ?[.:](?=\ [{UPPER}])    # Mục III.
    | (?:[IVX]+|[IVX]+\.\d+(?:\.\d+)*)\ ?[.)](?=\ |[{UPPER}"“])      # II.  II.1.
    | (?:[IVX]+)\ ?[/.]-?(?=\ )                           # III/  I/-  I.- but not V/v
    | (?:[IVX]+)\ ?-(?=\ [{UPPER}])                       # II -
    | \d{{1,2}}(?:\.\d{{1,2}}){{1,3}}\.?(?=\ [{UPPER}“"])    # 1.1  1.2.3.
    | \d{{1,2}}(?:\.\d{{1,2}}){{1,3}}[.)](?=\ |[{UPPER}“"])
    | \d{{1,3}}\ ?[.)](?=\ |[{UPPER}“"])                   # 1.  2)  3.Sở
    | \d{{1,2}}(?:\.\d{{1,2}}){{0,2}}\ ?-(?=\ [{UPPER}])       # 1-  2.1-
    | \d{{1,2}}/-?(?=\ ?[{UPPER}“"])                      # 1/  1/-
    | \((?:\d{{1,2}}|[ivx]{{1,4}}|[a-zđ])\)                 # (1) (ii) (a)
    | [a-zđA-HĐ]\d?\ ?\)(?=\ |[{UPPER}“"])                 # a)
    | [a-zđA-HĐ]\d?\.(?=\ )                                # a.  B.
    | \[[ ]?[xXvV✓]?[ ]?\](?=\ )|[☐☑☒](?=\ |[^\W\d_])    # [ ]  [x]  ☐
    | [•·●○▪■◦→❖➢✓✔*](?=\ |[^\W\d_])
    | [-+](?=\ |[^\W\d_]|["“(])
    )""",
    re.VERBOSE,
)

"""Vietnamese for spaCy: underthesea segments, spaCy carries the tokens and the named spans.

This is the only module that imports spaCy and underthesea, so everything else imports it
where it is needed and not before (start-up: benchmarks/speed.py).
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Callable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import get_lang_class, registry
from spacy.vocab import Vocab
from underthesea import word_tokenize

from extractor import rules
from extractor.directives.cues import cues
from extractor.recognise import find_mentions
from extractor.records import At

SPAN_GROUPS = ("references", "deadlines", "bodies", "people")


def segment(text: str) -> tuple[At, ...]:
    """The words of a text as character ranges; white space belongs to no word.

    underthesea sees NFC and changes no token; its words are laid over the text by counting
    the characters that are not white space, so no character is lost whatever it drops.
    """
    glyphs = _glyphs(text)
    composed = unicodedata.normalize("NFC", text)
    words: list[At] = []
    at = 0
    for token in word_tokenize(composed, use_token_normalize=False):
        size = sum(not c.isspace() for c in token)
        if size and at + size <= len(glyphs):
            start, end = glyphs[at][0], glyphs[at + size - 1][1]
            if words and start < words[-1][1]:
                # Marks that NFC puts in another order stand in one word with their neighbours.
                start = words.pop()[0]
            words.append((start, end))
        at += size
    if at != len(glyphs):
        return tuple(_chunks(text))
    return tuple(words)


def _glyphs(text: str) -> list[At]:
    """One range for each character that NFC leaves standing and that is not white space."""
    if unicodedata.is_normalized("NFC", text):
        return [(i, i + 1) for i, c in enumerate(text) if not c.isspace()]
    ranges: list[At] = []
    start = 0
    for i in range(1, len(text) + 1):
        if i == len(text) or not unicodedata.combining(text[i]):
            piece = unicodedata.normalize("NFC", text[start:i])
            ranges += [(start, i)] * sum(not c.isspace() for c in piece)
            start = i
    return ranges


def _chunks(text: str) -> list[At]:
    """Runs of characters between white space: what is left where the words cannot be laid over."""
    found: list[At] = []
    at = 0
    for chunk in text.split():
        at = text.index(chunk, at)
        found.append((at, at + len(chunk)))
        at += len(chunk)
    return found


class UndertheseaTokenizer:
    """A spaCy tokenizer over underthesea's word segmentation; `doc.text` equals its input."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The text's tokens: words, white space, and nothing lost."""
        words: list[str] = []
        spaces: list[bool] = []
        at = 0
        for start, end in (*segment(text), (len(text), len(text))):
            gap = text[at:start]
            # One space after a word is spaCy's own flag; any other white space is a token.
            if words and gap.startswith(" "):
                spaces[-1], gap = True, gap[1:]
            if gap:
                words.append(gap)
                spaces.append(False)
            if end > start:
                words.append(text[start:end])
                spaces.append(False)
            at = end
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_bytes(self, **_: object) -> bytes:
        """Nothing: the segmentation model ships with underthesea."""
        return b""

    def from_bytes(self, _data: bytes, **_: object) -> UndertheseaTokenizer:
        """The tokenizer as it is."""
        return self

    def to_disk(self, _path: str | Path, **_: object) -> None:
        """Nothing to write."""

    def from_disk(self, _path: str | Path, **_: object) -> UndertheseaTokenizer:
        """The tokenizer as it is."""
        return self


@registry.tokenizers("chidao.underthesea.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], UndertheseaTokenizer]:
    """The tokenizer as a spaCy config names it."""
    return lambda nlp: UndertheseaTokenizer(nlp.vocab)


class _RuleComponent:
    """A component whose rules are the YAML files of its folder in the model, layered over the shipped ones."""

    def __init__(self) -> None:
        self.pack = rules.load()

    def to_disk(self, path: str | Path, **_: object) -> None:
        """Nothing: the rules are files already."""

    def from_disk(self, path: str | Path, **_: object) -> None:
        """Take the rules of the model that the folder belongs to."""
        self.pack = rules.load(Path(path).parent)


class Mentions(_RuleComponent):
    """Puts references, deadlines, bodies and people into `doc.spans`, snapped to tokens."""

    def __call__(self, doc: Doc) -> Doc:
        """The document with its mentions as span groups."""
        found = find_mentions(doc.text, self.pack)
        for group in SPAN_GROUPS:
            doc.spans[group] = [
                span
                for m in getattr(found, group)
                if (span := doc.char_span(m.start, m.end, m.rule, alignment_mode="expand"))
                is not None
            ]
        return doc


class Directives(_RuleComponent):
    """Puts the speech acts and modals that the segmentation confirms into `doc.spans["acts"]`."""

    def __call__(self, doc: Doc) -> Doc:
        """The document with its acts as a span group."""
        doc.spans["acts"] = [
            span
            for cue in cues(doc.text, self.pack)
            if (span := doc.char_span(cue.start, cue.end, label=cue.rule)) is not None
        ]
        return doc


@Language.factory("chidao_mentions")
def make_mentions(nlp: Language, name: str) -> Mentions:
    """The component that recognises mentions."""
    return Mentions()


@Language.factory("chidao_directives")
def make_directives(nlp: Language, name: str) -> Directives:
    """The component that recognises speech acts."""
    return Directives()


@functools.cache
def vietnamese() -> Language:
    """The `Language` for Vietnamese that chidao works with: made here and nowhere else."""
    config = {"nlp": {"tokenizer": {"@tokenizers": "chidao.underthesea.v1"}}}
    return get_lang_class("vi").from_config(config)

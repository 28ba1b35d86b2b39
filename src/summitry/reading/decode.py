"""Bytes to text: byte order mark, UTF-8, the charset that the file declares, then a guess.

Valid UTF-8 is stronger evidence than a declaration, which is often wrong on saved pages. Whatever
cannot be decoded becomes U+FFFD and is reported, never dropped.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

import msgspec

from summitry.reading.language import language_of, script_of
from summitry.reading.outcome import Noted
from summitry.reading.reasons import Unreadable, noted

BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Browsers read these labels as their supersets, and so do we.
SUPERSETS = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
}
WESTERN = frozenset({"en", "fr", "de", "es", "pt", "it", "nl", "sv", "da", "no", "fi", "id"})
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{3,30})""")
CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 27})
SAMPLE = 256 * 1024


class Decoded(msgspec.Struct, frozen=True):
    """Text with line ends as \\n, how it was decoded, and how many characters were lost."""

    text: str
    encoding: str
    replaced: int = 0
    guessed: bool = False

    def notes(self, path: str) -> Iterator[Noted]:
        """Lines for the account when decoding was not clean."""
        if self.replaced:
            yield noted(path, "replaced", detail=self.replaced, encoding=self.encoding)
        elif self.guessed:
            yield noted(path, "guessed-encoding", encoding=self.encoding)


def decode(data: bytes, charset: str | None = None) -> Decoded:
    """Text of `data`. `charset` is what a protocol header said, if any.

    Raises Unreadable when the bytes are no text at all.
    """
    encoding, guessed = encoding_of(data, charset)
    text = data.decode(encoding, "replace").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    lost = text.count("\ufffd") - (data.count("\ufffd".encode()) if encoding.startswith("utf-8") else 0)
    return Decoded(text.removeprefix("\ufeff"), encoding, max(lost, 0), guessed)


def encoding_of(data: bytes, charset: str | None = None) -> tuple[str, bool]:
    """The codec for `data` and whether it is a guess. Raises Unreadable for binary data."""
    for mark, name in BOMS:
        if data.startswith(mark):
            return name, False
    wide = _wide(data)
    if wide:
        return wide, True
    refuse_binary(data)
    if _is_utf8(data):
        return "utf-8", False
    declared = _codec(data, charset or _declared(data))
    if declared:
        return declared, False
    if _mostly_utf8(data):
        return "utf-8", False
    return _guess(data), True


def refuse_binary(data: bytes) -> None:
    """Raise Unreadable when the bytes hold too many control characters to be text."""
    sample = data[:SAMPLE]
    control = len(sample) - len(sample.translate(None, CONTROL))
    if sample.count(0) * 100 > len(sample) or control * 20 > len(sample):
        raise Unreadable("binary", detail=f"{control} control characters in the first {len(sample)} bytes")


def _wide(data: bytes) -> str | None:
    sample = data[:4096]
    half = len(sample) // 2
    if half < 8:
        return None
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.4 and odd < half * 0.05 else None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf8(data: bytes) -> bool:
    """A few broken bytes in UTF-8: at least ten good multi-byte characters for each bad one."""
    text = data[:SAMPLE].decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for char in text if char > "\x7f" and char != "\ufffd")
    return good >= 10 * bad


def _declared(data: bytes) -> str | None:
    match = DECLARED.search(data[:4096])
    return None if match is None else match.group(1).decode("ascii")


def _codec(data: bytes, label: str | None) -> str | None:
    """The codec for a declared charset, when it exists and decodes all of the data."""
    if not label:
        return None
    name = SUPERSETS.get(label.lower(), label)
    try:
        data.decode(name)
    except (LookupError, UnicodeError):
        return None
    return name


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE]).best()
    if best is None:
        return "cp1252"
    western = script_of(str(best)[:SAMPLE]) == "latin" and language_of(data[:SAMPLE].decode("cp1252", "ignore"))
    return "cp1252" if western in WESTERN else best.encoding  # Baltic and Central European pages are guessed for French

"""A synthetic day of news: pages made from word lists of our own, two in a hundred of which tell of leaders' dealings.

    python -m benchmarks.newsday all DIR --pages 300000

writes the day as WARC files (`make`) and takes them to a linked chronicle with `summitry batch` (`run`): wall and CPU
time, the peak memory of each process, the accounts. Every page is drawn from its own number, so the same day is made
again. What a run that was broken off has left is gone on from; its times are then those of the rest.
"""

from __future__ import annotations

import argparse
import os
import random
import zlib
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks import newswords as words
from benchmarks.measured import run_measured
from summitry.run.coding import cores

CRAWL = "crawl"
FILES = 8
RELEVANT = 50  # one page in so many
OUTLETS = 40  # that tell of one engagement, at most


def page(number: int) -> tuple[str, str]:
    """Address and markup of a page."""
    chance = random.Random(number)
    title, paragraphs = _told(chance, number)
    host = f"www.{chance.choice(words.OUTLETS)}.example"
    menu = "".join(f'<li><a href="/{one}/">{one.title()}</a></li>' for one in words.SECTIONS)
    links = "".join(f'<li><a href="/a/{chance.randrange(10**6)}">{_headline(chance)}</a></li>' for _ in range(12))
    body = "\n".join(f"<p>{one}</p>" for one in paragraphs)
    markup = (
        f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{title}</title>"
        f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="{host}">'
        f'<meta property="article:published_time" content="2024-05-{chance.randrange(14, 17)}">{words.HEAD}</head>'
        f"<body><header><nav><ul>{menu}</ul></nav></header><main><article><h1>{title}</h1>{body}</article></main>"
        f"<aside><ul>{links}</ul></aside><footer>{words.FOOTER}</footer></body></html>"
    )
    return f"https://{host}/2024/05/16/{number}", markup


def text(number: int) -> list[str]:
    """Title and paragraphs of the same page."""
    title, paragraphs = _told(random.Random(number), number)
    return [title, *paragraphs]


def _told(chance: random.Random, number: int) -> tuple[str, list[str]]:
    return _relevant(chance, number) if number % RELEVANT == 0 else _other(chance)


def _relevant(chance: random.Random, number: int) -> tuple[str, list[str]]:
    """A report of an engagement that other outlets tell of, too."""
    told = random.Random(-1 - number // RELEVANT // chance.randrange(1, OUTLETS))
    (first, one), (second, other) = told.sample(words.LEADERS, 2)
    city, day = told.choice(words.CITIES), told.randrange(1, 28)
    what = told.choice(words.DEALINGS).format(first=first, second=second, city=city, day=f"May {day}, 2024")
    topics = " and ".join(chance.sample(words.TOPICS, 2))
    lead = f"{what} {chance.choice(words.TALKED).format(topics=topics)}"
    rest = [f"{chance.choice(words.ADDED).format(one=one, other=other)} {_sentence(chance)}" for _ in range(3)]
    return chance.choice(words.TITLES).format(one=one, other=other, city=city), [lead, *rest, _paragraph(chance)]


def _other(chance: random.Random) -> tuple[str, list[str]]:
    paragraphs = [_paragraph(chance) for _ in range(chance.randrange(4, 12))]
    if chance.random() < 0.2:  # sport and markets name countries without any dealings between them
        one, other = chance.sample(words.COUNTRIES, 2)
        paragraphs.insert(1, chance.choice(words.RIVALS).format(one=one, other=other))
    return _headline(chance), paragraphs


def _headline(chance: random.Random) -> str:
    return f"{chance.choice(words.SUBJECTS)} {chance.choice(words.VERBS)} {chance.choice(words.OBJECTS)}".capitalize()


def _sentence(chance: random.Random) -> str:
    parts = (words.OPENINGS, words.SUBJECTS, words.VERBS, words.OBJECTS, words.ENDINGS)
    text = " ".join(filter(None, (chance.choice(part) for part in parts)))
    return f"{text[:1].upper()}{text[1:]}."


def _paragraph(chance: random.Random) -> str:
    return " ".join(_sentence(chance) for _ in range(chance.randrange(2, 6)))


def record(url: str, markup: str) -> bytes:
    """A compressed record of a web archive."""
    body = markup.encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(body) + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{zlib.crc32(url.encode()):032x}>\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: 2024-05-16T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    packer = zlib.compressobj(1, wbits=31)
    return packer.compress(head.encode() + http + b"\r\n\r\n") + packer.flush()


def make(folder: Path, pages: int) -> str:
    """Write the day as WARC files, those that are not there yet; what was made, in words."""
    folder = folder / CRAWL
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [(folder / f"crawl-{pages}-{number:02}.warc.gz", number, pages) for number in range(FILES)]
    if strange := set(folder.glob("*.warc.gz")) - {path for path, _, _ in wanted}:
        raise SystemExit(f"{folder} holds another day ({min(strange).name}): name another folder")
    missing = [one for one in wanted if not one[0].exists()]
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(_written, *zip(*missing, strict=True))) if missing else None
    size = sum(path.stat().st_size for path, _, _ in wanted)
    return f"{pages:,} pages, {size / 1e6:,.0f} MB compressed: {FILES} files in {folder}, {len(missing)} made now"


def _written(path: Path, number: int, pages: int) -> None:
    part = path.with_suffix(".part")
    with part.open("wb") as handle:
        for one in range(number, pages, FILES):
            handle.write(record(*page(one)))
    part.rename(path)


def run(folder: Path, workers: int) -> None:
    """From the files to a linked chronicle; what it cost."""
    out = folder / "out"
    wall = cpu = 0.0
    for step in (
        ["batch", "run", f"{folder / CRAWL}", "--out", f"{out}", "--workers", f"{workers}"],
        ["batch", "merge", f"{out}", "--db", f"{folder / 'chronicle.db'}"],
    ):
        told = run_measured(step, quiet=False)
        peaks = ", ".join(f"{peak:.0f}" for peak in told.peaks)
        print(f"{' '.join(step[:2])}: {told.wall:.0f} s wall, {told.cpu:.0f} s CPU, peak MB of each process: {peaks}")
        if told.code:
            raise SystemExit(f"{' '.join(step[:2])} ended with code {told.code}: run the same command again to go on")
        wall, cpu = wall + told.wall, cpu + told.cpu
    load = f"{cores()} cores, load {os.getloadavg()[0]:.1f}"
    print(f"file to linked chronicle: {wall / 60:.1f} minutes wall, {cpu:.0f} s CPU; {load}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.newsday", description=__doc__)
    parser.add_argument("what", choices=("make", "run", "all"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=300_000)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    if options.what != "run":
        print(make(options.folder, options.pages))
    if options.what != "make":
        run(options.folder, options.workers)


if __name__ == "__main__":
    main()

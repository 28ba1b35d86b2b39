"""Writing the package: all files beside the folder first, then the folder in its place, whole or not at all."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import msgspec

from summitry.errors import InvalidInput
from summitry.export import derive
from summitry.export.content import Content
from summitry.export.derive.plain import write_rows
from summitry.export.exporters import WriteOptions, exporter, write
from summitry.export.licences import is_open
from summitry.export.replication.citation import citation
from summitry.export.replication.codebook import codebook_csv, codebook_markdown
from summitry.export.replication.datapackage import datapackage
from summitry.export.replication.readiness import Check, checks, readiness
from summitry.export.replication.readme import readme, texts_told
from summitry.export.schema import schema

_PREFIX = "summitry.export.derive."
FILES: Mapping[str, str] = {
    "README.md": "this page",
    "CODEBOOK.md": "every table and column; codebook.csv is the same as a table",
    "READINESS.md": "what is missing before a deposit",
    "CITATION.cff": "how to cite these data",
    "datapackage.json": "the CSV tables with types and keys (Frictionless Data Package)",
    "data/csv": "every table as CSV in UTF-8",
    "data/parquet": "every table as Parquet",
    "data/stata": "every table as .dta, version 118",
    "data/chronicle.sqlite": "all tables as one SQLite file",
    "data/texts.jsonl": "full texts of the documents that may be in this package",
    "sources": "the sources as BibTeX, RIS and CSL-JSON",
    "rules": "the counting rule",
    "code/rebuild.py": "builds the derived tables anew and checks everything",
    "SHA256SUMS": "checksums of all files: sha256sum -c SHA256SUMS",
}


class PackageOptions(msgspec.Struct, frozen=True, kw_only=True):
    """`ruled`: a counting rule was chosen; `rule_text` is its file."""

    title: str = "Replication data"
    authors: tuple[str, ...] = ()
    ruled: bool = False
    rule_text: str = ""


class Packed(msgspec.Struct, frozen=True):
    """The files of the package with their sizes in bytes, and the checks of its readiness."""

    files: Mapping[str, int]
    checks: tuple[Check, ...]

    @property
    def ready(self) -> bool:
        """Whether nothing that blocks a deposit is missing."""
        return not any(one.open and one.blocks for one in self.checks)


def write_package(content: Content, out: Path, options: PackageOptions) -> Packed:
    """Write the package into the new or empty folder `out`.

    Raises InvalidInput where `out` holds something already, or cannot be written, or a library is missing.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise InvalidInput(f"{out} is there already and not empty", hint="name a new folder with --out")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
    except OSError as problem:
        said = problem.strerror or str(problem)
        raise InvalidInput(f"cannot write {out}: {said}", hint="name another folder with --out") from problem
    try:
        packed = _fill(made, content, options)
        made.chmod(0o755)
        made.replace(out)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
    return packed


def _fill(folder: Path, content: Content, options: PackageOptions) -> Packed:
    shared = content.holdings.shared
    inside, left = _texts(folder / "data", content)
    _data(folder, content)
    for name, data in code_files():
        _put(folder / "code" / name, data)
    _put(folder / "rules" / f"{content.holdings.rule}.toml", options.rule_text.encode("utf-8"))
    found = tuple(
        checks(
            content, ruled=options.ruled, named=bool(options.authors), complete=content.holdings.complete,
            texts=not shared and inside > 0,
        )
    )  # fmt: skip
    pages = {
        "README.md": readme(
            content, options.title, options.rule_text, FILES, texts_told(shared=shared, inside=inside, left=left)
        ),
        "CODEBOOK.md": codebook_markdown(content),
        "codebook.csv": codebook_csv(content),
        "CITATION.cff": citation(content, options.title, options.authors),
        "READINESS.md": readiness(found),
    }
    for name, text in pages.items():
        _put(folder / name, text.encode("utf-8"))
    _put(folder / "datapackage.json", datapackage(content, options.title))
    return Packed(_sums(folder), found)


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _texts(folder: Path, content: Content) -> tuple[int, int]:
    """Full texts: all, or in a share-safe package those under open licences; how many are inside and left out."""
    held = [one for _, one in sorted(content.holdings.documents.items())]
    kept = [one for one in held if not content.holdings.shared or is_open(one.licence)]
    lines = [
        msgspec.json.encode({"doc_id": one.doc_id, "licence": one.licence, "title": one.title, "text": one.text})
        + b"\n"
        for one in kept
    ]
    _put(folder / "texts.jsonl", b"".join(lines))
    return len(kept), len(held) - len(kept)


def _data(folder: Path, content: Content) -> None:
    for name in ("csv", "parquet", "stata"):
        (folder / "data" / name).mkdir()
    for table in schema().tables.values():
        chosen = WriteOptions(table.name)
        made = io.StringIO(newline="")
        write_rows(made, table.columns, table.bare, content[table.name])
        _put(folder / "data" / "csv" / f"{table.name}.csv", made.getvalue().encode("utf-8"))
        for name, ending in (("parquet", "parquet"), ("stata", "dta")):
            write(exporter(name), content, folder / "data" / name / f"{table.name}.{ending}", chosen)
    write(exporter("sqlite"), content, folder / "data" / "chronicle.sqlite", WriteOptions())
    (folder / "sources").mkdir()
    for name, file in (("bibtex", "sources.bib"), ("ris", "sources.ris"), ("csl-json", "sources.csl.json")):
        write(exporter(name), content, folder / "sources" / file, WriteOptions())


def code_files() -> Iterator[tuple[str, bytes]]:
    """The modules that compute the derived tables, importing one another as files of one folder."""
    for path in sorted(Path(derive.__file__).parent.iterdir()):
        if path.suffix in (".py", ".toml") and path.name != "__init__.py":
            yield path.name, path.read_text(encoding="utf-8").replace(f"from {_PREFIX}", "from ").encode("utf-8")


def _sums(folder: Path) -> dict[str, int]:
    """Write the checksums of all files; their sizes."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    names = [path.relative_to(folder).as_posix() for path in paths]
    lines = [f"{sha256(path.read_bytes()).hexdigest()}  {name}\n" for path, name in zip(paths, names, strict=True)]
    _put(folder / "SHA256SUMS", "".join(lines).encode("utf-8"))
    return {name: path.stat().st_size for path, name in zip(paths, names, strict=True)}

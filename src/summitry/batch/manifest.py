"""The manifest of a shard: what it is to do, written before it begins, so that it can go on after any end."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from summitry.batch.account import BatchAccount
from summitry.batch.plan import Shard, Task
from summitry.errors import InvalidInput

FOLDER = "shards"


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What decides the result, the tasks, and the account once all is done."""

    sources: tuple[str, ...]
    shard: Shard
    extractor: str
    lang: str | None
    keep: str
    tasks: tuple[Task, ...]
    account: BatchAccount | None = None

    @property
    def asked(self) -> tuple[object, ...]:
        """What a later run must ask for, too."""
        return self.sources, self.shard, self.extractor, self.lang, self.keep

    def path(self, out: Path) -> Path:
        """Where it lies in the folder of results."""
        return out / FOLDER / f"{self.shard.name}.json"

    def write(self, out: Path) -> None:
        """Put it there as a whole."""
        path = self.path(out)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            part.write_bytes(msgspec.json.format(msgspec.json.encode(self), indent=1))
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


def begun(wanted: Manifest, out: Path) -> Manifest:
    """The manifest of an earlier run of the same, or this one, written.

    Raises InvalidInput when the folder holds results of something else.
    """
    for path in sorted((out / FOLDER).glob("*.json")):
        held = msgspec.json.decode(path.read_bytes(), type=Manifest)
        if held.asked[:1] + held.asked[2:] != wanted.asked[:1] + wanted.asked[2:] or held.shard.of != wanted.shard.of:
            raise InvalidInput(
                f"{out} holds results of other sources, options or rules ({path.name})",
                hint="name another folder with --out, or remove this one",
            )
        if held.shard == wanted.shard:
            return held
    wanted.write(out)
    return wanted


def all_manifests(out: Path) -> list[Manifest]:
    """Every shard's manifest. Raises InvalidInput where there is none or one is not finished."""
    found = [msgspec.json.decode(path.read_bytes(), type=Manifest) for path in sorted((out / FOLDER).glob("*.json"))]
    if not found:
        raise InvalidInput(f"{out} holds no results of a batch", hint="run `summitry batch run` first")
    wanted = {Shard(number, found[0].shard.of) for number in range(1, found[0].shard.of + 1)}
    lacking = sorted((wanted - {one.shard for one in found if one.account is not None}), key=str)
    if lacking:
        raise InvalidInput(
            f"shards are not finished: {', '.join(map(str, lacking))}", hint="run them again with --shard; they go on"
        )
    return found

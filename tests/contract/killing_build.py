"""A build in which a document that begins with KILL ends the process that codes it: run by test_workers."""

from __future__ import annotations

import sys

import deadly  # noqa: F401 - in each worker too: a spawned process reads this file

from summitry.run import BuildOptions, build

if __name__ == "__main__":
    report = build(sys.argv[1], sys.argv[2], BuildOptions(workers=2))
    reasons = [note.reason for note in report.account.notes]
    sys.stdout.write(", ".join(f"{reasons.count(one)} {one}" for one in sorted(set(reasons))))

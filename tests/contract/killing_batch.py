"""A batch in which a document that begins with KILL ends the process that codes it: run by test_batch."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import deadly  # noqa: F401 - in each worker too: a spawned process reads this file

from summitry.batch.running import BatchOptions, run_shard

if __name__ == "__main__":
    account = run_shard([sys.argv[1]], BatchOptions(out=Path(sys.argv[2]), workers=2))
    sys.stdout.write(json.dumps(dict(sorted(account.documents.items()))))

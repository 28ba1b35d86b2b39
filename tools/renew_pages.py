"""Bring everything in the pages that is generated up to date: commands, sessions, picture.

    python tools/renew_pages.py              all of it
    python tools/renew_pages.py docs/x.md    the sessions of these pages alone

Read what changed (`git diff`) before you commit it: the sessions are what a newcomer sees first.
"""

from __future__ import annotations

import sys

import commands_page
import readme_picture
import readme_session

if __name__ == "__main__":
    if not sys.argv[1:]:
        commands_page.main([])
        readme_picture.main()
    readme_session.main(sys.argv[1:])

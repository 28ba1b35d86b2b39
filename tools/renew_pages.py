"""Bring everything in the pages that is generated up to date: commands, sessions, picture.

    python tools/renew_pages.py

Read what changed (`git diff`) before you commit it: the sessions are what a newcomer sees first.
"""

from __future__ import annotations

import commands_page
import readme_picture
import readme_session

if __name__ == "__main__":
    commands_page.main([])
    readme_session.main([])
    readme_picture.main()

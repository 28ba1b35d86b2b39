"""Small table folders for the tests."""

from __future__ import annotations

from pathlib import Path

#: a lexicon of one state, one office and two holders, right in every way
SOUND = {
    "states.csv": (
        "id,name_en,since,until,cow,part_of\n"
        "RUS,Russia,1991-12-25,,365,SUN ..1991-12-24\n"
        "SUN,Soviet Union,1922-12-30,1991-12-26,365,\n"
    ),
    "people/one.csv": (
        "id,name_en,short_en,variants\nboris-yeltsin,Boris Yeltsin,Yeltsin,\nvladimir-putin,Vladimir Putin,Putin,\n"
    ),
    "offices/one.csv": "id,polity,rank,title_en,note\nRUS.president,RUS,head_of_state,President,\n",
    "terms/one.csv": (
        "person,office,start,end,basis,note\n"
        "boris-yeltsin,RUS.president,1991-12-25,1999-12-31,regular,\n"
        "vladimir-putin,RUS.president,1999-12-31,2008-05-07,regular,\n"
    ),
}


def write_tables(folder: Path, tables: dict[str, str]) -> Path:
    """Write the files and return the folder."""
    for name, content in tables.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def with_lines(**extra: str) -> dict[str, str]:
    """The sound tables with lines added: `terms` for terms/one.csv and so on."""
    files = {"states": "states.csv", "people": "people/one.csv", "offices": "offices/one.csv", "terms": "terms/one.csv"}
    tables = dict(SOUND)
    for name, lines in extra.items():
        tables[files[name]] += lines + "\n"
    return tables

"""Words of the synthetic day of news; all of it made up for this project."""

from __future__ import annotations

OUTLETS = [
    f"{a}-{b}"
    for a in ("valley", "harbour", "northern", "coast", "river", "upland", "market", "city")
    for b in ("herald", "post", "courier", "gazette", "times", "observer", "echo", "star")
]
SECTIONS = ["news", "local", "sport", "weather", "business", "culture", "food", "travel", "opinion", "jobs", "homes"]
HEAD = (
    "<style>body{font:16px serif;margin:0 auto;max-width:60em}nav li{display:inline}aside{float:right}</style>"
    "<script>window.page={ready:false,slots:[1,2,3],load:function(n){return n*2}};"
    "document.addEventListener('click',function(e){page.ready=true});</script>"
)
FOOTER = "<p>About us</p><p>Subscribe to the newsletter</p><p>Terms of use</p><p>Contact the desk</p>"
OPENINGS = [
    "",
    "",
    "on Tuesday morning",
    "after weeks of rain",
    "as expected",
    "for the third year",
    "at the old mill",
    "by the end of the week",
    "to the surprise of many",
    "in spite of the cost",
    "earlier this month",
]
SUBJECTS = [
    "the town council",
    "the bakery on the corner",
    "a group of pupils",
    "the football club",
    "the water board",
    "a retired teacher",
    "the village choir",
    "the new bridge",
    "a family of four",
    "the bus company",
    "the library",
    "a young engineer",
    "the farmers' market",
    "the hospital",
    "the theatre",
    "a cyclist",
    "the orchestra",
    "the swimming pool",
    "the district court",
    "a volunteer fire crew",
]
VERBS = [
    "opened",
    "announced",
    "repaired",
    "won",
    "lost",
    "painted",
    "closed",
    "celebrated",
    "planned",
    "visited",
    "sold",
    "bought",
    "discussed",
    "welcomed",
    "finished",
    "cancelled",
    "hosted",
    "rebuilt",
    "met",
    "praised",
]
OBJECTS = [
    "the summer fair",
    "a row of houses",
    "the school roof",
    "the second half",
    "a long dispute",
    "its budget",
    "the evening service",
    "a record harvest",
    "the main road",
    "a small exhibition",
    "the annual prize",
    "the playground",
    "a charity race",
    "the winter timetable",
    "two hundred trees",
    "the car park",
    "a cup final",
    "the recipe for plum cake",
    "the night shift",
    "a meeting of neighbours",
]
ENDINGS = [
    "",
    "",
    "near the station",
    "with help from volunteers",
    "under a clear sky",
    "for the first time",
    "in front of a large crowd",
    "at a cost of two million",
    "without any delay",
    "beside the river",
    "after talks with residents",
    "before the holidays",
    "and nobody was hurt",
]
COUNTRIES = ["France", "Italy", "Brazil", "Japan", "Spain", "Germany", "Mexico", "Kenya", "Poland", "Australia"]
RIVALS = [
    "{one} beat {other} by two goals in the second half.",
    "Shares in {one} rose while those in {other} fell.",
    "Recipes from {one} and {other} were on the menu.",
    "The tour took visitors from {one} to {other}.",
]
LEADERS = [
    ("Chinese President Xi Jinping", "Xi"),
    ("Russian President Vladimir Putin", "Putin"),
    ("U.S. President Joe Biden", "Biden"),
    ("French President Emmanuel Macron", "Macron"),
    ("German Chancellor Olaf Scholz", "Scholz"),
    ("Indian Prime Minister Narendra Modi", "Modi"),
    ("Japanese Prime Minister Fumio Kishida", "Kishida"),
    ("Brazilian President Lula da Silva", "Lula"),
    ("Turkish President Recep Tayyip Erdogan", "Erdogan"),
    ("Ukrainian President Volodymyr Zelenskyy", "Zelenskyy"),
    ("Italian Prime Minister Giorgia Meloni", "Meloni"),
    ("Hungarian Prime Minister Viktor Orban", "Orban"),
    ("South African President Cyril Ramaphosa", "Ramaphosa"),
    ("Indonesian President Joko Widodo", "Widodo"),
]
CITIES = ["Beijing", "Moscow", "Paris", "Berlin", "New Delhi", "Tokyo", "Brasilia", "Ankara", "Rome", "Budapest"]
DEALINGS = [
    "{first} met with {second} in {city} on {day}.",
    "{first} held talks with {second} in {city} on {day}.",
    "{first} spoke by phone with {second} on {day}.",
    "{first} received {second} in {city} on {day}.",
    "{first} arrived in {city} on {day} for a three-day state visit and met {second}.",
    "{first} will meet {second} in {city} on {day}.",
]
TITLES = ["{one} meets {other} in {city}", "{one} and {other} hold talks", "{one}, {other} discuss ties in {city}"]
TALKED = ["They discussed {topics}.", "On the table were {topics}.", "The two leaders spoke of {topics}."]
TOPICS = ["trade", "a gas pipeline", "security", "student exchanges", "grain", "air traffic", "climate", "debts"]
ADDED = [
    "{one} said that the talks had been useful.",
    "{other} thanked his host for a warm welcome.",
    "{one} stressed the role of the two countries.",
    "{other} said that trade had grown to $20 billion in 2023.",
]

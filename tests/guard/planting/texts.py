"""A drawing and a note in plain text, with their hidden places."""

from tests.guard.planting.marks import Marks


def logo(marks: Marks) -> bytes:
    split = marks["svg text split by tspan"].pieces
    return f"""<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">
<title>{marks["svg title"]}</title><desc>{marks["svg desc"]}</desc>
<metadata><about>{marks["svg metadata"]}</about></metadata>
<!-- drawn for {marks["svg comment"]} -->
<g id="{marks["svg id"]}"><text x="1" y="9">{marks["svg text"]}</text></g>
<text x="1" y="20">{split[0]}<tspan fill="red">{split[1]}</tspan>{split[2]}</text>
</svg>""".encode()


def note(marks: Marks) -> bytes:
    bold = marks["name split by bold markup"].pieces
    return f"""---
client: {marks["front matter"]}
---

# {marks["heading"]}

<!-- {marks["HTML comment"]} -->

![{marks["image alt"]}](plan.png "{marks["image title"]}")

See [the plan](https://{marks["link URL"].lower()}.example/plan).

Written for {bold[0]}**{bold[1]}**{bold[2]}.

[unused]: https://example.org "{marks["unused link reference title"]}"
""".encode()

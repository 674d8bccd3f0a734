"""The shapes of rich text, down to its smallest parts."""

from sandbox.blocks.checks import Check, Shape, choice, flag, integer, listing, one_of, shaped, string

STYLE = shaped(
    Shape(
        {},
        {
            "bold": flag,
            "italic": flag,
            "strike": flag,
            "code": flag,
            "underline": flag,
            "highlight": flag,
            "client_highlight": flag,
            "unlink": flag,
        },
    )
)
STYLED: dict[str, Check] = {"style": STYLE}

PARTS: dict[str, Shape] = {
    "text": Shape({"text": string()}, STYLED),
    "link": Shape({"url": string()}, {**STYLED, "text": string(), "unsafe": flag}),
    "user": Shape({"user_id": string()}, STYLED),
    "usergroup": Shape({"usergroup_id": string()}, STYLED),
    "channel": Shape({"channel_id": string()}, STYLED),
    "team": Shape({"team_id": string()}, STYLED),
    "emoji": Shape({"name": string()}, {**STYLED, "unicode": string(), "skin_tone": integer()}),
    "date": Shape({"timestamp": integer(), "format": string()}, {**STYLED, "url": string(), "fallback": string()}),
    "broadcast": Shape({"range": choice("here", "channel", "everyone")}, STYLED),
    "color": Shape({"value": string()}, STYLED),
}
PART = one_of(PARTS)
SECTION = Shape({"elements": listing(PART, least=0)})
BORDER: dict[str, Check] = {"border": integer(most=1)}

PARAGRAPHS: dict[str, Shape] = {
    "rich_text_section": SECTION,
    "rich_text_quote": Shape({"elements": listing(PART, least=0)}, BORDER),
    "rich_text_preformatted": Shape(
        {"elements": listing(one_of(PARTS, ("text", "link")), least=0)}, {**BORDER, "language": string()}
    ),
    "rich_text_list": Shape(
        {
            "style": choice("bullet", "ordered"),
            "elements": listing(one_of({"rich_text_section": SECTION})),
        },
        {**BORDER, "indent": integer(most=8), "offset": integer()},
    ),
}
RICH_TEXT = Shape({"elements": listing(one_of(PARAGRAPHS))}, {"block_id": string("block_id")})

"""SVG to PNG, by resvg with the bundled font alone: the same bytes on every machine."""

from pathlib import Path

FONTS = Path(__file__).parent / "fonts"


def png_of(svg: str) -> bytes:
    """The picture as PNG. Takes some tens of milliseconds: not for the event loop. ValueError for what is no SVG."""
    import resvg_py  # noqa: PLC0415 - 19 MB that only those who draw need

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            skip_system_fonts=True,
            font_files=[str(FONTS / "Roboto-Regular.ttf"), str(FONTS / "Roboto-Bold.ttf")],
            font_family="Roboto",
            sans_serif_family="Roboto",
        )
    )

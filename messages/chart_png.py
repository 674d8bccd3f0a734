"""SVG to PNG, by resvg with the bundled font alone: the same picture on every machine.

resvg holds Python's global lock for the 50 to 200 ms that it draws, in which nothing else of the process would run: so
it draws in a process of its own, for which this file is the program (SVG in, PNG out).
"""

import subprocess
import sys
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
SECONDS = 15.0


def png_of(svg: str) -> bytes:
    """The picture as PNG; waits for it, so not for the event loop. ValueError for what is no SVG, TimeoutExpired
    where it takes longer than SECONDS."""
    program = [sys.executable, "-I", str(Path(__file__))]
    # Our own interpreter on our own file; what is drawn comes in as data.
    done = subprocess.run(program, input=svg.encode(), capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    if done.returncode != 0:
        raise ValueError(f"not drawn: {done.stderr.decode(errors='replace')[-200:]}")
    return done.stdout


def draw(svg: str) -> bytes:
    """The picture, drawn in this process."""
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


if __name__ == "__main__":
    sys.stdout.buffer.write(draw(sys.stdin.buffer.read().decode()))

"""`python -m messages.extract` brings the catalogues up to date with the sources; `--check` only looks."""

import sys

from messages.catalogue import TRANSLATED, problems, update


def main(arguments: list[str]) -> int:
    """0 when every language is complete, else 1 with each problem on a line."""
    if "--check" not in arguments:
        for language in TRANSLATED:
            update(language)
    found = [f"{language}: {problem}" for language in TRANSLATED for problem in problems(language)]
    print("\n".join(found) if found else "Every sentence is translated.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

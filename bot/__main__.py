"""`python -m bot` is `okr-bot`."""

from bot.cli import main

if __name__ == "__main__":
    main()

"""The workspace in a browser: what people see, live, and everything they can do there."""

from sandbox.page.guide import Guide, Step

__all__ = ["Guide", "Step"]

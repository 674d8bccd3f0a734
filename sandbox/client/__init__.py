"""Drives a sandbox that runs in another process, with the same verbs as the one in this process."""

from sandbox.client.remote import RemoteSandbox

__all__ = ["RemoteSandbox"]

"""The commands of `okr-bot`, a file each; every file has its click command under the name `command`."""

"""Small company files for tests: the same company as YAML and as CSV."""

from pathlib import Path

DATA = Path(__file__).parent / "data"
YAML = (DATA / "acme.yml").read_text(encoding="utf-8")
CSV = (DATA / "acme.csv").read_text(encoding="utf-8")

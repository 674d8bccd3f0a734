# The bot in a container, on HTTP: docs/production.md says how it is run.
FROM python:3.12-slim AS build
RUN pip install --no-cache-dir "uv>=0.9,<1"
WORKDIR /srv/okr-bot
COPY pyproject.toml uv.lock README.md LICENSE manifest.yml ./
RUN uv sync --locked --no-default-groups --extra postgres --no-install-project
COPY bot bot
COPY handlers handlers
COPY okr okr
COPY storage storage
COPY messages messages
COPY sandbox sandbox
RUN uv sync --locked --no-default-groups --extra postgres --no-editable

FROM python:3.12-slim
RUN useradd --uid 10001 --create-home okr
WORKDIR /home/okr
COPY --from=build /srv/okr-bot/.venv /srv/okr-bot/.venv
ENV PATH=/srv/okr-bot/.venv/bin:$PATH PYTHONUNBUFFERED=1 OKR_HOST=0.0.0.0 PORT=3000 OKR_LOG_FORMAT=json
USER okr
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["python", "-c", \
    "import os, urllib.request as r; r.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/healthz', timeout=4)"]
CMD ["okr-bot", "run"]

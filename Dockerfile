ARG PYTHON=3.13

# The build stage has uv, caches and sources; nothing of it but the finished environment goes on.
FROM python:${PYTHON}-slim AS build
# The same uv as in the Makefile.
ARG UV_VERSION=0.13.9
RUN pip install --no-cache-dir --disable-pip-version-check uv==${UV_VERSION}
ENV UV_PROJECT_ENVIRONMENT=/opt/mentorbot \
    UV_PYTHON_DOWNLOADS=never \
    UV_COMPILE_BYTECODE=1 \
    UV_LINK_MODE=copy
WORKDIR /src
# --build-arg EXTRAS="--extra semantic" adds the sentence encoder.
ARG EXTRAS=""

# The locked dependencies first: this layer stays as long as uv.lock does.
COPY pyproject.toml uv.lock ./
RUN --mount=type=cache,target=/root/.cache/uv uv sync --locked --no-dev --no-install-project ${EXTRAS}

COPY README.md LICENSE ./
COPY bot bot
COPY handlers handlers
COPY models models
COPY migrations migrations
RUN --mount=type=cache,target=/root/.cache/uv uv sync --locked --no-dev --no-editable ${EXTRAS}


FROM python:${PYTHON}-slim
LABEL org.opencontainers.image.title="mentorbot" \
      org.opencontainers.image.description="A chat bot that runs a company's mentorship programs inside Slack." \
      org.opencontainers.image.licenses="MIT"
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /data --shell /usr/sbin/nologin mentorbot \
    && install --directory --owner=mentorbot --group=mentorbot /data
# For names on certificates in scripts that the font we bring along does not have.
RUN apt-get update \
    && apt-get install -y --no-install-recommends fonts-noto-core fonts-noto-cjk \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /opt/mentorbot /opt/mentorbot

# A container is reached over its own network, hence 0.0.0.0; publish the port to as few as need it.
ENV PATH=/opt/mentorbot/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DATABASE_URL=sqlite:////data/mentorbot.db \
    HOST=0.0.0.0 \
    PORT=3000 \
    LOG_FORMAT=json

# By number, so that an orchestrator can see that it is not root.
USER 10001:10001
# All that is ever written; the rest may be mounted read-only.
WORKDIR /data
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM

# http.client and not urllib, which would ask a proxy for the way to ourselves.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import http.client, os, sys; c = http.client.HTTPConnection('127.0.0.1', int(os.environ.get('PORT') or 3000), timeout=3); c.request('GET', '/healthz'); sys.exit(c.getresponse().status != 200)"]

ENTRYPOINT ["mentorbot"]
CMD ["run"]

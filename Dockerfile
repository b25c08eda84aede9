# numcheck with the readers and writers of office files, PDF and tables:
#   docker build -t numcheck .
#   docker run --rm -v "$PWD:/work:ro" numcheck check draft.docx
FROM python:3.11-slim-bookworm AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE THIRD_PARTY_NOTICES.md ./
COPY docs/numcheck.1 docs/numcheck.1
COPY numcheck numcheck
RUN python -m venv /opt/numcheck \
    && /opt/numcheck/bin/python -m pip install --no-cache-dir --disable-pip-version-check '.[docx,odt,pdf,xlsx,html,statistics,serve,mcp]'

FROM python:3.11-slim-bookworm
COPY --from=build /opt/numcheck /opt/numcheck
ENV PATH=/opt/numcheck/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1
# Nobody: it reads what is mounted, and writes where the mount lets it.
USER 65534:65534
WORKDIR /work
ENTRYPOINT ["numcheck"]
CMD ["--help"]

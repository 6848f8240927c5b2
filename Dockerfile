# One image for web, worker and beat; docker-compose.yml says which command each runs.
FROM python:3.13-slim AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /app
RUN python -m venv /app/.venv
COPY requirements.txt ./
RUN .venv/bin/pip install --require-hashes -r requirements.txt
COPY . .
# Collects the static files under names by their content. The key is for this step alone and stays in no layer.
RUN SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
    ALLOWED_HOSTS=localhost .venv/bin/python manage.py collectstatic --noinput

FROM python:3.13-slim
RUN useradd --system --uid 10001 --create-home hellowork \
    && install -d -o hellowork -g hellowork /data/files /data/beat
WORKDIR /app
COPY --from=build --chown=root:root /app /app
ENV PATH="/app/.venv/bin:$PATH" PYTHONUNBUFFERED=1 PRIVATE_FILES_ROOT=/data/files
USER hellowork
EXPOSE 8000
CMD ["gunicorn", "hellowork.wsgi:application", "--bind", "0.0.0.0:8000", "--workers", "2", "--threads", "4", "--preload", "--limit-request-line", "8190", "--access-logfile", "-"]

"""The Celery application. Tasks only wake what the database already knows is due."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hellowork.settings")

app = Celery("hellowork")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

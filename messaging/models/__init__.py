from messaging.models.message import Message
from messaging.models.read_mark import ReadMark
from messaging.models.thread import Thread

__all__ = ["Message", "ReadMark", "Thread"]

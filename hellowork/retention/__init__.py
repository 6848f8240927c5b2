"""How long what is known about people is kept, as data: one class for every personal field (design rule 12)."""

from hellowork.retention.table import GONE, RetentionClass, Then, all_classes, discover, gone

__all__ = ["GONE", "RetentionClass", "Then", "all_classes", "discover", "gone"]

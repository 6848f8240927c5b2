"""Paper by typst, in real Japanese type: `render` makes a PDF in memory from a template and plain values.

The type is BIZ UDPGothic, and Noto Sans JP for the 5,257 signs it lacks (𠮷 among them), so that every name comes
out as it is written. Both under the SIL Open Font License (`fonts/OFL-*.txt`); no font of the system is used.
"""

from hellowork.pdf.paper import PaperError, render

__all__ = ["PaperError", "render"]

"""Paper by typst, in real Japanese type: `render` makes a PDF in memory from a template and plain values.

The type is BIZ UDPGothic (SIL Open Font License, `fonts/OFL.txt`); it draws 髙﨑𠮷 and runs without system fonts.
"""

from hellowork.pdf.paper import PaperError, render

__all__ = ["PaperError", "render"]

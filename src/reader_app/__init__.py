"""研读 (Yandu): a desktop reader for people who study commentary articles.

The layers, from the bottom: `domain`, then `documents`, `storage`, `search` and `formats` side by side, then
`services`, then `ui` and `cli`, and `app` on top, which wires them. See ARCHITECTURE.md.
"""

__version__ = "0.1.0"

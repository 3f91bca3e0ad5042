"""The open article: a native text document made from blocks, marks painted behind it, notes beside it."""

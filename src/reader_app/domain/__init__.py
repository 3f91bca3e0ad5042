"""The words of the trade: frozen values and pure functions on them. Standard library only."""

"""The two left columns of the window: shelves of the library, and the articles on the chosen one."""

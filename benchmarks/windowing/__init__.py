"""The parts of `benchmarks.window`: keystrokes until results are painted, and the ticks of a window."""

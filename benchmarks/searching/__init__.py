"""The parts of `benchmarks.search`: a library, questions, the truth, engines, measuring, a report."""

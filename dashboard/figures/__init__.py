"""Pictures: pure functions from tables to plotly figures."""

"""Plotly figures: values in, figure out. Plotly and SciPy are imported where a figure is made, not before."""

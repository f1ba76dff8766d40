"""A map as shapes, before anyone paints it."""

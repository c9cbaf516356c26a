"""Finding changes in office and attributions in the text of one report."""

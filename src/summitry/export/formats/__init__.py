"""One file a format; `summitry.export.exporters` lists them."""

"""Views → pages and files as plain values. ``urls`` owns every address, ``numbers`` every number and date."""

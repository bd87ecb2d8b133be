"""Drawings made into PNG, with a font that comes with the program, and kept from one build to the next."""

from paraply.pictures.gallery import PLACE, gallery_in, gallery_of
from paraply.pictures.renderer import png_of

__all__ = ["PLACE", "gallery_in", "gallery_of", "png_of"]

"""Files on disk: written whole, swapped, packed, linked, and why the system refused."""

"""YAML and the texts of content files: read strictly, found by line, edited byte for byte, formatted."""

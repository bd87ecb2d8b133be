"""The pictures of the handbook, all of Exempelkommunen; ``make pictures ONLY=handbok`` takes them anew.

A page says the same without them: a picture shows only what the step tells.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Picture:
    """A file in ``docs/assets/handbook/`` without its ending, its size in CSS pixels, and what it shows."""

    name: str
    width: int
    height: int
    alt: str
    caption: str

    @property
    def address(self) -> str:
        """Where the file is published."""
        return f"assets/handbook/{self.name}.webp"


PAGE: Final = Picture(
    "sidan",
    360,
    600,
    "Sidan på en telefon. Överst står: Du får beslut om bygglov senast sju veckor efter att din ansökan är "
    "komplett. Därunder står om löftet hölls, och vad du kan göra.",
    "Så blir sidan när den nya lydelsen gäller. Exempelkommunen är påhittad.",
)
FOUND: Final = Picture(
    "felet",
    720,
    210,
    "Raden med siffran 92,9 i måttets fil. Under den står: har decimalkomma. Skriv 92.9.",
    "På GitHub och GitLab står felet under raden, med det du kan skriva i stället.",
)
COMMENT: Final = Picture(
    "kommentaren",
    720,
    484,
    "En kommentar med rubriken Det här ändras. Löftet om bygglov får en annan bedömning. "
    "Resultatet för 2025 ändras. En ny ordalydelse visas från 1 januari 2027.",
    "På GitHub och GitLab berättar en kommentar vad som ändras. Den skrivs om vid varje ny version.",
)
REVIEW: Final = Picture(
    "granska",
    720,
    484,
    "Sidan Det här ändras. Under rubriken Löften står att bedömningen ändras, och under Resultat vilken "
    "siffra som är ny. Överst står att inget av det här är publicerat.",
    "Sidan som kommandot nämner sist. Längre ner står varje sida före och efter, också i bild.",
)
PAIR: Final = Picture(
    "fore-och-efter",
    720,
    400,
    "Två bilder av löftets sida sida vid sida, Före och Efter. Före hölls löftet, efter hölls det inte.",
    "Varje sida som ändras, så som den är och så som den blir på en telefon.",
)

PICTURES: Final = (PAGE, FOUND, COMMENT, REVIEW, PAIR)

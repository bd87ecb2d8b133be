"""The room that speaks: every sentence about numbers, periods, targets, changes and verdicts is made here.

Typed values in, whole sentences out, by grammar: what a number counts, how a period stands in a sentence, and
how a target is told. Pages, lists, feeds, descriptions and data files ask here, so that they cannot disagree.

    text            how a text begins, ends and is listed
    periods         a period inside a sentence: ``år 2025``, ``i maj 2025``, ``läsåret 2025/26``
    amounts         a number with what it counts, rounded so that it never contradicts a bound
    targets         what is to be reached: ``Målet är minst 90 procent.``
    verdicts        how it went for a measure and a promise, or why nobody can say
    changes         what has changed since before
    comparisons     a measure beside those of other municipalities
    groups          the parts of a break-down
    claims          who asked for compensation
    answers         one answer per record, which stands alone in a message
"""

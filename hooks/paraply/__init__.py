"""Paraply: a municipality's promises, goals and results as one static site section.

The package is a pipeline, load → check → derive → render, and a building with floors. A module may import
from its own floor and from those below it, never from above (``tests/test_floors.py`` holds the table):

    mkdocs_hooks        events of MkDocs in, events out; the only file that imports mkdocs
    build               build_site(root, today): the pipeline, one step per line
    render              views → pages and files as plain values; addresses, and templates, all it reads
    speech              whole sentences about figures, periods, targets and verdicts, and a record's answer
    derive              content → views: verdicts, trends, comparisons, lists; pure
    check               content → problems: one small function per rule
    numbers             every Swedish number, unit, level, date and period in text
    load                files → content and problems; known to build, not to the three above
    keyfigures          the catalogue of Kolada's key figures: chosen and worded for residents
    model               the records: nouns of the domain
    text.yamlfile       strict YAML with line numbers
    text.yamlfaults     what can be wrong in YAML, in words that say what to do
    text.pagefaults     what on a page written by hand is not shown as it is written
    text.markdownfaults what in a text is not shown as it is written, in words that say what to do
    text.notations  notations that were meant as Markdown and are none, and what to say of each
    text.linkfaults     addresses in a text that lead nowhere, and which was probably meant
    text.markdown       the Markdown of texts: what is shown of it, and where its links lead
    text.guesses        what was meant by a line at which a parser gives up
    text.conflicts      both sides of an unfinished merge
    text.slips          slips in a file of fields, told at their lines and read as they were meant
    text.cells          rows of a spreadsheet that were pasted among fields
    text.positions      the line of each key and list item of a file
    icons               the icons that Material brings: their names and drawings
    problems            findings as values
    files.os_errors     why the operating system refused to read or write
    language            the ground: words in the language people read, which all that is said passes

The ways in know the records, but neither pages nor build:

    kolada              figures fetched from Kolada into files
    trial               one way to try an edit: judged with and without, shown, asked, written whole
    importers           figures read from a spreadsheet or a CSV file
    inventory           a spreadsheet per owner for going through the promises, and the way back
    newfile             a new record, asked for field by field, and its file
    visits              visits a month, from server logs or Matomo
    past                what was published, and what a later version does to it
    changes             two versions read from git or folders, and what differs for residents

Beside the stairs are small rooms of their own, for the entry points (``mkdocs_hooks``, ``commands``), the
ways in and each other. Of the floors only ``build`` opens one,
``files.archive``:

    text.yamledit       small edits of a YAML text: what is not edited stays byte for byte
    text.formatting     content files written one way, with the same values and comments
    files.atomic        files written whole or not at all
    files.publish       build beside the old site, then swap; knows processes and folders, not content
    files.zipped        zip files that are the same bytes wherever and whenever they are made
    files.archive       a dated copy of the site in one zip file, and the check that it is whole
    files.chain         the copies of a folder: whether each follows on the one before, and what changed
    files.offline       a page's links → links that work from a folder on disk, or from an unpacked zip
    files.links         every link and anchor of a built site, checked in its files
    files.workers       jobs shared by several processes, which end with the one that began
    files.pagefiles     the pages as files that another generator builds without our hooks
    files.handbookfiles the handbook as a project of its own, which others build without our hooks
    commands            the commands of scripts/paraply.py, a module each: flags in, exit status out
    command.program     all commands by name; each is imported when it is asked for
    command.environment .venv: made when it is missing, entered when another Python runs us
    command.launch      what surrounds every command: language, output encoding, signals and OS errors
    command.commandline commands and their arguments, in the language people read, on click
    command.options     flags that several commands have, and what they read from the surroundings
    command.invocation  how a command is written on this system, as messages quote it
    command.clock       which day it is: PARAPLY_TODAY, else the moment that an entry point read
    command.configuration what a municipality's mkdocs.yml says, for commands that do not run MkDocs
    command.log         what commands print is data: nothing in it is a command to a runner of workflows
    command.guarded     programs of others run with what they print through the log
    command.findings    the findings of a check → what a person, a forge or a program reads
    command.statuses    the exit statuses of the commands that read something into the content
    serving.watch       which files changed, told by the system or seen by looking, for serve
    serving.on_demand   the site made as it is asked for, by the server of serve
    serving.at_once     the whole site made by as many processes as pay, and its links
    serving.remembered  files of an earlier build, while what they are made from is the same
    developer.messages  every text in one catalogue, for translators
    developer.schemas   the models → JSON Schema for text editors
    developer.npm       packages of npm, in the versions that a folder's lock names
    developer.tools     ruff, mypy and pytest, run as the developers' commands
    developer.supply    uv, pip-audit, CycloneDX and Cosmic Ray: they look through what is there
    developer.testtools what the tests need and pip cannot give: a browser, an HTML checker, web servers
    developer.licences  the licence of everything that is installed, and which are allowed
    preview             both versions built, and a page that shows reviewers what changes
    editor              the web form for those who write: Decap CMS, its settings made from the records
    handbook            what the handbook's Markdown takes of the program, and its pages of Material
    pictures            drawings made into PNG, and kept from one build to the next
    forge               one comment on a pull or merge request, and who reviews which file

``today`` is always a parameter; ``mkdocs_hooks`` and ``scripts/paraply.py`` read the clock. Only ``changes``
and ``editor`` ask git, and what ``changes`` finds is passed on as values. Only ``kolada`` and ``forge`` ask
others over the network. Read ``build.py`` first.
"""

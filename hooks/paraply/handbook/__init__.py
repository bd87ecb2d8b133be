"""The handbook for those who write, review and publish: Markdown in ``docs/handbok/``, in Material's frame.

Its prose is written by hand, a file a task. What the program knows (fields, rules, choices, commands) is put
in by macros, so that it is always true. Nothing of it reaches a resident's page.
"""

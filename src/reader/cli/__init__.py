"""The commands: what is typed -> the library -> JSON or text on stdout.

parser.py     what may be typed
commands.py   one function a command
payloads.py   what is printed as JSON
printing.py   what is printed for people
progress.py   how far long work is, on stderr
"""

from reader.cli.run import main

__all__ = ["main"]

"""`python -m extractor` is the `chidao` command."""

from __future__ import annotations

from extractor.cli import main

if __name__ == "__main__":
    main()

"""Run the command line as ``python -m jixiaolint``."""

from jixiaolint.cli import main

if __name__ == "__main__":
    main()

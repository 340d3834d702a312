"""python -m pipelines --help"""

from logs.without_packages import told

# The processes of the worker load this module again; what the command line needs is none of theirs.
if __name__ == "__main__":
    with told("pipelines"):
        from pipelines.command_line import main

    main()

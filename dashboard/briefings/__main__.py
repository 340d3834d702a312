"""python -m dashboard.briefings --help"""

from logs.without_packages import told

# The processes of a pool load this module again; what the command line needs is none of theirs.
if __name__ == "__main__":
    with told("dashboard.briefings"):
        from dashboard.briefings.command_line import main

    main()

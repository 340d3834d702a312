"""python -m dashboard.briefings --help"""

# The processes of a pool load this module again; what the command line needs is none of theirs.
if __name__ == "__main__":
    from dashboard.briefings.command_line import main

    main()

"""python -m dashboard.internal --help"""

from dashboard.internal.command_line import main

main()

"""python -m dashboard.users --help"""

from dashboard.users.command_line import main

main()

"""python -m dashboard.users --help"""

from logs.without_packages import told

with told("dashboard.users"):
    from dashboard.users.command_line import main

main()

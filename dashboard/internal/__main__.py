"""python -m dashboard.internal --help"""

from logs.without_packages import told

with told("dashboard.internal"):
    from dashboard.internal.command_line import main

main()

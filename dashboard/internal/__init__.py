"""What never leaves the house: a database of its own for sessions, contacts, notes, the course of occasions, drafts and the audit log."""

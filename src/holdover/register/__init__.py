"""Who held which office, from when to when: derived from the ledger, as of any day, as known on any day."""

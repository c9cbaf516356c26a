"""How the ledger's tables came to be, step by step; run whenever a ledger is opened."""

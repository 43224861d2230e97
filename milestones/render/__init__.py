"""Tables and details → text for terminals, spreadsheets, programs and documents."""

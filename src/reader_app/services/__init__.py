"""What the program can do: one plain class a capability. No Qt, no SQL, no Whoosh."""

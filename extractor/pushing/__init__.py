"""Tasks on a server: created or updated by id, in the only room that opens a socket."""

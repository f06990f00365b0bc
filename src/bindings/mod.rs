//! The bindings room.

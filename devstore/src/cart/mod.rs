//! The cart itself: lines, keys, totals, rendering.

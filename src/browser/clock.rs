//! The time.

/// Milliseconds since 1970. The shopper's clock: may jump, either way.
pub fn now() -> u64 {
    js_sys::Date::now() as u64
}

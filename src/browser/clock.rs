//! The time.

/// Milliseconds since 1970. The shopper's clock: may jump, either way.
pub fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// The same of a date as text; `None` where it is none.
pub fn read(date: &str) -> Option<u64> {
    let time = js_sys::Date::parse(date);
    (time >= 0.0).then_some(time as u64)
}

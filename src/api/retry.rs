//! The Retry-After header: seconds, or a date.

use crate::cart::decimal;

/// Milliseconds to wait by a Retry-After header, `None` where it says nothing usable.
///
/// `now` is the time in milliseconds since 1970, `read_date` gives the same of a date as HTTP writes it
/// (RFC 9110). A date in the past is a wait of 0.
pub fn retry_after(
    header: &str,
    now: u64,
    read_date: impl FnOnce(&str) -> Option<u64>,
) -> Option<u64> {
    let header = header.trim_ascii();
    if let Some(seconds) = decimal::whole(header) {
        return Some(seconds.saturating_mul(1000));
    }
    // Platforms read a date into almost anything.
    let date = read_date(header).filter(|_| header.ends_with(" GMT"));
    Some(date?.saturating_sub(now))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DATE: &str = "Wed, 21 Oct 2015 07:28:00 GMT";

    #[test]
    fn seconds_become_milliseconds() {
        assert_eq!(retry_after("120", 5, |_| None), Some(120_000));
        assert_eq!(retry_after(" 0 ", 5, |_| None), Some(0));
    }

    #[test]
    fn a_date_is_counted_from_now() {
        let read = |text: &str| (text == DATE).then_some(1_445_412_480_000);
        assert_eq!(retry_after(DATE, 1_445_412_478_500, read), Some(1500));
        assert_eq!(retry_after(DATE, 1_445_412_480_001, read), Some(0));
    }

    #[test]
    fn anything_else_says_nothing() {
        for text in ["", "soon", "-3", "1.5", "Wed, 21 Oct 2015 07:28:00"] {
            assert_eq!(retry_after(text, 0, |_| Some(5)), None, "{text}");
        }
        assert_eq!(
            retry_after("Wed, 41 Okt 2015 07:28:00 GMT", 0, |_| None),
            None
        );
    }
}

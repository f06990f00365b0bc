//! The Retry-After header: seconds, or a date.

/// Milliseconds to wait by a Retry-After header, `None` where it says nothing usable.
///
/// `now` is the time in milliseconds since 1970. A date in the past is a wait of 0.
pub fn retry_after(header: &str, now: u64) -> Option<u64> {
    let header = header.trim();
    if let Ok(seconds) = header.parse::<u64>() {
        return Some(seconds.saturating_mul(1000));
    }
    Some(http_date(header)?.saturating_mul(1000).saturating_sub(now))
}

/// Seconds since 1970 of a date like `Wed, 21 Oct 2015 07:28:00 GMT` (RFC 9110, the only form that
/// may be sent).
fn http_date(text: &str) -> Option<u64> {
    let mut parts = text.split_once(',')?.1.split_ascii_whitespace();
    let day: u64 = parts.next()?.parse().ok()?;
    let name = parts.next()?;
    let month = 1 + MONTHS.iter().position(|month| *month == name)? as u64;
    let year: u64 = parts.next()?.parse().ok()?;
    let mut clock = parts.next()?.split(':');
    let hour: u64 = clock.next()?.parse().ok()?;
    let minute: u64 = clock.next()?.parse().ok()?;
    let second: u64 = clock.next()?.parse().ok()?;
    let in_range = (1970..10_000).contains(&year)
        && (1..=31).contains(&day)
        && hour < 24
        && minute < 60
        && second < 61;
    (in_range && parts.next() == Some("GMT"))
        .then(|| days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second)
}

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// Days since 1970-01-01. Counts years from March, so that the leap day is the last of its year.
fn days(year: u64, month: u64, day: u64) -> u64 {
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    (365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1)
        .saturating_sub(719_468)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_become_milliseconds() {
        assert_eq!(retry_after("120", 5), Some(120_000));
        assert_eq!(retry_after(" 0 ", 5), Some(0));
    }

    #[test]
    fn a_date_is_counted_from_now() {
        let date = 1_445_412_480_000;
        assert_eq!(
            retry_after("Wed, 21 Oct 2015 07:28:00 GMT", date - 1500),
            Some(1500)
        );
        assert_eq!(
            retry_after("Wed, 21 Oct 2015 07:28:00 GMT", date + 1),
            Some(0)
        );
    }

    #[test]
    fn leap_days_are_counted() {
        assert_eq!(
            retry_after("Thu, 29 Feb 2024 23:59:60 GMT", 1_709_251_199_000),
            Some(1000)
        );
        assert_eq!(retry_after("Thu, 01 Jan 1970 00:00:01 GMT", 0), Some(1000));
        assert_eq!(
            retry_after("Mon, 01 Mar 2100 00:00:00 GMT", 4_107_542_399_000),
            Some(1000)
        );
    }

    #[test]
    fn anything_else_says_nothing() {
        for text in [
            "",
            "soon",
            "-3",
            "1.5",
            "Wed, 21 Okt 2015 07:28:00 GMT",
            "Wed, 21 Oct 2015 07:28:00",
            "Wed, 41 Oct 2015 07:28:00 GMT",
            "Wed, 21 Oct 2015 25:28:00 GMT",
        ] {
            assert_eq!(retry_after(text, 0), None, "{text}");
        }
    }
}

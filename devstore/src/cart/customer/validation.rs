//! What WooCommerce takes for an e-mail address, a phone number, a country and a postcode.

/// Whether it looks like an e-mail address.
pub fn is_email(value: &str) -> bool {
    let Some((local, domain)) = value.rsplit_once('@') else {
        return false;
    };
    let labels: Vec<&str> = domain.split('.').collect();
    let domain_fits = |label: &&str| {
        !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let local_fits = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+/=?^_`{|}~.-".contains(c);
    !local.is_empty()
        && local.chars().all(local_fits)
        && labels.len() > 1
        && labels.iter().all(domain_fits)
}

/// Whether it looks like a phone number.
pub fn is_phone(value: &str) -> bool {
    value
        .chars()
        .all(|c| c.is_ascii_digit() || c.is_whitespace() || "#_-+/()".contains(c))
}

/// A phone number without anything but digits and plus signs.
pub fn sanitize_phone(value: &str) -> String {
    value
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '+')
        .collect()
}

/// Whether WooCommerce knows a country by this code.
pub fn is_country(code: &str) -> bool {
    code.len() == 2 && COUNTRIES.split(' ').any(|country| country == code)
}

/// A postcode in the way its country writes it: upper case, with the usual space or dash.
pub fn format_postcode(value: &str, country: &str) -> String {
    let plain: Vec<char> = value
        .to_uppercase()
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .collect();
    let split = |at: usize, with: &str| {
        let at = at.min(plain.len());
        let (start, end): (String, String) =
            (plain[..at].iter().collect(), plain[at..].iter().collect());
        format!("{start}{with}{end}")
    };
    let from_end = |count: usize| plain.len().saturating_sub(count);
    let formatted = match country {
        "US" | "PR" | "MN" => split(5, "-").trim_end_matches('-').to_owned(),
        "CA" | "GB" => split(from_end(3), " "),
        "CZ" | "GR" | "SE" | "SK" => split(from_end(2), " "),
        "BR" | "PL" => split(from_end(3), "-"),
        "IE" => split(3, " "),
        "JP" => split(3, "-"),
        "NL" => split(4, " "),
        "PT" => split(4, "-"),
        _ => plain.iter().collect(),
    };
    formatted.trim().to_owned()
}

/// Whether a formatted postcode fits its country. Countries without a pattern take any letters
/// and digits.
pub fn is_postcode(value: &str, country: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || c.is_whitespace() || c == '-';
    if !value.chars().all(plain) {
        return false;
    }
    let patterns: &[&str] = match country {
        "US" | "PR" => &["99999", "99999-9999"],
        "AT" | "BE" | "CH" | "DK" | "HU" | "NO" => &["9999"],
        "DE" | "ES" | "FI" | "FR" | "IT" => &["99999"],
        "BR" => &["99999-999"],
        "CA" => &["A9A 9A9"],
        "CZ" | "SE" | "SK" => &["999 99"],
        "IN" => &["999999"],
        "JP" => &["999-9999"],
        "NL" => &["9999 AA"],
        "PL" => &["99-999"],
        "PT" => &["9999-999"],
        _ => return true,
    };
    patterns.iter().any(|pattern| fits(value, pattern))
}

/// `9` is a digit, `A` a letter, everything else itself.
fn fits(value: &str, pattern: &str) -> bool {
    value.len() == pattern.len()
        && value
            .chars()
            .zip(pattern.chars())
            .all(|(c, wanted)| match wanted {
                '9' => c.is_ascii_digit(),
                'A' => c.is_ascii_alphabetic(),
                literal => c == literal,
            })
}

/// The ISO 3166 codes that WooCommerce knows.
const COUNTRIES: &str = "AF AX AL DZ AS AD AO AI AQ AG AR AM AW AU AT AZ BS BH BD BB BY PW BE BZ BJ BM BT BO BQ BA BW BV BR IO BN BG BF BI KH CM CA CV KY CF TD CL CN CX CC CO KM CG CD CK CR HR CU CW CY CZ DK DJ DM DO EC EG SV GQ ER EE SZ ET FK FO FJ FI FR GF PF TF GA GM GE DE GH GI GR GL GD GP GU GT GG GN GW GY HT HM HN HK HU IS IN ID IR IQ IE IM IL IT CI JM JP JE JO KZ KE KI XK KW KG LA LV LB LS LR LY LI LT LU MO MK MG MW MY MV ML MT MH MQ MR MU YT MX FM MD MC MN ME MS MA MZ MM NA NR NP NL NC NZ NI NE NG NU NF MP KP NO OM PK PS PA PG PY PE PH PN PL PT PR QA RE RO RU RW BL SH KN LC MF SX PM VC ST WS SA SN RS SC SL SG SK SI SB SO ZA GS KR SS ES LK SD SR SJ SE CH SY TW TJ TZ TH TL TG TK TO TT TN TR TM TC TV UG UA AE GB US UM UY UZ VU VA VE VN VG VI WF EH YE ZM ZW";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postcodes_are_written_and_checked_by_country() {
        let formatted = |value: &str, country: &str| format_postcode(value, country);
        assert_eq!(formatted("941051234", "US"), "94105-1234");
        assert_eq!(formatted("k1a 0b1", "CA"), "K1A 0B1");
        assert_eq!(formatted("sw1a1aa", "GB"), "SW1A 1AA");
        assert_eq!(formatted("!!", "US"), "!!");
        assert!(is_postcode("94105-1234", "US") && is_postcode("K1A 0B1", "CA"));
        assert!(!is_postcode("9410", "US") && !is_postcode("!!", "US") && !is_postcode("!!", "AU"));
    }

    #[test]
    fn contacts() {
        assert!(is_email("ada@store.test") && !is_email("not-an-email") && !is_email("a@b"));
        assert!(is_phone("+1 (415) 555-0100") && !is_phone("call me"));
        assert_eq!(sanitize_phone("+1 (415) 555-0100"), "+14155550100");
        assert!(is_country("FR") && !is_country("XX") && !is_country("fr"));
    }
}

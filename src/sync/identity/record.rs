//! The stored form of the customer: user, tokens, and how far a login has come.

use super::{Customer, Transfer};
use crate::api::secret::Secret;
use crate::api::tokens::Tokens;
use crate::cart::document::Node;
use crate::sync::journal::{self, Row};
use crate::sync::log::Log;
use crate::sync::names::Names;
use crate::sync::record;

/// User, the two tokens (empty where they are refused), when they logged in, and for a login under way: its id, the guest's
/// key, when the transfer was asked for, and the lines meant as a log of their own.
pub(super) fn write<N: Node>(customer: &Customer<N>) -> String {
    let (access, refresh) = match &customer.tokens {
        Some(tokens) => (tokens.access.0.as_str(), tokens.refresh.0.as_str()),
        None => Default::default(),
    };
    let mut row = vec![
        N::from_text(&customer.user),
        N::from_text(access),
        N::from_text(refresh),
    ];
    row.push(N::from_number(customer.since as f64));
    if let Some(transfer) = &customer.transfer {
        let lines = transfer.lines.as_ref();
        let lines = lines.and_then(|lines| journal::write_log(lines.entries(), &Names::default()));
        row.push(N::from_text(&transfer.id));
        row.push(N::from_text(&transfer.guest_key));
        row.push(N::from_number(transfer.sent_at as f64));
        row.push(N::from_text(&lines.unwrap_or_default()));
    }
    record::seal(&N::from_list(row).to_json())
}

pub(super) fn read<N: Node>(record: &str) -> Option<Customer<N>> {
    let mut row = Row::<N>::open(record)?;
    let user = row.text()?;
    let tokens = Tokens {
        access: Secret(row.string()?),
        refresh: Secret(row.string()?),
    };
    // Records of earlier versions lack it.
    let since = row.number().unwrap_or_default() as u64;
    let mut transfer = None;
    if let Some(id) = row.text() {
        transfer = Some(Transfer {
            id,
            guest_key: row.text()?,
            sent_at: row.number()? as u64,
            lines: journal::read_log(&row.string()?).map(|entries| {
                let mut lines = Log::default();
                for entry in entries {
                    lines.push_entry(entry);
                }
                lines
            }),
        });
    }
    Some(Customer {
        user,
        tokens: Some(tokens).filter(|tokens| !tokens.access.0.is_empty()),
        since,
        transfer,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::Value;

    #[test]
    fn a_customer_comes_back_as_it_was_kept() {
        for (tokens, transfer) in [
            (None, None),
            (
                Some(Tokens {
                    access: Secret("a.b.c".into()),
                    refresh: Secret("r".into()),
                }),
                Some(Transfer {
                    id: "login-1".into(),
                    guest_key: "w1".into(),
                    sent_at: 1_800_000_000_000,
                    lines: None,
                }),
            ),
        ] {
            let customer = Customer::<Value> {
                user: "2".into(),
                tokens: tokens.clone(),
                since: 1_700_000_000_000,
                transfer,
            };
            let kept = read::<Value>(&write(&customer)).unwrap();
            assert_eq!((kept.user.as_str(), kept.tokens), ("2", tokens));
            assert_eq!(kept.since, customer.since);
            let parts = |it: Transfer<Value>| (it.id, it.guest_key, it.sent_at);
            assert_eq!(kept.transfer.map(parts), customer.transfer.map(parts));
        }
        assert!(read::<Value>("nonsense").is_none());
        let earlier = record::seal(r#"["2","a.b.c","r"]"#);
        assert_eq!(read::<Value>(&earlier).unwrap().since, 0);
    }
}

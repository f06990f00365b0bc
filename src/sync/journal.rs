//! The stored form of base, log and flight: rows of texts and numbers, in the order the writers say.
//! Reading gives `None` for anything it did not write.

use std::rc::Rc;

use crate::cart::decimal;
use crate::cart::document::Node;
use crate::cart::interned::Text;
use crate::cart::list::{Listed, append};
use crate::cart::model::Line;
use crate::cart::quantity::Quantity;
use crate::cart::read::read_cart_after;
use crate::cart::search::split_once;
use crate::sync::base::Base;
use crate::sync::intent::{Action, Intent, Product};
use crate::sync::log::Entry;
use crate::sync::names::Names;
use crate::sync::plan::{Kind, Step};
use crate::sync::record::{self, Opened};
use crate::sync::verdict::Held;
use crate::sync::watch::Watch;

/// The stored form of a base, with what must change together with it.
pub struct StoredBase<N: Node> {
    /// The cart.
    pub base: Base<N>,
    /// Local ids and the item keys they stand for.
    pub names: Vec<(Text, Text)>,
    /// Intents that ended last: a log stored before this base may still hold them.
    pub ended: Vec<Text>,
    /// Whether the store takes batches, where it was tried.
    pub batch: Option<bool>,
    /// What puts this base right where a lost request has written into it. Every page shows the cart with
    /// them, and whoever has the lane next sends them.
    pub corrections: Vec<Entry<N>>,
}

/// A request that was on the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFlight {
    /// When it was sent, or the read that is to tell what became of it, in milliseconds since the epoch.
    pub sent_at: u64,
    /// What it was to do.
    pub steps: Vec<Step>,
}

/// What is, or may be, on the wire.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StoredWire {
    /// The sequence of the base it goes with: one that is newer was stored by a page that was gone before it
    /// could keep what its answer means for the rest.
    pub sequence: u64,
    /// The request whose outcome is not known.
    pub flight: Option<StoredFlight>,
    /// The requests that are watched. One without an end was on its way: a read.
    pub watches: Vec<Watch>,
}

/// Whether this can be the key of a guest's cart (contract 9.3): storage holds it as plain text, which
/// anybody may have changed. What PHP takes for a number is a customer.
pub fn is_key(key: &str) -> bool {
    let is_of_key = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    (1..=42).contains(&key.len()) && key.bytes().all(is_of_key) && decimal::scaled(key, 0).is_none()
}

/// Writes a base, with the corrections that are among these entries.
pub fn write_base<N: Node>(
    base: &Base<N>,
    names: &[(Text, Text)],
    ended: &[Text],
    batch: Option<bool>,
    entries: &[Entry<N>],
) -> String {
    let mut row = vec![
        N::from_number(base.sequence as f64),
        base.cart.server.clone(),
        pairs(names),
        texts(ended),
        N::from_number(batch.map_or(-1.0, f64::from)),
    ];
    let corrections = entries.iter().filter(|entry| entry.is_correction());
    append(
        &mut row,
        // Each page has a line of its own that it puts back, or goes by the item key.
        corrections.map(|entry| {
            let key = match &entry.intent.action {
                Action::Add { product, .. } => product.predicted_key.clone(),
                _ => None,
            };
            write_entry(entry, &key.unwrap_or_else(|| line_of(entry)))
        }),
    );
    record::seal(&N::from_list(row).to_json())
}

/// Reads a base; `None` also where it is not newer than `known`, which mostly costs a look at its first
/// characters: every page that gets the lane finds the base that it has stored itself.
pub fn read_newer_base<N: Node>(record: &str, known: Option<&Base<N>>) -> Option<StoredBase<N>> {
    let is_newer = |sequence: u64| known.is_none_or(|known| sequence > known.sequence);
    if !is_newer(sequence_of(record)?) {
        return None;
    }
    let mut row = Row::open(record)?;
    let sequence = row.number()? as u64;
    let cart = read_cart_after(&row.next()?, known.map(|known| &known.cart))?;
    Some(StoredBase {
        base: Base { sequence, cart },
        names: row.pairs()?,
        ended: row.texts()?,
        batch: Some(row.number()?)
            .filter(|known| *known >= 0.0)
            .map(|known| known > 0.0),
        corrections: row.entries(),
    })
}

/// Whether a base may be newer than the one `known`, but cannot be read, or is lower than it: of a page that had
/// lost the last one, and whose clock was set back.
pub fn is_unread<N: Node>(record: &str, known: Option<&Base<N>>) -> bool {
    let sequence = sequence_of(record);
    let known = known.map(|known| known.sequence);
    let is_lost = sequence.is_none() || sequence > known;
    !record.is_empty()
        && (sequence.is_some() && sequence < known
            || is_lost && read_newer_base::<N>(record, None).is_none())
}

/// The sequence in a record of a base that may be damaged.
fn sequence_of(record: &str) -> Option<u64> {
    let (_, row) = split_once(record, ":[")?;
    decimal::whole(split_once(row, ",")?.0)
}

/// Writes a log; `None` where nothing is left to keep. Corrections are kept with their base. A line that no intent
/// before it makes goes by its item key: whoever takes the log over may not know what this page has called it.
pub fn write_log<N: Node>(entries: &[Entry<N>], names: &Names) -> Option<String> {
    let mut kept = Vec::new();
    let mut made = Vec::new();
    for entry in entries {
        if entry.intent.action.changes_cart() && !entry.is_correction() {
            let line = line_of(entry);
            if matches!(entry.intent.action, Action::Add { .. }) {
                made.push(line.clone());
            }
            let is_made = made.contains(&line);
            let line = if is_made { &line } else { names.resolve(&line) };
            kept.push(write_entry(entry, line));
        }
    }
    (!kept.is_empty()).then(|| record::seal(&N::from_list(kept).to_json()))
}

/// Reads a log.
pub fn read_log<N: Node>(record: &str) -> Option<Vec<Entry<N>>> {
    Some(Row::<N>::open(record)?.entries())
}

/// Writes what is, or may be, on the wire; `None` where there is nothing to keep.
pub fn write_flight<N: Node>(wire: &StoredWire) -> Option<String> {
    let flight = wire.flight.as_ref();
    if flight.is_none() && wire.watches.is_empty() {
        return None;
    }
    let mut row = vec![
        N::from_number(flight.map_or(0, |flight| flight.sent_at) as f64),
        N::from_number(wire.sequence as f64),
    ];
    append(
        &mut row,
        flight.iter().flat_map(|it| &it.steps).map(write_step),
    );
    append(&mut row, wire.watches.iter().map(write_watch));
    Some(record::seal(&N::from_list(row).to_json()))
}

/// Reads what was, or may be, on the wire.
pub fn read_flight<N: Node>(record: &str) -> Option<StoredWire> {
    let mut row = Row::<N>::open(record)?;
    let sent_at = row.number()? as u64;
    let sequence = row.number()? as u64;
    let mut steps = Vec::new();
    let mut watches = Vec::new();
    while let Some(item) = row.next() {
        match read_watch(&mut Row::new(&item)) {
            Some(watch) => watches.push(watch),
            None => steps.push(read_step(&mut Row::new(&item))?),
        }
    }
    Some(StoredWire {
        sequence,
        flight: (sent_at > 0).then_some(StoredFlight { sent_at, steps }),
        watches,
    })
}

/// When it ends, the states of the cart as item keys and quantities, and the steps.
fn write_watch<N: Node>(watch: &Watch) -> N {
    let rows = watch.rows.iter().map(|row| {
        let mut list = Vec::new();
        for (key, quantity) in row.pairs() {
            list.push(N::from_text(key));
            list.push(N::from_text(&quantity.to_text()));
        }
        N::from_list(list)
    });
    let mut row = vec![
        N::from_number(watch.until as f64),
        N::from_list(rows.listed()),
    ];
    append(&mut row, watch.steps.iter().map(write_step));
    N::from_list(row)
}

/// `None` for a step, which begins with a text.
fn read_watch<N: Node>(row: &mut Row<N>) -> Option<Watch> {
    let mut watch = Watch {
        flight: 0,
        until: row.number()? as u64,
        steps: Vec::new(),
        rows: Vec::new(),
    };
    let mut rows = Row::new(&row.next()?);
    while let Some(list) = rows.next() {
        let mut list = Row::new(&list);
        let mut held = Held::default();
        while let Some(key) = list.text() {
            held.set(&key, list.quantity()?);
        }
        watch.rows.push(held);
    }
    while let Some(step) = row.next() {
        watch.steps.push(read_step(&mut Row::new(&step))?);
    }
    Some(watch)
}

/// The names of actions and steps in the records.
const ADD: &str = "add";
const SET: &str = "set";
const REMOVE: &str = "remove";
const RESTORE: &str = "restore";
const CLEAR: &str = "clear";

fn line_of<N: Node>(entry: &Entry<N>) -> Text {
    entry.intent.action.line().cloned().unwrap_or_default()
}

/// Action, id, attempts, line, quantity, for an add the product, and the time it was asked for, which
/// records of version 1 lack.
fn write_entry<N: Node>(entry: &Entry<N>, line: &str) -> N {
    let action = &entry.intent.action;
    let none = Quantity::ZERO;
    let (name, quantity, product) = match action {
        Action::Add {
            quantity, product, ..
        } => (ADD, *quantity, Some(product)),
        Action::SetQuantity { quantity, .. } => (SET, *quantity, None),
        Action::Remove { .. } => (REMOVE, none, None),
        Action::Restore { .. } => (RESTORE, none, None),
        Action::Clear | Action::Refresh => (CLEAR, none, None),
    };
    let mut row = vec![
        N::from_text(name),
        N::from_text(&entry.intent.id),
        N::from_number(f64::from(entry.attempts)),
        N::from_text(line),
        N::from_text(&quantity.to_text()),
    ];
    append(&mut row, product.map(|product| write_product(product)));
    row.push(N::from_number(entry.since as f64));
    N::from_list(row)
}

fn read_entry<N: Node>(row: &mut Row<N>) -> Option<Entry<N>> {
    let name = row.text()?;
    let id = row.text()?;
    let attempts = row.number()? as u8;
    let line = row.text()?;
    let quantity = row.quantity()?;
    let action = match name.as_str() {
        ADD => Action::Add {
            line,
            product: Box::new(read_product(&mut Row::new(&row.next()?))?),
            quantity,
        },
        SET => Action::SetQuantity { line, quantity },
        REMOVE => Action::Remove { line },
        RESTORE => Action::Restore { line },
        CLEAR => Action::Clear,
        _ => return None,
    };
    Some(Entry {
        intent: Intent { id, action },
        flying: false,
        barrier: false,
        attempts,
        since: row.number().unwrap_or_default() as u64,
        held: None,
        unsure: false,
    })
}

/// Texts, id (0 where not known) and price (-1 where not known), attributes, labels, and the data of the line, if any.
fn write_product<N: Node>(product: &Product<N>) -> N {
    let sketch = &product.sketch;
    let mut row = vec![
        N::from_text(&product.id_or_sku),
        N::from_text(&product.predicted_key.clone().unwrap_or_default()),
        N::from_text(&sketch.name),
        N::from_text(&sketch.sku),
        N::from_text(&sketch.slug),
        N::from_text(&sketch.image),
        N::from_number(sketch.product_id as f64),
        N::from_number(sketch.price.map_or(-1.0, |price| price as f64)),
        pairs(&product.variation),
        pairs(&sketch.variation),
    ];
    append(&mut row, sketch.item_data.clone());
    N::from_list(row)
}

fn read_product<N: Node>(row: &mut Row<N>) -> Option<Product<N>> {
    let id_or_sku = row.text()?;
    let key = row.text()?;
    let mut sketch = Line::sketch();
    sketch.name = row.text()?;
    sketch.sku = row.text()?;
    sketch.slug = row.text()?;
    sketch.image = row.text()?;
    // The cast takes what is below 0 for 0.
    sketch.product_id = row.number()? as u64;
    sketch.price = Some(row.number()? as i64).filter(|price| *price >= 0);
    let variation = row.pairs()?;
    sketch.variation = row.pairs()?;
    sketch.item_data = row.next();
    Some(Product {
        id_or_sku,
        variation,
        predicted_key: Some(key).filter(|key| !key.is_empty()),
        sketch: Rc::new(sketch),
    })
}

/// Kind, line, item key, product, quantity before and after, intents.
fn write_step<N: Node>(step: &Step) -> N {
    let kind = match step.kind {
        Kind::Create => ADD,
        Kind::SetQuantity => SET,
        Kind::Remove => REMOVE,
        Kind::Restore => RESTORE,
        Kind::Clear => CLEAR,
    };
    N::from_list(vec![
        N::from_text(kind),
        N::from_text(&step.line),
        N::from_text(&step.key.clone().unwrap_or_default()),
        N::from_text(&step.id_or_sku),
        N::from_text(&step.before.to_text()),
        N::from_text(&step.after.to_text()),
        texts(&step.intents),
    ])
}

fn read_step<N: Node>(row: &mut Row<N>) -> Option<Step> {
    Some(Step {
        kind: match row.text()?.as_str() {
            ADD => Kind::Create,
            SET => Kind::SetQuantity,
            REMOVE => Kind::Remove,
            RESTORE => Kind::Restore,
            CLEAR => Kind::Clear,
            _ => return None,
        },
        line: row.text()?,
        key: Some(row.text()?).filter(|key| !key.is_empty()),
        id_or_sku: row.text()?,
        before: row.quantity()?,
        after: row.quantity()?,
        intents: row.texts()?,
    })
}

/// A list that is read from its front.
pub(super) struct Row<N> {
    list: N,
    position: usize,
}

impl<N: Node> Row<N> {
    fn new(document: &N) -> Self {
        Row {
            list: document.clone(),
            position: 0,
        }
    }

    pub(super) fn open(record: &str) -> Option<Self> {
        match record::open(record) {
            Opened::Content(content) => Some(Row::new(&N::parse(content)?)),
            Opened::Damaged | Opened::TooNew => None,
        }
    }

    fn next(&mut self) -> Option<N> {
        let next = self.list.item(self.position)?;
        self.position += 1;
        Some(next)
    }

    pub(super) fn string(&mut self) -> Option<String> {
        self.next()?.text()
    }

    pub(super) fn text(&mut self) -> Option<Text> {
        Some(self.string()?.into())
    }

    pub(super) fn number(&mut self) -> Option<f64> {
        self.next()?.number()
    }

    fn quantity(&mut self) -> Option<Quantity> {
        Quantity::parse(&self.text()?)
    }

    fn texts(&mut self) -> Option<Vec<Text>> {
        let mut row = Row::new(&self.next()?);
        let mut texts = Vec::new();
        while let Some(text) = row.next() {
            texts.push(text.text()?.into());
        }
        Some(texts)
    }

    fn entries(&mut self) -> Vec<Entry<N>> {
        let mut entries = Vec::new();
        while let Some(row) = self.next() {
            append(&mut entries, read_entry(&mut Row::new(&row)));
        }
        entries
    }

    fn pairs(&mut self) -> Option<Vec<(Text, Text)>> {
        let mut texts = self.texts()?.into_iter();
        let mut pairs = Vec::new();
        while let (Some(first), Some(second)) = (texts.next(), texts.next()) {
            pairs.push((first, second));
        }
        Some(pairs)
    }
}

fn texts<N: Node>(texts: &[Text]) -> N {
    N::from_list(texts.iter().map(|text| N::from_text(text)).listed())
}

/// Pairs one after the other, in one list.
fn pairs<N: Node>(pairs: &[(Text, Text)]) -> N {
    let mut list = Vec::new();
    for (first, second) in pairs {
        list.push(N::from_text(first));
        list.push(N::from_text(second));
    }
    N::from_list(list)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    fn entry(action: Action<Value>) -> Entry<Value> {
        Entry {
            intent: Intent {
                id: "i1".into(),
                action,
            },
            flying: true,
            barrier: true,
            attempts: 3,
            since: 1_800_000_000_000,
            held: None,
            unsure: false,
        }
    }

    #[test]
    fn what_cannot_be_a_key_is_none() {
        for key in [
            "w0f",
            "w12e3",
            "1e3f",
            "t_0123456789abcdef0123456789abcd",
            "ABC-1",
        ] {
            assert!(is_key(key), "{key}");
        }
        for key in [
            "",
            "17",
            "007",
            "12e3",
            " ",
            "a b",
            "a\"",
            "é",
            &"x".repeat(43),
        ] {
            assert!(!is_key(key), "{key}");
        }
    }

    #[test]
    fn a_log_comes_back_as_it_was_kept() {
        let product = Product {
            id_or_sku: "11".into(),
            variation: vec![("attribute_pa_color".into(), "blue".into())],
            predicted_key: Some("aab3".into()),
            sketch: Rc::new(Line {
                product_id: 34,
                name: "Hoodie".into(),
                price: Some(4500),
                variation: vec![("Color".into(), "Blue".into())],
                item_data: Some(json!({"note": "Für Zoë"})),
                ..Line::sketch()
            }),
        };
        let add = entry(Action::Add {
            line: "line-1".into(),
            product: Box::new(product),
            quantity: Quantity(1_500_000),
        });
        let set = entry(Action::SetQuantity {
            line: "line-1".into(),
            quantity: Quantity(2),
        });
        let kept = write_log(
            &[add.clone(), set.clone(), entry(Action::Refresh)],
            &Names::default(),
        )
        .unwrap();
        let read = read_log::<Value>(&kept).unwrap();
        assert_eq!(read.len(), 2, "a look at the store is not kept");
        for (kept, read) in [add, set].iter().zip(&read) {
            assert_eq!(format!("{:?}", kept.intent), format!("{:?}", read.intent));
            assert_eq!(
                (read.attempts, read.flying, read.barrier, read.since),
                (3, false, false, 1_800_000_000_000)
            );
        }
    }

    #[test]
    fn a_log_of_the_first_version_is_read() {
        let rows = r#"[["add","i1",1,"line-i1","2",["14","","","","","",0,-1,[],[]]],["set","i2",0,"line-i1","3"]]"#;
        let read = read_log::<Value>(&record::seal(rows)).unwrap();
        let seen: Vec<_> = read
            .iter()
            .map(|entry| (entry.intent.id.as_str(), entry.attempts, entry.since))
            .collect();
        assert_eq!(seen, [("i1", 1, 0), ("i2", 0, 0)]);
    }

    #[test]
    fn a_flight_comes_back_as_it_was_kept() {
        let flight = StoredFlight {
            sent_at: 1_800_000_000_123,
            steps: vec![Step {
                kind: Kind::Create,
                line: "line-1".into(),
                key: None,
                id_or_sku: "woo-belt".into(),
                before: Quantity::ZERO,
                after: Quantity::ONE,
                intents: vec!["i1".into(), "i2".into()],
            }],
        };
        let watch = Watch {
            flight: 0,
            until: 1_800_000_030_123,
            steps: flight.steps.clone(),
            rows: vec![
                Held::default(),
                Held::from_iter([("aab3".into(), Quantity::ONE), ("c74d".into(), Quantity(2))]),
            ],
        };
        let of_a_read = Watch {
            steps: Vec::new(),
            ..watch.clone()
        };
        let watches = vec![watch, of_a_read];
        for (flight, watches) in [
            (Some(flight.clone()), Vec::new()),
            (Some(flight), watches.clone()),
            (None, watches),
        ] {
            let kept = StoredWire {
                sequence: 7,
                flight,
                watches,
            };
            let record = write_flight::<Value>(&kept).unwrap();
            assert_eq!(read_flight::<Value>(&record), Some(kept));
        }
        assert_eq!(write_flight::<Value>(&StoredWire::default()), None);
    }

    #[test]
    fn a_base_is_read_where_it_is_newer() {
        let base = |sequence| Base {
            sequence,
            cart: read_cart_after(&json!({"items": [], "cart_key": "k"}), None).unwrap(),
        };
        let record = write_base(&base(12), &[], &["i1".into()], Some(false), &[]);
        for (known, is_read) in [
            (None, true),
            (Some(11), true),
            (Some(12), false),
            (Some(13), false),
        ] {
            let read = read_newer_base::<Value>(&record, known.map(base).as_ref());
            assert_eq!(read.is_some(), is_read, "{known:?}");
        }
        let read = read_newer_base::<Value>(&record, None).unwrap();
        assert_eq!((read.base.sequence, read.batch), (12, Some(false)));
        assert_eq!(read.ended, ["i1"]);
    }

    #[test]
    fn a_log_that_is_no_log_is_nothing() {
        assert!(read_log::<Value>("").is_none());
        assert!(
            read_log::<Value>(&record::seal("[[\"add\",\"i\"],7,{}]"))
                .unwrap()
                .is_empty()
        );
    }

    proptest! {
        #[test]
        fn whatever_storage_holds_is_read_without_a_panic(text in ".*", rows in "[\\[\\]{}\",a-z0-9:]*") {
            for record in [text, record::seal(&rows)] {
                let _ = read_log::<Value>(&record);
                let _ = read_flight::<Value>(&record);
                let _ = read_newer_base::<Value>(&record, None);
            }
        }
    }
}

//! The stored form of base, log and flight. Reading gives `None` for anything it did not write.

use crate::cart::document::Node;
use crate::cart::quantity::Quantity;
use crate::cart::read::read_cart;
use crate::sync::base::Base;
use crate::sync::intent::{Action, Card, Intent, Product};
use crate::sync::log::Entry;
use crate::sync::plan::{Kind, Step};
use crate::sync::record::{self, Opened};

/// The stored form of a base, with what must change together with it.
pub struct StoredBase<N: Node> {
    /// The cart.
    pub base: Base<N>,
    /// Local ids and the item keys they stand for.
    pub names: Vec<(String, String)>,
    /// Intents that ended last: a log stored before this base may still hold them.
    pub ended: Vec<String>,
    /// Whether the store takes batches, where it was tried.
    pub batch: Option<bool>,
}

/// A request that was on the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFlight {
    /// When it was sent, in milliseconds since the epoch.
    pub sent_at: u64,
    /// The sequence of the base it was planned over.
    pub sequence: u64,
    /// What it was to do.
    pub steps: Vec<Step>,
}

/// Writes a base.
pub fn write_base<N: Node>(
    base: &Base<N>,
    names: &[(String, String)],
    ended: &[String],
    batch: Option<bool>,
) -> String {
    let names = names.iter().map(|(id, key)| texts(&[id, key])).collect();
    let mut members = vec![
        ("sequence", N::from_number(base.sequence as f64)),
        ("names", N::from_list(names)),
        (
            "ended",
            N::from_list(ended.iter().map(|id| N::from_text(id)).collect()),
        ),
        ("cart", base.cart.server.clone()),
    ];
    if let Some(batch) = batch {
        members.push(("batch", N::from_boolean(batch)));
    }
    record::seal(&N::from_map(members).to_json())
}

/// Reads a base.
pub fn read_base<N: Node>(record: &str, previous: Option<&Base<N>>) -> Option<StoredBase<N>> {
    let document = content::<N>(record)?;
    let sequence = document.get("sequence")?.number()? as u64;
    let cart = read_cart(&document.get("cart")?)?;
    let names = document
        .get("names")?
        .values()
        .iter()
        .filter_map(pair)
        .collect();
    Some(StoredBase {
        base: Base::new(cart, sequence, previous),
        names,
        ended: text_list(&document.get("ended")?),
        batch: document.get("batch").and_then(|batch| batch.boolean()),
    })
}

/// Writes a log; `None` where nothing is left to keep.
pub fn write_log<N: Node>(entries: &[Entry<N>]) -> Option<String> {
    let kept: Vec<N> = entries
        .iter()
        .filter(|entry| entry.intent.action.changes_cart())
        .map(write_entry)
        .collect();
    (!kept.is_empty()).then(|| record::seal(&N::from_list(kept).to_json()))
}

/// Reads a log.
pub fn read_log<N: Node>(record: &str) -> Option<Vec<Entry<N>>> {
    Some(
        content::<N>(record)?
            .values()
            .iter()
            .filter_map(read_entry)
            .collect(),
    )
}

/// Writes a flight.
pub fn write_flight<N: Node>(flight: &StoredFlight) -> String {
    let steps = flight.steps.iter().map(write_step::<N>).collect();
    let document = N::from_map(vec![
        ("sent", N::from_number(flight.sent_at as f64)),
        ("sequence", N::from_number(flight.sequence as f64)),
        ("steps", N::from_list(steps)),
    ]);
    record::seal(&document.to_json())
}

/// Reads a flight.
pub fn read_flight<N: Node>(record: &str) -> Option<StoredFlight> {
    let document = content::<N>(record)?;
    Some(StoredFlight {
        sent_at: document.get("sent")?.number()? as u64,
        sequence: document.get("sequence")?.number()? as u64,
        steps: document
            .get("steps")?
            .values()
            .iter()
            .filter_map(read_step)
            .collect(),
    })
}

fn content<N: Node>(record: &str) -> Option<N> {
    match record::open(record) {
        Opened::Content(content) => N::parse(content),
        Opened::Damaged | Opened::TooNew => None,
    }
}

fn write_entry<N: Node>(entry: &Entry<N>) -> N {
    let mut members = vec![
        ("id", N::from_text(&entry.intent.id)),
        ("attempts", N::from_number(f64::from(entry.attempts))),
    ];
    if let Some(line) = entry.intent.action.line() {
        members.push(("line", N::from_text(line)));
    }
    let mut quantity_of =
        |quantity: &Quantity| members.push(("quantity", N::from_text(&quantity.to_text())));
    let action = match &entry.intent.action {
        Action::Add {
            quantity, product, ..
        } => {
            quantity_of(quantity);
            members.push(("product", write_product(product)));
            "add"
        }
        Action::SetQuantity { quantity, .. } => {
            quantity_of(quantity);
            "set"
        }
        Action::Remove { .. } => "remove",
        Action::Restore { .. } => "restore",
        Action::Clear => "clear",
        Action::Refresh => "refresh",
    };
    members.push(("action", N::from_text(action)));
    N::from_map(members)
}

fn read_entry<N: Node>(document: &N) -> Option<Entry<N>> {
    let line = || text(document, "line");
    let quantity = || Quantity::parse(&text(document, "quantity")?);
    let action = match text(document, "action")?.as_str() {
        "add" => Action::Add {
            line: line()?,
            product: Box::new(read_product(&document.get("product")?)?),
            quantity: quantity()?,
        },
        "set" => Action::SetQuantity {
            line: line()?,
            quantity: quantity()?,
        },
        "remove" => Action::Remove { line: line()? },
        "restore" => Action::Restore { line: line()? },
        "clear" => Action::Clear,
        _ => return None,
    };
    Some(Entry {
        intent: Intent {
            id: text(document, "id")?,
            action,
        },
        flying: false,
        barrier: false,
        attempts: document.get("attempts")?.number()? as u8,
    })
}

fn write_product<N: Node>(product: &Product<N>) -> N {
    let variation = product
        .variation
        .iter()
        .map(|(name, value)| texts(&[name, value]))
        .collect();
    let card = &product.card;
    let labels = card
        .variation
        .iter()
        .map(|(name, value)| texts(&[name, value]))
        .collect();
    let mut members = vec![
        ("id", N::from_text(&product.id_or_sku)),
        ("variation", N::from_list(variation)),
        ("labels", N::from_list(labels)),
        ("name", N::from_text(&card.name)),
        ("sku", N::from_text(&card.sku)),
        ("slug", N::from_text(&card.slug)),
        ("image", N::from_text(&card.image)),
    ];
    if let Some(data) = &product.item_data {
        members.push(("data", data.clone()));
    }
    if let Some(key) = &product.predicted_key {
        members.push(("key", N::from_text(key)));
    }
    if let Some(id) = card.product_id {
        members.push(("product", N::from_number(id as f64)));
    }
    if let Some(price) = card.price {
        members.push(("price", N::from_number(price as f64)));
    }
    N::from_map(members)
}

fn read_product<N: Node>(document: &N) -> Option<Product<N>> {
    Some(Product {
        id_or_sku: text(document, "id")?,
        variation: pairs(document, "variation")?,
        item_data: document.get("data"),
        predicted_key: text(document, "key"),
        card: Card {
            product_id: document
                .get("product")
                .and_then(|id| id.number())
                .map(|id| id as u64),
            name: text(document, "name")?,
            sku: text(document, "sku")?,
            slug: text(document, "slug")?,
            image: text(document, "image")?,
            price: document
                .get("price")
                .and_then(|price| price.number())
                .map(|price| price as i64),
            variation: pairs(document, "labels")?,
        },
    })
}

const KINDS: [(Kind, &str); 5] = [
    (Kind::Create, "create"),
    (Kind::SetQuantity, "set"),
    (Kind::Remove, "remove"),
    (Kind::Restore, "restore"),
    (Kind::Clear, "clear"),
];

fn write_step<N: Node>(step: &Step) -> N {
    let kind = KINDS
        .iter()
        .find(|(kind, _)| *kind == step.kind)
        .map_or("", |(_, name)| name);
    let mut members = vec![
        ("kind", N::from_text(kind)),
        ("line", N::from_text(&step.line)),
        ("product", N::from_text(&step.id_or_sku)),
        ("before", N::from_text(&step.before.to_text())),
        ("after", N::from_text(&step.after.to_text())),
        (
            "intents",
            N::from_list(step.intents.iter().map(|id| N::from_text(id)).collect()),
        ),
    ];
    if let Some(key) = &step.key {
        members.push(("key", N::from_text(key)));
    }
    N::from_map(members)
}

fn read_step<N: Node>(document: &N) -> Option<Step> {
    let name = text(document, "kind")?;
    Some(Step {
        kind: KINDS.iter().find(|(_, known)| *known == name)?.0,
        line: text(document, "line")?,
        key: text(document, "key"),
        id_or_sku: text(document, "product")?,
        before: Quantity::parse(&text(document, "before")?)?,
        after: Quantity::parse(&text(document, "after")?)?,
        intents: text_list(&document.get("intents")?),
    })
}

fn text<N: Node>(document: &N, key: &str) -> Option<String> {
    document.get(key)?.text()
}

fn texts<N: Node>(items: &[&str]) -> N {
    N::from_list(items.iter().map(|item| N::from_text(item)).collect())
}

fn text_list<N: Node>(document: &N) -> Vec<String> {
    document.values().iter().filter_map(Node::text).collect()
}

fn pairs<N: Node>(document: &N, key: &str) -> Option<Vec<(String, String)>> {
    Some(
        document
            .get(key)?
            .values()
            .iter()
            .filter_map(pair)
            .collect(),
    )
}

fn pair<N: Node>(document: &N) -> Option<(String, String)> {
    let mut items = document.values().into_iter();
    Some((items.next()?.text()?, items.next()?.text()?))
}

//! A line that is to be made again, where only the store's word of it is known.

use std::rc::Rc;

use crate::cart::decimal;
use crate::cart::document::Node;
use crate::cart::interned::Text;
use crate::cart::model::Line;
use crate::cart::search;
use crate::sync::intent::Product;

/// The product that makes the line again.
pub(super) fn product_of<N: Node>(line: &Line<N>) -> Product<N> {
    let mut id_or_sku = String::new();
    decimal::push_whole(&mut id_or_sku, line.product_id);
    let mut sketch = line.clone();
    sketch.key = Text::new();
    sketch.server = None;
    Product {
        id_or_sku: id_or_sku.into(),
        variation: open_attributes(line),
        predicted_key: Some(line.key.clone()),
        sketch: Rc::new(sketch),
    }
}

/// The attributes that a variation leaves open, under the names that the store may have for them: a cart
/// tells only their labels, and the values that the variation fixes are part of its name.
fn open_attributes<N: Node>(line: &Line<N>) -> Vec<(Text, Text)> {
    let mut attributes = Vec::new();
    for (label, value) in &line.variation {
        if search::find(&line.name, value).is_some() {
            continue;
        }
        for (prefix, value) in [
            ("attribute_pa_", slug(value)),
            ("attribute_", value.clone()),
        ] {
            let mut name = String::from(prefix);
            name.push_str(&slug(label));
            attributes.push((name.into(), value));
        }
    }
    attributes
}

/// What WordPress makes of a name: lower case, blanks as hyphens.
fn slug(name: &str) -> Text {
    let mut slug = String::new();
    for letter in name.trim_ascii().chars() {
        slug.push(match letter {
            ' ' => '-',
            letter => letter.to_ascii_lowercase(),
        });
    }
    slug.into()
}

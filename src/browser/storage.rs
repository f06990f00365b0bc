//! Records that outlive the page: localStorage, or memory where the browser denies it.

use gloo_storage::{LocalStorage, Storage as _};
use js_sys::Map;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// localStorage, whose records stay where they are until their text is needed.
    type Records;

    #[wasm_bindgen(method, catch, structural, js_name = getItem)]
    fn item(this: &Records, name: &str) -> Result<JsValue, JsValue>;
}

/// How long records live.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Until the shopper or the browser clears them.
    Durable,
    /// As long as the page.
    Memory,
}

/// Storage refused to keep a record: it is full, or was blocked meanwhile.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct StorageFailed;

/// Records by name.
#[derive(Clone)]
pub enum Storage {
    /// In localStorage.
    Local(web_sys::Storage),
    /// In a map of the page, which outlives an instance of the WASM that trapped.
    Page(Map),
}

impl Storage {
    /// localStorage, or `memory` where there is none or it is blocked.
    pub fn open(memory: Map) -> Storage {
        // gloo-storage throws where storage is blocked or there is no window, so it is asked only
        // after the same question went well.
        let probe = web_sys::window().map(|window| window.local_storage());
        let usable = matches!(probe, Some(Ok(Some(storage))) if storage.get_item("").is_ok());
        if usable {
            Storage::Local(LocalStorage::raw())
        } else {
            Storage::Page(memory)
        }
    }

    /// How long records live here.
    pub fn kind(&self) -> Kind {
        match self {
            Storage::Local(_) => Kind::Durable,
            Storage::Page(_) => Kind::Memory,
        }
    }

    /// The record called `name`.
    pub fn get(&self, name: &str) -> Option<String> {
        self.value(name).as_string()
    }

    /// The same as the platform has it; no text where there is no such record.
    pub fn value(&self, name: &str) -> JsValue {
        match self {
            Storage::Local(storage) => {
                let found = storage.unchecked_ref::<Records>().item(name);
                found.unwrap_or(JsValue::NULL)
            }
            Storage::Page(map) => map.get(&JsValue::from_str(name)),
        }
    }

    /// Keeps a record. A failure leaves the one before it.
    pub fn set(&self, name: &str, record: &str) -> Result<(), StorageFailed> {
        match self {
            Storage::Local(storage) => storage.set_item(name, record).map_err(|_| StorageFailed),
            Storage::Page(map) => {
                map.set(&JsValue::from_str(name), &JsValue::from_str(record));
                Ok(())
            }
        }
    }

    /// Forgets a record.
    pub fn remove(&self, name: &str) {
        match self {
            // Storage that was blocked meanwhile forgets by itself.
            Storage::Local(storage) => drop(storage.remove_item(name)),
            Storage::Page(map) => drop(map.delete(&JsValue::from_str(name))),
        }
    }

    /// The names of all records that begin with `prefix`.
    pub fn names(&self, prefix: &str) -> Vec<String> {
        let names: Vec<String> = match self {
            Storage::Local(storage) => {
                let length = storage.length().unwrap_or_default();
                let name = |index| storage.key(index).ok().flatten();
                (0..length).filter_map(name).collect()
            }
            Storage::Page(map) => map
                .keys()
                .into_iter()
                .flatten()
                .filter_map(|name| name.as_string())
                .collect(),
        };
        names
            .into_iter()
            .filter(|name| name.starts_with(prefix))
            .collect()
    }
}

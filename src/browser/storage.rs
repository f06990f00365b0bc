//! Records that outlive the page: localStorage, or memory where the browser denies it.

use gloo_storage::{LocalStorage, Storage as _};
use js_sys::{Array, JsString, Map, Object};
use wasm_bindgen::prelude::*;

use crate::sync::record;

/// Characters of a record that tell its version.
const HEAD: u32 = 12;

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

/// Records by name: in localStorage, and where it is denied or refuses a record in a map of the page, which
/// outlives an instance of the WASM that trapped.
#[derive(Clone)]
pub struct Storage {
    local: Option<web_sys::Storage>,
    page: Map,
}

impl Storage {
    /// localStorage, or `page` alone where there is none or it is blocked.
    pub fn open(page: Map) -> Storage {
        // gloo-storage throws where storage is blocked or there is no window, so it is asked only
        // after the same question went well.
        let probe = web_sys::window().map(|window| window.local_storage());
        let usable = matches!(probe, Some(Ok(Some(storage))) if storage.get_item("").is_ok());
        Storage {
            local: usable.then(LocalStorage::raw),
            page,
        }
    }

    /// Records of the page alone.
    pub fn page(page: Map) -> Storage {
        Storage { local: None, page }
    }

    /// How long records live here.
    pub fn kind(&self) -> Kind {
        match self.local {
            Some(_) => Kind::Durable,
            None => Kind::Memory,
        }
    }

    /// The page's own map, where no other page has its records.
    pub fn alone(&self) -> Option<&Map> {
        self.local.is_none().then_some(&self.page)
    }

    /// The record called `name`.
    pub fn get(&self, name: &str) -> Option<String> {
        self.value(name).as_string()
    }

    /// The same as the platform has it; no text where there is no such record.
    pub fn value(&self, name: &str) -> JsValue {
        let found = self.local.as_ref().and_then(|local| {
            let found = local.unchecked_ref::<Records>().item(name).ok()?;
            found.is_string().then_some(found)
        });
        found.unwrap_or_else(|| self.page.get(&JsValue::from_str(name)))
    }

    /// Keeps a record. One that localStorage refuses is kept by the page, and what localStorage held of
    /// it is forgotten: it must not come back as if it were the last. One of a newer format stays.
    pub fn set(&self, name: &str, record: &str) -> Result<(), StorageFailed> {
        let page_name = JsValue::from_str(name);
        if let Some(local) = &self.local {
            if self.is_newer(name) {
                return Err(StorageFailed);
            }
            if local.set_item(name, record).is_ok() {
                self.page.delete(&page_name);
                return Ok(());
            }
            drop(local.remove_item(name));
        }
        self.page.set(&page_name, &JsValue::from_str(record));
        self.local.as_ref().map_or(Ok(()), |_| Err(StorageFailed))
    }

    /// Forgets a record. One of a newer format stays.
    pub fn remove(&self, name: &str) {
        if let Some(local) = &self.local
            && !self.is_newer(name)
        {
            // Storage that was blocked meanwhile forgets by itself.
            drop(local.remove_item(name));
        }
        self.page.delete(&JsValue::from_str(name));
    }

    /// Whether a newer version has written this record, which older ones must not touch.
    fn is_newer(&self, name: &str) -> bool {
        let found = self.value(name);
        // Its text may be long.
        found.is_string()
            && record::is_newer(&String::from(
                found.unchecked_into::<JsString>().slice(0, HEAD),
            ))
    }

    /// The names of all records that begin with `prefix`.
    pub fn names(&self, prefix: &str) -> Vec<String> {
        let mut names = Vec::new();
        let mut kept = Array::from(&self.page.keys());
        if let Some(local) = &self.local {
            kept = kept.concat(&Object::keys(local));
        }
        for name in kept.iter() {
            names.extend(name.as_string().filter(|name| name.starts_with(prefix)));
        }
        names
    }
}

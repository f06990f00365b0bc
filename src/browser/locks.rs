//! The lock that all tabs of a shop share, where the browser has Web Locks.

use core::cell::RefCell;
use core::future::{Future, poll_fn};
use core::pin::pin;
use core::task::Poll;
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    type LockManager;

    #[wasm_bindgen(catch, method, structural)]
    fn request(this: &LockManager, name: &str, granted: &Function) -> Result<Promise, JsValue>;
}

type Release = Rc<RefCell<Option<Function>>>;

/// The lock is held as long as this lives; a page that goes away gives it back by itself.
pub struct Guard {
    release: Release,
    _granted: Closure<dyn FnMut() -> Promise>,
}

impl Drop for Guard {
    fn drop(&mut self) {
        if let Some(release) = self.release.take() {
            drop(release.call0(&JsValue::UNDEFINED));
        }
    }
}

/// Whether tabs can take turns here.
pub fn is_supported() -> bool {
    manager().is_some()
}

/// Waits for the lock called `name`. `None` where there are no locks (Node, pages without TLS) or this
/// page may not use them. Dropping the future gives up the place in the queue.
pub async fn acquire(name: &str) -> Option<Guard> {
    let release = Release::default();
    let hold = Rc::clone(&release);
    let mut announce = None;
    let announced = Promise::new(&mut |resolve, _| announce = Some(resolve));
    // The lock is held until the promise that this returns has resolved.
    let granted = Closure::<dyn FnMut() -> Promise>::new(move || {
        let held = Promise::new(&mut |resolve, _| drop(hold.replace(Some(resolve))));
        if let Some(announce) = &announce {
            drop(announce.call0(&JsValue::UNDEFINED));
        }
        held
    });
    let requested = manager()?
        .request(name, granted.as_ref().unchecked_ref())
        .ok()?;
    let guard = Guard {
        release,
        _granted: granted,
    };
    let mut announced = pin!(JsFuture::from(announced));
    let mut refused = pin!(JsFuture::from(requested));
    let is_ours = poll_fn(|context| match announced.as_mut().poll(context) {
        Poll::Ready(_) => Poll::Ready(true),
        Poll::Pending => refused.as_mut().poll(context).map(|_| false),
    })
    .await;
    is_ours.then_some(guard)
}

fn manager() -> Option<LockManager> {
    let member = |object: &JsValue, name: &str| Reflect::get(object, &JsValue::from_str(name)).ok();
    let navigator = member(&js_sys::global(), "navigator").filter(JsValue::is_object)?;
    let manager = member(&navigator, "locks").filter(JsValue::is_object)?;
    Some(manager.unchecked_into())
}

//! The lock that all tabs of a shop share, where the browser has Web Locks.

use core::cell::RefCell;
use core::future::{Future, poll_fn};
use core::pin::pin;
use core::task::Poll;
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect, Set};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    type LockManager;

    #[wasm_bindgen(catch, method, structural)]
    fn request(this: &LockManager, name: &str, granted: &Function) -> Result<Promise, JsValue>;
}

thread_local! {
    static KEPT: RefCell<Option<Set>> = const { RefCell::new(None) };
}

/// Has every lock that is held leave the function that gives it back in `locks`: an instance that
/// trapped cannot give back anything itself.
#[wasm_bindgen(js_name = keepLocks)]
pub fn keep_locks(locks: Set) {
    KEPT.replace(Some(locks));
}

fn kept(apply: impl FnOnce(&Set)) {
    // A handle of its own: no borrow is held while JavaScript runs.
    if let Some(locks) = KEPT.with_borrow(Option::clone) {
        apply(&locks);
    }
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
            kept(|locks| {
                locks.delete(&release);
            });
            drop(release.call0(&JsValue::UNDEFINED));
        }
    }
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
        let held = Promise::new(&mut |resolve, _| {
            kept(|locks| {
                locks.add(&resolve);
            });
            hold.replace(Some(resolve));
        });
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

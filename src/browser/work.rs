//! Work that waits for the platform.

use std::pin::Pin;

use wasm_bindgen_futures::spawn_local;

/// Begins work that nobody waits for.
pub fn begin(work: impl Future<Output = ()> + 'static) {
    begin_boxed(Box::pin(work));
}

/// For all kinds of work the same code.
#[inline(never)]
fn begin_boxed(work: Pin<Box<dyn Future<Output = ()>>>) {
    spawn_local(work);
}

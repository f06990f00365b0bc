//! Timers that end with the value that holds them.

use core::future::{Future, poll_fn};
use core::pin::{Pin, pin};
use core::task::{Context, Poll};

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// The longest delay that `setTimeout` takes; a longer one would fire at once.
const LONGEST: u64 = i32::MAX as u64;

#[wasm_bindgen]
extern "C" {
    // The handle is a number in browsers and an object in Node.
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &Function, delay: f64) -> JsValue;

    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(handle: &JsValue);
}

fn start(callback: &Function, delay: u64) -> JsValue {
    set_timeout(callback, delay.min(LONGEST) as f64)
}

/// Calls back once after a delay, unless dropped before.
pub struct Timer {
    handle: JsValue,
    _callback: Closure<dyn FnMut()>,
}

impl Timer {
    /// Starts a timer of `delay` milliseconds. A delay above 24 days ends after 24 days.
    pub fn new(delay: u64, callback: impl FnMut() + 'static) -> Timer {
        let callback = Closure::<dyn FnMut()>::new(callback);
        let handle = start(callback.as_ref().unchecked_ref(), delay);
        Timer {
            handle,
            _callback: callback,
        }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        clear_timeout(&self.handle);
    }
}

/// Resolves after a delay; dropping it ends its timer.
pub struct Sleep {
    handle: JsValue,
    elapsed: JsFuture,
}

/// Waits `delay` milliseconds.
pub fn sleep(delay: u64) -> Sleep {
    let mut handle = JsValue::UNDEFINED;
    let elapsed = Promise::new(&mut |resolve, _| handle = start(&resolve, delay));
    Sleep {
        handle,
        elapsed: JsFuture::from(elapsed),
    }
}

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        Pin::new(&mut self.elapsed).poll(context).map(|_| ())
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        clear_timeout(&self.handle);
    }
}

/// What `work` comes to, or `None` where that takes longer than `limit` milliseconds.
pub async fn within<T>(limit: u64, work: impl Future<Output = T>) -> Option<T> {
    let mut work = pin!(work);
    let mut limit = pin!(sleep(limit));
    poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Ready(done) => Poll::Ready(Some(done)),
        Poll::Pending => limit.as_mut().poll(context).map(|()| None),
    })
    .await
}

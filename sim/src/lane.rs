//! The lane of a device, as Web Locks give it: to one page at a time, in the order they asked, and free
//! again when its page is gone.

use std::collections::VecDeque;

/// The lane of one device.
#[derive(Clone, Default, Hash)]
pub struct Lane {
    holder: Option<u32>,
    waiting: VecDeque<u32>,
}

impl Lane {
    /// A page asks; says whether it has the lane at once.
    pub fn acquire(&mut self, page: u32) -> bool {
        if self.holder.is_none() {
            self.holder = Some(page);
            return true;
        }
        self.waiting.push_back(page);
        false
    }

    /// A page gives the lane back or is gone; says who has it next.
    pub fn release(&mut self, page: u32) -> Option<u32> {
        if self.holder != Some(page) {
            return None;
        }
        self.holder = self.waiting.pop_front();
        self.holder
    }

    /// A page is gone; says who has the lane next, if it changed hands.
    pub fn forget(&mut self, page: u32) -> Option<u32> {
        self.waiting.retain(|waiting| *waiting != page);
        self.release(page)
    }

    /// Who has the lane.
    pub fn holder(&self) -> Option<u32> {
        self.holder
    }
}

//! Faults put in on purpose, so that the simulator can show that it finds them. Without the feature
//! `sabotage`, which is never shipped, [`is`] is always false and all of it compiles to nothing.

/// What is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Intents of a page that is gone are forgotten when they are taken over.
    LoseAdopted,
    /// A request without a clear outcome is taken for one without effect, unread.
    ResendUnread,
    /// An add that took effect twice is not put right.
    ForgetDoubled,
    /// Lost requests are not watched.
    SkipWatch,
    /// A read goes out beside each write.
    OverlapRead,
    /// A request goes out without its record.
    SendUnrecorded,
    /// The record of a request that a dead page has sent is not looked at.
    ForgetFlight,
    /// The record of a request that is being judged does not tell of the read that is to tell what became of it.
    ForgetRead,
    /// A record that was kept before the base moved is taken for one that goes with it.
    ForgetMoved,
    /// An add on top of what a lost request has written is taken for adjusted by the store.
    TrustAdded,
    /// Any stored base is taken over, older ones too.
    OlderBase,
    /// What other tabs have stored is not taken over.
    IgnoreOthers,
    /// What is meant is written into the base when it is sent.
    OptimisticBase,
    /// A line takes its item key for its id when the store confirms it.
    NewLineIds,
    /// What is on the wire is not shown.
    HideFlying,
    /// A refused intent stays in the log.
    KeepRefused,
    /// What is on the wire, or may be, can be given up.
    DropSent,
    /// Nothing that is held is tried again.
    IgnoreRetry,
    /// What is older than a cart lives is sent unasked.
    SendOld,
    /// Storage overwrites records of a newer format.
    OverwriteNewer,
    /// All figures are called exact.
    GuessExact,
    /// What the transfer of a guest's cart has dropped is not put back.
    SkipPutBack,
    /// A transfer without a clear answer is asked for again.
    TransferAgain,
    /// Fresh tokens are refreshed once more.
    RefreshAgain,
    /// Who is logged in is not taken over from other tabs.
    IgnoreCustomer,
    /// A logout leaves in storage what was kept of the customer.
    SkipWipe,
    /// A logout keeps what was meant for the customer's cart.
    KeepMeant,
    /// Listeners hear the customer's number, which is the key of their cart.
    TellNumber,
    /// The customer's number is sent as the key of the cart.
    SendNumber,
    /// Who has written a ticket has the lease at once.
    EnterAtOnce,
    /// A page that was overtaken while it stood still goes on.
    IgnoreOvertaken,
    /// A page is told that the stored base is the one it knows, also where it is newer.
    ElideNewer,
}

#[cfg(feature = "sabotage")]
mod switch {
    use super::Fault;
    use std::cell::Cell;

    thread_local! {
        static BROKEN: Cell<Option<Fault>> = const { Cell::new(None) };
    }

    /// Breaks the machines of this thread, or mends them.
    pub fn set(fault: Option<Fault>) {
        BROKEN.set(fault);
    }

    /// Whether this is broken.
    pub fn is(fault: Fault) -> bool {
        BROKEN.get() == Some(fault)
    }
}

#[cfg(feature = "sabotage")]
pub use switch::{is, set};

/// Whether this is broken.
#[cfg(not(feature = "sabotage"))]
#[inline(always)]
pub const fn is(_: Fault) -> bool {
    false
}

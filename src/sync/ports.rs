//! What the machine is told and what it asks for.

use crate::api::call::Call;
use crate::api::reply::Reply;
use crate::api::secret::Secret;
use crate::cart::document::Node;
use crate::cart::interned::Text;
use crate::sync::intent::{Intent, Outcome};

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Event<N: Node> {
    /// The shopper wants something.
    Intent(Intent<N>),
    /// The lane is ours; this is what storage holds now, in case another tab moved on or died.
    LaneGranted(Stored),
    /// An answer arrived.
    Answer {
        /// The flight it answers.
        flight: u64,
        /// The answer.
        reply: Reply<N>,
    },
    /// A request ended without a readable answer: the network failed, or the page may not read it.
    NoAnswer {
        /// The flight that failed.
        flight: u64,
    },
    /// The time asked for by [`Effect::Wake`] has come.
    Tick,
    /// The browser believes it is online again, or the page is shown again: try now, and look anew.
    Nudge,
    /// The shopper has read a notice.
    Dismiss {
        /// Id of the notice.
        notice: Text,
    },
    /// The log of a tab that is gone.
    Adopt {
        /// Its record as stored.
        log: String,
    },
    /// Another tab stored a newer base.
    BaseStored {
        /// The record as stored.
        base: String,
    },
    /// Another tab has taken the lane, because this one was frozen: it finds out what became of the
    /// request on the wire.
    LaneLost,
    /// Another tab stored another customer, or none: somebody logged in or out there.
    CustomerStored(Stored),
    /// The shopper wants to log in.
    Login {
        /// Names what waits for it to end.
        intent: Text,
        /// Login name, e-mail or phone.
        username: String,
        /// Password.
        password: Secret,
    },
    /// The shopper wants to log out.
    Logout {
        /// Names what waits for it to end.
        intent: Text,
    },
    /// Storage refused to keep something.
    StorageFailed,
    /// Send what is parked or unconfirmed after all, and end a pause.
    Retry {
        /// The intent; all of them where `None`.
        intent: Option<Text>,
    },
    /// Give an intent up. One that is on the wire stays: see [`crate::sync::machine::Machine::may_drop`].
    Drop {
        /// The intent.
        intent: Text,
    },
}

/// Something to do, in the order given.
#[derive(Clone, Debug)]
pub enum Effect<N: Node> {
    /// Keep a record, or forget it where `record` is `None`.
    Store {
        /// Which record.
        slot: Slot,
        /// Its text.
        record: Option<String>,
    },
    /// Ask for the lane; answered by [`Event::LaneGranted`].
    AcquireLane,
    /// Give the lane back.
    ReleaseLane,
    /// Put a request on the wire.
    Send {
        /// Names the request in its answer.
        flight: u64,
        /// The cart key to send it with; empty for none.
        cart_key: Text,
        /// The customer's token to send it with.
        token: Option<Secret>,
        /// The call.
        call: Call<N>,
    },
    /// Send [`Event::Tick`] at this time; replaces the time asked for before.
    Wake {
        /// Milliseconds since the epoch.
        at: u64,
    },
    /// An intent ended.
    Ended {
        /// The intent.
        intent: Text,
        /// How.
        outcome: Outcome,
    },
    /// Forget the logs of all pages of this shop.
    ForgetLogs,
    /// The view changed.
    Changed,
    /// Something happened that listeners may want to hear of.
    Report(Report),
}

/// What listeners hear of, beside the end of intents ([`Effect::Ended`]). Without secrets: no key, no
/// address, no words of the shopper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// `intent` (one was taken in), `request` (one was sent), `response` (one was answered, or given up),
    /// `reset` (the cart was emptied elsewhere), `conflict` (the store's cart is not what it said last) or
    /// `auth` (who is logged in, or how, has changed).
    pub topic: &'static str,
    /// The intent taken in.
    pub intent: Text,
    /// What the intent is ([`crate::sync::intent::Action::kind`]); `read` or `write` for a request;
    /// `in`, `out` or `expired` for `auth`.
    pub kind: &'static str,
    /// Local id of the line it is about.
    pub line: Option<Text>,
    /// Names a request and its response; counts up in each page.
    pub flight: u64,
    /// How many intents a request carries; how many lines are gone.
    pub count: usize,
    /// HTTP status of a response, 0 where there was no answer.
    pub status: u16,
    /// How long a response took, in milliseconds.
    pub took: u64,
}

/// The records a cart keeps. Each has one writer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The cart key, as plain text.
    Key,
    /// The last confirmed cart; written by whoever holds the lane.
    Base,
    /// The intents of this tab that have not ended.
    Log,
    /// The request on the wire; written by whoever holds the lane.
    Flight,
    /// Who is logged in, with their tokens, which are secrets, and how far a login has come; written by
    /// whoever holds the lane, forgotten by whoever logs out.
    Customer,
}

/// What storage holds of the records that tabs share.
#[derive(Clone, Debug, Default)]
pub struct Stored {
    /// The cart key.
    pub key: Option<String>,
    /// The last confirmed cart; empty text where it is the one that this page has seen last.
    pub base: Option<String>,
    /// The request that was on the wire.
    pub flight: Option<String>,
    /// Who is logged in.
    pub customer: Option<String>,
    /// Not stored: a cart key nobody has used, for the guest that comes after a customer.
    pub minted_key: String,
}

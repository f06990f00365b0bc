//! What may go wrong, and when.

/// What becomes of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It never reaches the store, and the page is told.
    Lost,
    /// It never reaches the store, and the page hears nothing.
    Swallowed,
    /// It is carried out, but the connection dies before the answer.
    Unanswered,
    /// It is carried out, and the page hears nothing.
    Unheard,
    /// It is carried out, and its answer takes this much longer, in milliseconds.
    Slow(u64),
    /// The page is told that it failed; it reaches the store after `arrives` milliseconds, which loads its
    /// row then and writes it back `takes` later.
    Late {
        /// Milliseconds until it arrives.
        arrives: u64,
        /// Milliseconds from load to save.
        takes: u64,
    },
    /// The browser or a proxy sends it twice; the second one is answered. Both at once, or the second
    /// after the first.
    Twice {
        /// Whether both are at the store at the same time.
        at_once: bool,
    },
    /// Turned away with this status and a page of HTML; nothing is carried out. `Retry-After` in seconds.
    Turned(u16, Option<u64>),
    /// Carried out, and answered with this status and a page of HTML.
    Html(u16),
    /// Carried out, and its answer is cut off in the middle.
    Truncated,
    /// Carried out, and answered with JSON that is no cart.
    OtherJson,
}

/// Which record of a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Record {
    /// The last confirmed cart.
    Base,
    /// The request on the wire.
    Flight,
    /// The log of any page.
    Log,
}

/// One thing that goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The nth request of the trip meets a fate.
    Request(u32, Fate),
    /// The page that is about to carry out the nth effect of the trip is killed before it does.
    KillAtEffect(u32),
    /// A page is killed, and opened again some time later.
    Kill {
        /// When, in milliseconds.
        at: u64,
        /// Whose page.
        seat: usize,
    },
    /// A page stands still for a while; what it would have heard it hears then.
    Freeze {
        /// When, in milliseconds.
        at: u64,
        /// Whose page.
        seat: usize,
        /// For how long.
        lasts: u64,
    },
    /// A device has no network for a while.
    Offline {
        /// When, in milliseconds.
        at: u64,
        /// Which device.
        device: usize,
        /// For how long.
        lasts: u64,
    },
    /// The clock of a device jumps by so many milliseconds.
    ClockJump {
        /// When, in milliseconds.
        at: u64,
        /// Which device.
        device: usize,
        /// By how much.
        by: i64,
    },
    /// The storage of a device takes nothing new for a while.
    StorageFull {
        /// When, in milliseconds.
        at: u64,
        /// Which device.
        device: usize,
        /// For how long.
        lasts: u64,
    },
    /// The storage of a device is emptied.
    StorageWiped {
        /// When, in milliseconds.
        at: u64,
        /// Which device.
        device: usize,
    },
    /// Half of a record is lost.
    StorageTorn {
        /// When, in milliseconds.
        at: u64,
        /// Which device.
        device: usize,
        /// Which record.
        record: Record,
    },
    /// A newer version of the SDK has written a record.
    StorageNewer {
        /// When, in milliseconds.
        at: u64,
        /// Which device.
        device: usize,
        /// Which record.
        record: Record,
    },
    /// The nth hint from page to page is lost.
    HintLost(u32),
    /// The nth hint comes twice, the second one late.
    HintRepeated(u32),
    /// The nth hint comes this much later.
    HintLate(u32, u64),
    /// The browser is closed with whatever waits, and opened again when a cart would have ended long ago.
    Absence {
        /// When, in milliseconds.
        at: u64,
        /// Which device.
        device: usize,
    },
    /// The access tokens of all customers end before their time.
    TokensEnd {
        /// When, in milliseconds.
        at: u64,
    },
    /// The browsers of the trip have no Web Locks.
    NoLocks,
    /// The order is placed, so that the store empties the cart.
    Ordered {
        /// When, in milliseconds.
        at: u64,
    },
}

impl Fault {
    /// Whether there is the seat or the device that it is about.
    pub fn fits(&self, seats: usize, devices: usize) -> bool {
        match self {
            Fault::Kill { seat, .. } | Fault::Freeze { seat, .. } => *seat < seats,
            Fault::Offline { device, .. }
            | Fault::ClockJump { device, .. }
            | Fault::StorageFull { device, .. }
            | Fault::StorageWiped { device, .. }
            | Fault::StorageTorn { device, .. }
            | Fault::StorageNewer { device, .. }
            | Fault::Absence { device, .. } => *device < devices,
            _ => true,
        }
    }

    /// The kind, for the summary: its index in [`KINDS`].
    pub fn kind(&self) -> usize {
        match self {
            Fault::Request(_, fate) => match fate {
                Fate::Lost | Fate::Swallowed => 0,
                Fate::Unanswered | Fate::Unheard => 1,
                Fate::Slow(_) => 2,
                Fate::Late { .. } => 3,
                Fate::Twice { .. } => 4,
                Fate::Turned(429, _) => 5,
                Fate::Turned(status, _) if *status < 500 => 6,
                Fate::Turned(..) => 7,
                Fate::Html(_) => 8,
                Fate::Truncated | Fate::OtherJson => 9,
            },
            Fault::KillAtEffect(_) => 10,
            Fault::Kill { .. } => 11,
            Fault::Freeze { .. } => 12,
            Fault::Offline { .. } => 13,
            Fault::ClockJump { .. } => 14,
            Fault::StorageFull { .. } => 15,
            Fault::StorageWiped { .. } => 16,
            Fault::StorageTorn { .. } => 17,
            Fault::StorageNewer { .. } => 18,
            Fault::HintLost(_) => 19,
            Fault::HintRepeated(_) | Fault::HintLate(..) => 20,
            Fault::Ordered { .. } => 21,
            Fault::TokensEnd { .. } => 23,
            Fault::NoLocks => 24,
            Fault::Absence { .. } => 22,
        }
    }
}

/// The kinds of faults, as the summary names them.
pub const KINDS: [&str; 25] = [
    "dropped before commit",
    "dropped after commit",
    "delayed, reordered answer",
    "late commit",
    "duplicated request",
    "429",
    "4xx",
    "5xx before commit",
    "HTML after commit",
    "truncated or foreign body",
    "killed between two effects",
    "killed",
    "frozen and revived",
    "offline",
    "clock jump",
    "storage full",
    "storage wiped",
    "storage torn",
    "storage of a newer version",
    "hint lost",
    "hint late or repeated",
    "order placed",
    "closed for eight days",
    "tokens ended",
    "no Web Locks",
];

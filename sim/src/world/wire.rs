//! Requests on their way: sent, carried out, answered, or not.

use std::rc::Rc;

use cocart_wasm::api::call::Call;
use cocart_wasm::api::reply::Reply;
use cocart_wasm::api::secret::Secret;
use cocart_wasm::cart::document::Node;
use cocart_wasm::cart::interned::Text;
use cocart_wasm::sync::ports::{Event, Slot};
use serde_json::json;

use super::{Happening, Heard, TIMEOUT, World, find};
use crate::document::Document;
use crate::faults::{Fate, Fault};
use crate::invariants::WATCH;
use crate::ledger::{self, Erasure, Why};
use crate::memory::Done;
use crate::network::{self, Request, page_of_html};

impl<N: Document> World<N> {
    pub(crate) fn send(
        &mut self,
        page: u32,
        flight: u64,
        key: &str,
        token: Option<&Secret>,
        call: &Call<N>,
    ) {
        let device = self.pages[page as usize].device;
        let index = self.network.requests.len();
        let nth = index as u32;
        let fate = find(&self.script.faults, |fault| match fault {
            Fault::Request(n, fate) if *n == nth => Some(*fate),
            _ => None,
        });
        let fate = fate.or_else(|| self.loses(nth));
        if let Some(fate) = fate {
            self.counts.faults[Fault::Request(0, fate).kind()] += 1;
        }
        let content = Rc::new(network::content(key, token, call));
        self.trace.mix(self.now);
        self.trace.mix_text(&content.path);
        self.trace.mix_text(&content.query);
        self.trace
            .mix_text(std::str::from_utf8(&content.body).unwrap_or_default());
        self.trace.say(self.now, || {
            let body = String::from_utf8_lossy(&content.body);
            let fate = fate.map(|fate| format!("  [{fate:?}]")).unwrap_or_default();
            format!(
                "  page {page}: request {nth} {} {} {body}{fate}",
                content.method, content.path
            )
        });
        self.counts.requests += 1;
        let is_of_cart = !matches!(
            call,
            Call::Login { .. } | Call::Logout | Call::RefreshTokens(_) | Call::ReadStore
        );
        self.check_send(page, key, call);
        let sent_key = key;
        let key = match token {
            Some(token) => self.bearer(token).unwrap_or(key.into()),
            None => key.into(),
        };
        let (way, takes) = self.latency(nth);
        let online = self.devices[device].online;
        let reads = matches!(call, Call::ReadCart);
        let storage = &self.devices[device].storage;
        let record = storage.get_for(page, (Slot::Flight, 0));
        self.network.requests.push(Request {
            key,
            is_of_cart,
            record: record.filter(|_| !reads && is_of_cart).map(String::from),
            knows: self.devices[device].knows,
            loaded_at: 0,
            page,
            device,
            flight,
            fate,
            reads,
            sent_at: self.now,
            leaps: (self.devices[device].leaps, 0),
            over_at: None,
            clear: !is_of_cart,
            answered: !is_of_cart,
            heard_late: false,
            is_abandoned: false,
            is_nobodys: false,
            refused: false,
            to_come: 0,
            asks: 0,
            loaded: 0,
            content,
        });
        self.note_request(index);
        self.check_identity_sent(page, sent_key, token, call);
        if matches!(call, Call::Logout) {
            self.let_go(index);
        }
        self.check_old(index);
        let failed = || Heard::Answer(index, Box::new(Event::NoAnswer { flight }));
        if !online {
            self.hear_in(1, page, failed());
            return;
        }
        match fate {
            Some(Fate::Lost) => self.hear_in(way, page, failed()),
            Some(Fate::Swallowed) => {}
            Some(Fate::Late { arrives, takes }) => {
                self.hear_in(way, page, failed());
                self.network.requests[index].to_come = 1;
                self.at(self.now + arrives, Happening::Arrive(index));
                let _ = takes;
            }
            Some(Fate::Turned(status, pause)) => {
                let reply = page_of_html(status, pause);
                let event = Event::Answer { flight, reply };
                self.hear_in(2 * way, page, Heard::Answer(index, Box::new(event)));
            }
            Some(Fate::Twice { at_once }) => {
                self.network.requests[index].to_come = 2;
                let second = if at_once { way } else { way + takes + 3 };
                self.at(self.now + way, Happening::Arrive(index));
                self.at(self.now + second, Happening::Arrive(index));
            }
            _ => {
                self.network.requests[index].to_come = 1;
                self.at(self.now + way, Happening::Arrive(index));
            }
        }
    }

    /// One way and working time of a request, in milliseconds.
    fn latency(&self, nth: u32) -> (u64, u64) {
        let mut rng = fastrand::Rng::with_seed(self.script.seed ^ (u64::from(nth) << 32));
        (rng.u64(5..40), rng.u64(60..140))
    }

    pub(crate) fn arrive(&mut self, index: usize) {
        let (_, mut takes) = self.latency(index as u32);
        let request = &self.network.requests[index];
        if let Some(Fate::Late { takes: late, .. }) = request.fate {
            takes = late;
        }
        self.trace
            .say(self.now, || format!("  request {index} is loaded"));
        self.network.requests[index].loaded_at = self.ledger.now();
        self.note_load(index);
        let done = self.serve(index);
        self.note_issued(index, &done);
        self.at(self.now + takes, Happening::Commit(index, done));
    }

    pub(crate) fn commit(&mut self, index: usize, done: Rc<Done<N>>) {
        let mut done = Rc::try_unwrap(done).unwrap_or_else(|shared| Done::clone(&shared));
        let key = self.network.requests[index].key.clone();
        let before = ledger::row(&self.network.store, &key);
        self.network.commit(&mut done);
        let after = ledger::row(&self.network.store, &key);
        self.note_store();
        let request = &mut self.network.requests[index];
        request.to_come = request.to_come.saturating_sub(1);
        request.refused |= refuses(&done);
        let leapt = self.devices[request.device].leaps - request.leaps.1;
        let over = request.over_at;
        let given_up = over.is_some_and(|over| self.now + leapt > over + WATCH);
        let (page, flight, device) = (request.page, request.flight, request.device);
        let given_up = given_up || request.is_abandoned;
        let (fate, last) = (request.fate, request.to_come == 0);
        // Nor is one recognised that the store refuses, or whose line no page could foresee, when it has been
        // judged by then: it is not known what it writes. That a line to be changed or taken out is not there can
        // be foreseen.
        let lost = matches!(fate, Some(Fate::Late { .. })) || over.is_some();
        let foreseen = done.status == 404 && request.content.path.contains("/cart/item/");
        let refused = done.status >= 400 && !foreseen;
        let judged = lost && request.clear;
        let is_another = lost && self.is_of_another_cart(index);
        let late = if given_up {
            Some(Why::Late)
        } else if is_another || judged && refused {
            Some(Why::Unforeseen)
        } else {
            None
        };
        self.note_commit(index, late, &before, &after);
        // A record of a newer version is left alone: tabs cannot tell each other there what they did since, so
        // none of them knows whether what such a request shows is older than that.
        self.excused.storage |= lost && self.devices[device].storage.is_newer();
        self.trace.say(self.now, || {
            let key = self.pages[page as usize].machine.key();
            format!(
                "  request {index} is saved: {} {:?}",
                done.status,
                self.network.lines(key)
            )
        });
        if !last {
            return;
        }
        let (way, _) = self.latency(index as u32);
        let online = self.devices[device].online;
        let body = |body| Event::Answer {
            flight,
            reply: Reply {
                status: 200,
                retry_after: None,
                cart_key: None,
                body,
            },
        };
        let event = match fate {
            _ if !online => Event::NoAnswer { flight },
            Some(Fate::Unheard | Fate::Late { .. }) => return,
            Some(Fate::Unanswered) => Event::NoAnswer { flight },
            Some(Fate::Html(status)) => Event::Answer {
                flight,
                reply: page_of_html(status, None),
            },
            Some(Fate::Truncated) => body(None),
            Some(Fate::OtherJson) => body(Some(N::of(json!({"hello": [1, 2]})))),
            _ => Event::Answer {
                flight,
                reply: Reply {
                    status: done.status,
                    retry_after: None,
                    cart_key: done.cart_key.map(Text::from),
                    body: done.body,
                },
            },
        };
        let delay = match fate {
            Some(Fate::Slow(delay)) => delay,
            _ => 0,
        };
        self.hear_in(way + delay, page, Heard::Answer(index, Box::new(event)));
    }

    /// A page hears what became of a request.
    pub(crate) fn heard_of(&mut self, index: usize, event: &Event<N>) {
        let waited = self.network.requests[index].over_at.is_none();
        self.let_go(index);
        self.note_tokens(index, event, waited);
        // Nor does a page take an answer in that was overtaken meanwhile.
        let was_overtaken = self.script.has_leases() && !waited;
        if was_overtaken || !self.network.requests[index].is_of_cart {
            return;
        }
        if let Event::Answer { reply, .. } = event
            && reply.body.is_some()
            && self.network.requests[index].fate != Some(Fate::OtherJson)
        {
            // A refusal does not say what the cart holds.
            let refused = self.network.requests[index].refused;
            if !refused {
                self.note_answer(index);
            }
            let request = &mut self.network.requests[index];
            request.answered = true;
            request.heard_late = !waited;
            if !refused {
                let device = &mut self.devices[request.device];
                device.knows = device.knows.max(request.loaded_at);
                self.ledger.seen(request.device, request.loaded_at);
            }
            self.cleared(index);
        }
    }

    /// What the pages of a device know of the store.
    pub(crate) fn knowledge(&self, device: usize) -> Knowledge {
        let mut requests = self.network.requests.iter();
        let is_unclear = |request: &Request| request.device == device && !request.clear;
        Knowledge {
            device,
            knows: self.devices[device].knows,
            erasures: self.ledger.erasures.clone(),
            unclear: requests.position(is_unclear),
        }
    }

    /// A page has heard an answer that it does not believe: its device knows what it knew before.
    pub(crate) fn disbelieve(&mut self, before: Knowledge) {
        self.devices[before.device].knows = before.knows;
        self.ledger.erasures = before.erasures;
        let since = before.unclear.unwrap_or(self.network.requests.len());
        for request in &mut self.network.requests[since..] {
            request.clear &= request.device != before.device;
        }
    }

    /// A page has learned for sure what the cart holds: nothing it sent before is unclear any more.
    fn cleared(&mut self, index: usize) {
        let device = self.network.requests[index].device;
        for index in 0..=index {
            let request = &mut self.network.requests[index];
            if request.device == device && !std::mem::replace(&mut request.clear, true) {
                self.note_clear(index);
            }
        }
    }

    /// A page stops waiting for requests that took too long.
    pub(crate) fn time_out(&mut self, page: u32) {
        let leaps = self.devices[self.pages[page as usize].device].leaps;
        for index in 0..self.network.requests.len() {
            let request = &self.network.requests[index];
            let waited = self.now - request.sent_at + leaps - request.leaps.0.min(leaps);
            if request.page == page && waited >= TIMEOUT {
                let device = request.device;
                self.doubt_tokens(device);
                self.let_go(index);
            }
        }
    }

    /// A page is gone: nobody waits for its requests.
    pub(crate) fn give_up(&mut self, page: u32) {
        for index in 0..self.network.requests.len() {
            if self.network.requests[index].page == page {
                self.let_go(index);
            }
        }
    }

    /// Nobody waits for a request any more.
    fn let_go(&mut self, index: usize) {
        let request = &mut self.network.requests[index];
        if request.over_at.is_none() {
            request.over_at = Some(self.now);
            request.leaps.1 = self.devices[request.device].leaps;
        }
    }
}

/// What the pages of a device know of the store.
pub(crate) struct Knowledge {
    device: usize,
    /// How many changes they could know of.
    knows: usize,
    erasures: Vec<Erasure>,
    /// The first of its requests that is unclear.
    unclear: Option<usize>,
}

/// Whether the store refuses a request, or a part of it.
fn refuses<N: Node>(done: &Done<N>) -> bool {
    let parts = done.body.as_ref().and_then(|body| body.get("responses"));
    let mut parts = parts.filter(|_| done.status == 207).into_iter();
    let refused = |part: &N| part.get("status").and_then(|status| status.number());
    done.status >= 400
        || parts.any(|parts| {
            let mut statuses = parts.values().into_iter();
            statuses.any(|part| refused(&part).is_some_and(|status| status >= 400.0))
        })
}

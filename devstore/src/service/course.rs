//! One request through the service, step by step: load, latency, save, and the fault that strikes it.

use super::answer::{self, Answer};
use super::faults::{DropAt, Fault};
use super::{Latency, Moment, Service, admin};
use crate::http::Request;
use crate::params::percent_decode;
use crate::session::{boots_session, by_rest_route};
use crate::store::InFlight;

/// Where product pictures are.
const PICTURES: &str = "/wp-content/uploads/";
/// Where the routes are that steer the service.
const ADMIN: &str = "/devstore/";

/// What to do before the next step.
pub enum Step {
    /// Wait, and ask again.
    Wait {
        /// How long.
        milliseconds: u64,
        /// Whether the connection is cut now; the request goes on all the same.
        cut: bool,
    },
    /// Send this; it was the last step.
    Answer(Answer),
}

/// A request on its way through the service.
pub struct Course {
    request: Request,
    fault: Fault,
    log: usize,
    state: State,
}

enum State {
    /// It has arrived.
    Arrived,
    /// The store has loaded the cart.
    Loaded(Box<InFlight>),
    /// The answer is there.
    Answered(Answer),
}

impl Course {
    /// A request arrives. `path` is as it came, still encoded.
    pub fn begin(service: &Service, mut request: Request, moment: Moment) -> Self {
        // A plus sign is a plus sign in a path.
        request.path = percent_decode(&request.path.replace('+', "%2B"));
        let answer = aside(service, &request);
        let mut course = Course {
            request,
            fault: Fault::default(),
            log: 0,
            state: answer.map_or(State::Arrived, State::Answered),
        };
        if let State::Arrived = course.state {
            let uri = course.request.uri();
            let profile = service.store().settings.profile;
            let cart = match by_rest_route(&course.request, profile) {
                Some(request) => boots_session(profile, &request.uri()),
                None => boots_session(profile, &uri),
            };
            course.log = service.log.start(&course.request, cart, moment.at);
            if let Some((number, fault)) = service.faults.strike(&course.request.method, &uri) {
                service
                    .log
                    .update(course.log, |entry| entry.fault = Some(number));
                course.fault = fault;
            }
        }
        course
    }

    /// How long to wait before the first step.
    pub fn delay(&self) -> u64 {
        self.fault.delay
    }

    /// Does the next step.
    pub fn step(&mut self, service: &Service, moment: Moment) -> Step {
        match std::mem::replace(&mut self.state, State::Answered(Answer::cut())) {
            State::Arrived => self.load(service, moment),
            State::Loaded(flight) => self.save(service, *flight, moment),
            State::Answered(answer) => Step::Answer(answer),
        }
    }

    fn load(&mut self, service: &Service, moment: Moment) -> Step {
        let fault = &self.fault;
        if fault.drop == Some(DropAt::BeforeCommit) {
            service.log.end(self.log, 0, false, moment.at);
            return Step::Answer(Answer::cut());
        }
        if let Some(answer) = self.cached(service) {
            service.log.end(self.log, answer.status, false, moment.at);
            return Step::Answer(answer);
        }
        if let (Some(_), false) = (fault.status, fault.commit) {
            let answer = answer::faulty(fault, &self.request, None);
            service.log.end(self.log, answer.status, false, moment.at);
            return Step::Answer(answer);
        }
        let (flight, latency) = {
            let mut store = service.store();
            let flight = store.begin(&self.request, moment.now);
            (flight, drawn(service.latency(), store.next_random()))
        };
        let key = flight.write.as_ref().map(|(key, _)| key.clone());
        service.log.update(self.log, |entry| entry.cart_key = key);
        self.state = State::Loaded(Box::new(flight));
        Step::Wait {
            milliseconds: fault.late_commit.or(fault.latency).unwrap_or(latency),
            cut: fault.late_commit.is_some(),
        }
    }

    fn save(&mut self, service: &Service, flight: InFlight, moment: Moment) -> Step {
        let fault = &self.fault;
        let response = service.store().commit(flight);
        if fault.late_commit.is_some() || fault.drop == Some(DropAt::AfterCommit) {
            service.log.end(self.log, response.status, true, moment.at);
            return Step::Answer(Answer::cut());
        }
        let answer = answer::faulty(fault, &self.request, Some(response));
        service.log.end(self.log, answer.status, true, moment.at);
        if let Some(name) = self.name_in_cache() {
            service.cache().insert(name, answer.clone());
        }
        self.state = State::Answered(answer);
        Step::Wait {
            milliseconds: fault.hold,
            cut: false,
        }
    }
}

impl Course {
    /// What a cache that overlooks most of the query knows a read by.
    fn name_in_cache(&self) -> Option<String> {
        let Request {
            method,
            path,
            query,
            ..
        } = &self.request;
        let mut parts = query.split('&');
        let key = parts.find(|part| part.starts_with("cart_key="));
        (method == "GET").then(|| format!("{path}?{}", key.unwrap_or_default()))
    }

    fn cached(&self, service: &Service) -> Option<Answer> {
        let name = self.name_in_cache().filter(|_| self.fault.cached)?;
        service.cache().get(&name).cloned()
    }
}

/// The answer to what no store gets: pictures, and the routes that steer the service.
fn aside(service: &Service, request: &Request) -> Option<Answer> {
    if let Some(path) = request.path.strip_prefix(ADMIN) {
        let (status, document) = admin::answer(service, &request.method, path, &request.body);
        let mut answer = Answer::open(status, &document);
        if status == 204 {
            answer.body.clear();
        }
        return Some(answer);
    }
    let path = request.path.strip_prefix(PICTURES)?;
    matches!(request.method.as_str(), "GET" | "HEAD").then(|| Answer::picture(path))
}

fn drawn(latency: Latency, random: u64) -> u64 {
    latency.least + random % (latency.most - latency.least + 1)
}

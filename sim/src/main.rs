//! `npm run -s sim -- --seeds N [--seed S]`: trips by the thousand, and the first that breaks a promise.

use std::process::ExitCode;
use std::thread;
use std::time::Instant;

use clap::Parser;
use cocart_sim::document::Shared;
use cocart_sim::explore::{self, Explored, Manner, scope};
use cocart_sim::network::Network;
use cocart_sim::run::run;
use cocart_sim::script::Script;
use cocart_sim::shrink::shrink;
use cocart_sim::summary::Counts;

/// How many of the seeds that break a promise are listed.
const SHOWN: usize = 10;

/// Trips make and drop many small documents.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Shopping trips with faults in virtual time.
#[derive(Parser)]
struct Arguments {
    /// How many trips
    #[arg(long, default_value_t = 1)]
    seeds: u64,
    /// The first seed; alone it shows that trip
    #[arg(long)]
    seed: Option<u64>,
    /// Go on after a trip that fails, and count what was broken
    #[arg(long)]
    keep_going: bool,
    /// Every schedule of the small scope, instead of trips
    #[arg(long)]
    explore: bool,
    /// With `--explore`: any one request is lost, and commits late
    #[arg(long, requires = "explore")]
    late: bool,
    /// With `--explore`: any one tab crashes, at any effect
    #[arg(long, requires = "explore")]
    crash: bool,
    /// With `--explore`: only two intents
    #[arg(long, requires = "explore")]
    pairs: bool,
    /// Only trips of shoppers with an account, who log in and out
    #[arg(long)]
    customers: bool,
    /// Only trips in browsers without Web Locks
    #[arg(long, conflicts_with = "customers")]
    leases: bool,
    /// With `--explore`: only this trip of them, the first being 1
    #[arg(long, requires = "explore")]
    trip: Option<usize>,
    /// Only print the hash of each trip's trace, to be compared with another build
    #[arg(long)]
    hashes: bool,
    /// Break the machine on purpose, one fault after the other, and see that trips and schedules find each
    #[cfg(feature = "sabotage")]
    #[arg(long)]
    controls: bool,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    #[cfg(feature = "sabotage")]
    if arguments.controls {
        return controls();
    }
    if arguments.explore {
        let faults = explore::Faults {
            late: arguments.late,
            crash: arguments.crash,
        };
        return explore(arguments.pairs, arguments.trip, faults);
    }
    let first = arguments.seed.unwrap_or(0);
    if arguments.hashes {
        return hashes(first..first + arguments.seeds);
    }
    let begin = Instant::now();
    let mut counts = Counts::default();
    let mut network = Network::new();
    let mut broken: Vec<(String, Vec<u64>)> = Vec::new();
    for seed in first..first + arguments.seeds {
        let script = match (arguments.customers, arguments.leases) {
            (true, _) => Script::draw_customers(seed),
            (_, true) => Script::draw_leases(seed),
            _ => Script::draw(seed),
        };
        let single = arguments.seeds == 1;
        let (trip, back) = run::<Shared>(&script, network, single);
        network = back;
        if single {
            println!("{script:#?}\n{}\n", trip.lines.join("\n"));
        }
        counts.add(&trip.counts);
        if let Some(failure) = trip.failure {
            if !arguments.keep_going {
                explain(&script, &failure);
                return ExitCode::FAILURE;
            }
            println!("seed {seed}: {failure}");
            let name = failure.split(':').next().unwrap_or_default().to_string();
            match broken.iter_mut().find(|(known, ..)| *known == name) {
                Some((_, seeds)) => seeds.push(seed),
                None => broken.push((name, vec![seed])),
            }
        }
    }
    let seconds = begin.elapsed().as_secs_f64();
    print!("{counts}");
    println!("{:.0} trips per second", counts.trips as f64 / seconds);
    conclude(u64::from(broken.is_empty()), broken.len() as u64);
    for (name, seeds) in &broken {
        let count = seeds.len();
        let shown = &seeds[..count.min(SHOWN)];
        println!("BROKEN {name}: {count} trips, first by seeds {shown:?}");
    }
    if broken.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Prints a line a trip, `SEED HASH`; a trip that breaks a promise has a hash too.
fn hashes(seeds: std::ops::Range<u64>) -> ExitCode {
    let mut network = Network::new();
    for seed in seeds {
        let (trip, back) = run::<Shared>(&Script::draw(seed), network, false);
        network = back;
        println!("{seed} {:016x}", trip.hash);
    }
    ExitCode::SUCCESS
}

/// Runs the negative controls, by trips and by schedules.
#[cfg(feature = "sabotage")]
fn controls() -> ExitCode {
    use cocart_sim::controls::{FAULTS, IN_SCOPE, OF_CUSTOMERS, OF_LEASES};
    use cocart_sim::controls::{find, find_in_scope};
    let mut network = Network::new();
    let (mut found, mut missed) = (0, 0);
    let mut count = |name: String, failure: Option<String>| {
        let broken = failure
            .as_deref()
            .and_then(|failure| failure.split(':').next());
        match broken {
            Some(broken) => println!("test control {name} ... ok: it breaks \"{broken}\""),
            None => println!("test control {name} ... FAILED: nothing found it"),
        }
        *if broken.is_some() {
            &mut found
        } else {
            &mut missed
        } += 1;
    };
    let kinds: [(&[_], fn(u64) -> Script); 3] = [
        (&FAULTS, Script::draw),
        (&OF_CUSTOMERS, Script::draw_customers),
        (&OF_LEASES, Script::draw_leases),
    ];
    for (faults, draw) in kinds {
        for (fault, promise) in faults {
            let (failure, back) = find::<Shared>(*fault, draw, network);
            network = back;
            let failure = failure.map(|(_, failure)| failure);
            count(format!("{fault:?} by trips ({promise})"), failure);
        }
    }
    for (fault, faults) in IN_SCOPE {
        let failure = find_in_scope::<Shared>(fault, faults);
        count(format!("{fault:?} by every schedule"), failure);
    }
    conclude(found, missed);
    if missed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Explores the small scope.
fn explore(pairs: bool, only: Option<usize>, faults: explore::Faults) -> ExitCode {
    let mut all = Explored::default();
    let begin = Instant::now();
    let mut trips = if pairs {
        scope::pairs()
    } else {
        scope::trips()
    };
    if let Some(only) = only {
        trips = trips
            .into_iter()
            .skip(only.saturating_sub(1))
            .take(1)
            .collect();
    }
    thread::scope(|threads| {
        let explore = |trip| (trip, threads.spawn(move || explore_trip(trip, faults)));
        let running: Vec<_> = trips.iter().map(explore).collect();
        for (trip, explored) in running {
            let explored = explored.join().expect("no trip panics");
            show(trip, &explored);
            all.add(explored);
        }
    });
    println!(
        "{} schedules, {} situations, {} broken, {} not judged, in {:.0} s",
        all.schedules,
        all.situations,
        all.broken,
        all.excused,
        begin.elapsed().as_secs_f64()
    );
    conclude(u64::from(all.broken == 0), u64::from(all.broken > 0));
    if all.broken == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn explore_trip(trip: &scope::Trip, faults: explore::Faults) -> Explored {
    explore::explore::<Shared>(&trip.script, trip.given, faults, Manner::Once)
}

fn show(trip: &scope::Trip, explored: &Explored) {
    println!(
        "{:>12} schedules, {:>8} situations, {} broken, {} not judged, at most {} requests: {}",
        explored.schedules,
        explored.situations,
        explored.broken,
        explored.excused,
        explored.requests,
        trip.name
    );
    for (failure, lines) in &explored.found {
        println!("{failure}\n{}", lines.join("\n"));
    }
}

/// The last line, as `cargo test` writes it.
fn conclude(passed: u64, failed: u64) {
    println!("test result: {passed} passed; {failed} failed");
}

/// Shows the smallest trip that breaks the same promise.
fn explain(script: &Script, failure: &str) {
    let small = shrink::<Shared>(script, failure);
    let (trip, _) = run::<Shared>(&small, Network::new(), true);
    println!("seed {}: {failure}", script.seed);
    println!("the same with less: {small:#?}");
    println!("{}", trip.lines.join("\n"));
}

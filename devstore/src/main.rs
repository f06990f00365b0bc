//! `cocart-devstore`: the store in memory as a server.

use std::error::Error;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use cocart_devstore::catalogue::Catalogue;
use cocart_devstore::profile::Profile;
use cocart_devstore::server::{Latency, Options, Server};
use cocart_devstore::settings::Settings;
use cocart_devstore::store::Store;
use cocart_devstore::users;

/// A CoCart store in memory: build and test storefronts without WordPress at hand.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// The port on 127.0.0.1; 0 takes any free one
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// The version of CoCart to answer as: 4.3, 4.9 or 5.0
    #[arg(long)]
    profile: Option<Profile>,
    /// Tell version and times as where WordPress debugs
    #[arg(long)]
    debug: bool,
    /// A JSON file with products, in place of the sample shop
    #[arg(long, value_name = "FILE")]
    catalog: Option<PathBuf>,
    /// usd (prices without tax), eur (with tax), jpy (no decimals) or kwd (three decimals)
    #[arg(long, default_value = "usd", conflicts_with = "settings")]
    currency: String,
    /// A JSON file with currency, taxes, shipping and coupons
    #[arg(long, value_name = "FILE")]
    settings: Option<PathBuf>,
    /// How long a request takes between load and save, in ms: 80 or a range such as 60-100
    #[arg(long, value_name = "MS", default_value = "70-95")]
    latency: Latency,
    /// Answer as a store with the CoCart CORS add-on does
    #[arg(long)]
    cors_addon: bool,
    /// Let the batch route fail for cart calls, as on stores where the marker in its URL does not help
    #[arg(long)]
    no_batch: bool,
    /// The site's address in links and pictures; the server's own if absent
    #[arg(long, value_name = "URL")]
    site: Option<String>,
    /// Seeds the cart keys and latencies, for runs that repeat
    #[arg(long)]
    seed: Option<u64>,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cocart-devstore: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let mut settings = match &arguments.settings {
        Some(file) => serde_json::from_str(&read(file)?)
            .map_err(|error| format!("{}: {error}", file.display()))?,
        None => Settings::named(&arguments.currency)
            .ok_or_else(|| format!("no currency `{}`: usd, eur, jpy or kwd", arguments.currency))?,
    };
    let catalogue = match &arguments.catalog {
        Some(file) => Catalogue::from_json(&read(file)?)
            .map_err(|why| format!("{}: {why}", file.display()))?,
        None => Catalogue::sample(),
    };
    settings.profile = arguments.profile.unwrap_or(settings.profile);
    settings.debug |= arguments.debug;
    settings.cors_addon |= arguments.cors_addon;
    settings.batch_marker &= !arguments.no_batch;
    // Without a seed two servers must not make the same cart keys.
    settings.seed = arguments
        .seed
        .unwrap_or_else(|| u64::from(std::process::id()) ^ clock());
    if let Some(site) = &arguments.site {
        settings.site_url = site.trim_end_matches('/').to_owned();
    }
    let options = Options {
        port: arguments.port,
        latency: arguments.latency,
        keep_site_url: arguments.site.is_some(),
    };
    let server = Server::start(&options, move || {
        Store::new(settings.clone(), catalogue.clone(), users::sample())
    })
    .map_err(|error| format!("port {}: {error}", arguments.port))?;
    println!("devstore listening on {}", server.url());
    server.wait();
    Ok(())
}

fn read(file: &PathBuf) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}

fn clock() -> u64 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    now.map_or(0, |time| time.as_nanos() as u64)
}

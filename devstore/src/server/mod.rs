//! The store over HTTP: [`crate::service`] behind connections that a fault can cut.

mod answer;
mod run;
mod wire;

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::extract::{ConnectInfo, DefaultBodyLimit, Request, State};
use axum::http::HeaderValue;
use axum::http::header::CONNECTION;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::any;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

pub use crate::service::{Latency, faults, log};
use crate::service::{Moment, Service};
use crate::store::Store;
use wire::{Busy, Connections, CuttableListener, Link};

/// How to serve a store.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The port on 127.0.0.1; 0 takes any free one.
    pub port: u16,
    /// How long a request takes.
    pub latency: Latency,
    /// Whether the site's address (in links and pictures) stays as the settings have it; else it
    /// becomes the server's own.
    pub keep_site_url: bool,
}

/// Everything the handlers share.
pub(crate) struct Shared {
    service: Service,
    began: Instant,
    connections: Connections,
}

impl Shared {
    fn moment(&self) -> Moment {
        Moment {
            now: SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .map_or(0, |time| time.as_secs()),
            at: (self.began.elapsed().as_micros() as f64) / 1000.0,
        }
    }
}

/// A server that runs in this process until it is dropped.
pub struct Server {
    shared: Arc<Shared>,
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Server {
    /// Starts a server for the store that `make` makes, in a thread of its own. `make` is called
    /// again for every reset.
    ///
    /// # Errors
    /// When the port is taken.
    pub fn start(
        options: &Options,
        make: impl Fn() -> Store + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, options.port))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let site = (!options.keep_site_url).then(|| format!("http://{address}"));
        let fresh = move || {
            let mut store = make();
            if let Some(site) = &site {
                store.settings.site_url.clone_from(site);
            }
            store
        };
        let shared = Arc::new(Shared {
            service: Service::new(options.latency, fresh),
            began: Instant::now(),
            connections: Connections::default(),
        });
        let (stop, stopped) = oneshot::channel::<()>();
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()?;
        let app = Arc::clone(&shared);
        let thread = std::thread::spawn(move || {
            runtime.block_on(async {
                tokio::select! {
                    result = serve(listener, app) => if let Err(error) = result {
                        eprintln!("devstore stopped: {error}");
                    },
                    _ = stopped => {}
                }
            });
            runtime.shutdown_background();
        });
        Ok(Server {
            shared,
            address,
            stop: Some(stop),
            thread: Some(thread),
        })
    }

    /// The server's address, for example `http://127.0.0.1:8088`, without a slash at its end.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Arms a fault, as `POST /devstore/faults` does, and returns its number.
    pub fn arm(&self, fault: faults::Fault) -> u64 {
        if fault.wants_fresh_connections() {
            self.shared.connections.close_idle();
        }
        self.shared.service.arm(fault)
    }

    /// The log so far, as `GET /devstore/log` answers.
    pub fn log(&self) -> log::Summary {
        self.shared.service.log()
    }

    /// Looks at the store or changes it.
    pub fn with_store<T>(&self, look: impl FnOnce(&mut Store) -> T) -> T {
        look(&mut self.shared.service.store())
    }

    /// Waits until the server ends, which it does when the process does.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

async fn serve(listener: std::net::TcpListener, shared: Arc<Shared>) -> io::Result<()> {
    let connections = shared.connections.clone();
    let listener = CuttableListener {
        tcp: TcpListener::from_std(listener)?,
        connections,
    };
    let app = Router::new()
        .fallback(any(run::call))
        .layer(DefaultBodyLimit::max(8 * 1024 * 1024))
        .layer(from_fn_with_state(Arc::clone(&shared), watch))
        .with_state(shared);
    axum::serve(listener, app.into_make_service_with_connect_info::<Link>()).await
}

/// Keeps account of a connection's requests. While a fault that cuts connections is armed, every
/// answer closes its connection, so that the request to be struck comes on a fresh one.
async fn watch(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(link): ConnectInfo<Link>,
    request: Request,
    next: Next,
) -> Response {
    let _busy = Busy::new(&link.0);
    let mut response = next.run(request).await;
    if shared.service.wants_fresh_connections() {
        response
            .headers_mut()
            .insert(CONNECTION, HeaderValue::from_static("close"));
    }
    response
}

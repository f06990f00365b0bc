//! TCP connections that a fault can cut at any moment.
//!
//! axum cannot end a connection without an answer; a connection of this listener can, because
//! each carries a [`Cut`] that the handler gets as its connect info.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, Weak};
use std::task::{Context, Poll, Waker};

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

/// The switch that cuts one connection.
#[derive(Debug, Default)]
pub struct Cut {
    done: AtomicBool,
    busy: AtomicUsize,
    reader: Mutex<Option<Waker>>,
}

impl Cut {
    /// Ends the connection: nothing more is read from it or written to it.
    pub fn now(&self) {
        self.done.store(true, Ordering::SeqCst);
        if let Some(waker) = self.reader.lock().ok().and_then(|mut waker| waker.take()) {
            waker.wake();
        }
    }

    fn is_done(&self) -> bool {
        self.done.load(Ordering::SeqCst)
    }
}

/// All open connections, so that the idle ones can be closed.
#[derive(Clone, Debug, Default)]
pub struct Connections(Arc<Mutex<Vec<Weak<Cut>>>>);

impl Connections {
    /// Closes every connection that carries no request at the moment.
    ///
    /// Browsers silently send a request again (a POST, too) when a *reused* connection dies
    /// before the answer; on a fresh one they report the failure. So a fault that drops
    /// connections first closes the idle ones.
    pub fn close_idle(&self) {
        if let Ok(mut all) = self.0.lock() {
            all.retain(|weak| weak.strong_count() > 0);
            for cut in all.iter().filter_map(Weak::upgrade) {
                if cut.busy.load(Ordering::SeqCst) == 0 {
                    cut.now();
                }
            }
        }
    }

    fn add(&self, cut: &Arc<Cut>) {
        if let Ok(mut all) = self.0.lock() {
            all.retain(|weak| weak.strong_count() > 0);
            all.push(Arc::downgrade(cut));
        }
    }
}

/// Counts a request of a connection for as long as it lives.
#[derive(Debug)]
pub struct Busy(Arc<Cut>);

impl Busy {
    /// Starts to count.
    pub fn new(cut: &Arc<Cut>) -> Self {
        cut.busy.fetch_add(1, Ordering::SeqCst);
        Busy(Arc::clone(cut))
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.busy.fetch_sub(1, Ordering::SeqCst);
    }
}

/// A listener whose connections can be cut.
#[derive(Debug)]
pub struct CuttableListener {
    /// The listener below.
    pub tcp: TcpListener,
    /// Where the open connections are noted.
    pub connections: Connections,
}

impl Listener for CuttableListener {
    type Io = Wire;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Wire, SocketAddr) {
        loop {
            if let Ok((tcp, address)) = self.tcp.accept().await {
                // Without this, small answers wait for the client's delayed acknowledgement.
                let _ = tcp.set_nodelay(true);
                let cut = Arc::new(Cut::default());
                self.connections.add(&cut);
                return (Wire { tcp, cut }, address);
            }
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.tcp.local_addr()
    }
}

/// What a handler knows about the connection it answers on.
#[derive(Clone, Debug)]
pub struct Link(pub Arc<Cut>);

impl Connected<IncomingStream<'_, CuttableListener>> for Link {
    fn connect_info(stream: IncomingStream<'_, CuttableListener>) -> Self {
        Link(Arc::clone(&stream.io().cut))
    }
}

/// One connection with its [`Cut`].
#[derive(Debug)]
pub struct Wire {
    tcp: TcpStream,
    cut: Arc<Cut>,
}

fn gone() -> io::Error {
    io::Error::from(io::ErrorKind::ConnectionReset)
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if let Ok(mut waker) = self.cut.reader.lock() {
            *waker = Some(context.waker().clone());
        }
        if self.cut.is_done() {
            return Poll::Ready(Err(gone()));
        }
        Pin::new(&mut self.tcp).poll_read(context, buffer)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        if self.cut.is_done() {
            return Poll::Ready(Err(gone()));
        }
        Pin::new(&mut self.tcp).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.cut.is_done() {
            return Poll::Ready(Err(gone()));
        }
        Pin::new(&mut self.tcp).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.tcp).poll_shutdown(context)
    }
}

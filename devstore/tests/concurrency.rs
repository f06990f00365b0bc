//! The lost updates of a real CoCart, over real HTTP (measured: experiment a).

mod support;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::thread;
use std::time::{Duration, Instant};

use support::{TEN, add, get, server, stored};

#[test]
fn ten_concurrent_adds_keep_one_or_two() {
    let server = server(150);
    thread::scope(|scope| {
        for id in TEN {
            let server = &server;
            scope.spawn(move || assert_eq!(add(server, "burst", id).status, 200));
        }
    });
    let kept = stored(&server, "burst").len();
    assert!((1..=2).contains(&kept), "{kept} of 10 kept");
    let log = server.log();
    assert_eq!(log.cart_requests, 10);
    assert!(log.overlaps >= 40, "{} overlaps", log.overlaps);
}

#[test]
fn ten_adds_one_after_the_other_keep_ten() {
    let server = server(10);
    for id in TEN {
        assert_eq!(add(&server, "patient", id).status, 200);
    }
    assert_eq!(stored(&server, "patient").len(), 10);
    assert_eq!(server.log().overlaps, 0);
}

#[test]
fn concurrent_adds_to_different_carts_do_not_harm_each_other() {
    let server = server(80);
    thread::scope(|scope| {
        for id in TEN {
            let server = &server;
            scope.spawn(move || add(server, &format!("cart{id}"), id));
        }
    });
    for id in TEN {
        assert_eq!(stored(&server, &format!("cart{id}")), [(id, 1.0)]);
    }
    assert_eq!(server.log().overlaps, 0);
}

#[test]
fn a_read_in_flight_erases_a_write() {
    let server = server(100);
    server.arm(fault(r#"{"method": "GET", "latency": 400}"#));
    thread::scope(|scope| {
        let reader = scope.spawn(|| get(&server, "/wp-json/cocart/v2/cart?cart_key=read"));
        thread::sleep(Duration::from_millis(100));
        assert_eq!(add(&server, "read", 14).status, 200);
        assert_eq!(stored(&server, "read"), [(14, 1.0)]);
        reader.join().unwrap();
    });
    assert_eq!(stored(&server, "read"), []);
}

#[test]
fn reading_products_erases_nothing() {
    let server = server(50);
    server.arm(fault(r#"{"method": "GET", "latency": 300}"#));
    thread::scope(|scope| {
        scope.spawn(|| get(&server, "/wp-json/cocart/v2/products?cart_key=shop"));
        thread::sleep(Duration::from_millis(80));
        add(&server, "shop", 14);
    });
    assert_eq!(stored(&server, "shop"), [(14, 1.0)]);
}

#[test]
fn a_client_that_hangs_up_does_not_stop_its_request() {
    let server = server(200);
    let mut stream = TcpStream::connect(server.url().trim_start_matches("http://")).unwrap();
    let body = "id=14&quantity=2";
    write!(
        stream,
        "POST /wp-json/cocart/v2/cart/add-item?cart_key=gone HTTP/1.1\r\nHost: store\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
    stream
        .set_read_timeout(Some(Duration::from_millis(50)))
        .unwrap();
    assert!(stream.read(&mut [0]).is_err(), "no answer yet");
    drop(stream);
    assert_eq!(stored(&server, "gone"), [], "still running");
    let start = Instant::now();
    while stored(&server, "gone").is_empty() && start.elapsed() < Duration::from_secs(5) {
        thread::sleep(Duration::from_millis(10));
    }
    assert_eq!(stored(&server, "gone"), [(14, 2.0)]);
}

fn fault(json: &str) -> cocart_devstore::server::faults::Fault {
    serde_json::from_str(json).unwrap()
}

//! What the store answered, and what that means.

use crate::cart::document::Node;
use crate::cart::interned::Text;
use crate::cart::text;

/// An answer as it arrived.
#[derive(Clone, PartialEq, Debug)]
pub struct Reply<N> {
    /// HTTP status.
    pub status: u16,
    /// How long the store asks to wait, in milliseconds (header Retry-After).
    pub retry_after: Option<u64>,
    /// The cart key the store answered with, from the header or the body.
    pub cart_key: Option<Text>,
    /// The body, `None` where it is no JSON.
    pub body: Option<N>,
}

/// The meaning of an answer.
#[derive(Clone, PartialEq, Debug)]
pub enum Answer<N> {
    /// A cart, or the list of answers of a batch. The call took effect.
    Document(N),
    /// The store says no, and why. The call had no effect.
    Refused(Refusal),
    /// Success by its status, but the body is not what it should be. The call may have taken effect.
    Garbled,
    /// The store did not get to an answer of its own: overload, a fatal error, maintenance, a firewall.
    Unavailable {
        /// HTTP status. With 429 the call had no effect; with any other it may have had.
        status: u16,
        /// How long the store asks to wait, in milliseconds.
        retry_after: Option<u64>,
    },
}

/// A refusal in the store's words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// The store's code, for example `cocart_product_out_of_stock`.
    pub code: Text,
    /// The store's message, entities decoded, markup left out.
    pub message: Text,
    /// HTTP status.
    pub status: u16,
}

/// What an answer to a call of the cart means.
pub fn judge<N: Node>(reply: Reply<N>) -> Answer<N> {
    let Reply {
        status,
        retry_after,
        body,
        ..
    } = reply;
    let unavailable = Answer::Unavailable {
        status,
        retry_after,
    };
    let Some(body) = body else {
        return if (200..300).contains(&status) {
            Answer::Garbled
        } else {
            unavailable
        };
    };
    if status == 429 {
        return unavailable;
    }
    match refusal(&body, status) {
        // A 5xx of WordPress or PHP may come after the cart was changed (measured: return_item);
        // CoCart's own codes are answers.
        Some(refusal) if refusal.status < 500 || is_answer(&refusal.code) => {
            Answer::Refused(refusal)
        }
        Some(_) => unavailable,
        None if !(200..300).contains(&status) => unavailable,
        None if is_expected(&body) => Answer::Document(body),
        None => Answer::Garbled,
    }
}

fn is_answer(code: &str) -> bool {
    code.starts_with("cocart_") && code != "cocart_unknown_server_error"
}

/// Every cart has its lines, every batch its responses.
fn is_expected<N: Node>(body: &N) -> bool {
    ["items", "responses"].iter().any(|name| {
        body.get(name)
            .is_some_and(|part| part.is_list() || part.is_map())
    })
}

/// The refusal in an error envelope: `{code, message, data: {status}}`, or for a cart key that belongs
/// to a customer `{success: false, data: [{code, message, data: {status}}]}` (contract 1.4).
fn refusal<N: Node>(body: &N, status: u16) -> Option<Refusal> {
    if body.get("success").and_then(|success| success.boolean()) == Some(false) {
        return refusal_of(&body.get("data")?.values().into_iter().next()?, status);
    }
    refusal_of(body, status)
}

fn refusal_of<N: Node>(envelope: &N, status: u16) -> Option<Refusal> {
    let code = envelope.get("code")?.text()?;
    let message = envelope.get("message")?.text()?;
    let said = envelope
        .get("data")
        .and_then(|data| data.get("status"))
        .and_then(|status| status.number());
    // A proxy may turn the status into 200; the envelope still knows it.
    let status = match said {
        Some(said) if status < 400 && (400.0..600.0).contains(&said) => said as u16,
        _ => status,
    };
    Some(Refusal {
        code: code.into(),
        message: text::plain(&message),
        status,
    })
}

/// The answers of a batch in the order of its calls; `None` where this is no answer to a batch.
pub fn batch<N: Node>(document: &N) -> Option<Vec<Reply<N>>> {
    let mut replies = Vec::new();
    for response in document.get("responses")?.values() {
        replies.push(member(&response));
    }
    Some(replies)
}

fn member<N: Node>(response: &N) -> Reply<N> {
    let status = response
        .get("status")
        .and_then(|status| status.number())
        .unwrap_or_default() as u16;
    let headers = response.get("headers");
    let header = |name: &str| headers.as_ref()?.get(name)?.text().map(Text::from);
    let body = response.get("body");
    let cart_key = header("CoCart-API-Cart-Key")
        .or_else(|| header("Cart-Key"))
        .or_else(|| cart_key_of(body.as_ref()?));
    Reply {
        status,
        retry_after: None,
        cart_key,
        body,
    }
}

/// The cart key that a cart says it has.
pub fn cart_key_of<N: Node>(body: &N) -> Option<Text> {
    let key = body.get("cart_key")?.text()?;
    (!key.is_empty()).then(|| key.into())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;
    use serde_json::{Value, json};

    fn reply(status: u16, body: Option<Value>) -> Reply<Value> {
        Reply {
            status,
            retry_after: None,
            cart_key: None,
            body,
        }
    }

    fn refused(status: u16, body: Value) -> Refusal {
        match judge(reply(status, Some(body))) {
            Answer::Refused(refusal) => refusal,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_cart_is_a_document() {
        let cart = json!({"cart_key": "k", "items": []});
        assert_eq!(
            judge(reply(200, Some(cart.clone()))),
            Answer::Document(cart)
        );
        let batch = json!({"responses": []});
        assert_eq!(
            judge(reply(207, Some(batch.clone()))),
            Answer::Document(batch)
        );
    }

    #[test]
    fn an_envelope_is_a_refusal_with_its_message_decoded() {
        let refusal = refused(
            400,
            json!({"code": "cocart_add_to_cart_error", "message": "another &quot;Mug&quot;", "data": {"status": 400}}),
        );
        assert_eq!(
            refusal,
            Refusal {
                code: "cocart_add_to_cart_error".into(),
                message: "another \"Mug\"".into(),
                status: 400
            }
        );
    }

    #[test]
    fn the_envelope_of_foreign_cart_keys_is_a_refusal() {
        let body = json!({"success": false, "data": [{"code": "cocart_must_authenticate_user", "message": "m", "data": {"status": 403}}]});
        assert_eq!(refused(403, body).code, "cocart_must_authenticate_user");
    }

    #[test]
    fn an_envelope_under_200_is_a_refusal_with_its_own_status() {
        assert_eq!(
            refused(
                200,
                json!({"code": "c", "message": "m", "data": {"status": 404}})
            )
            .status,
            404
        );
    }

    #[test]
    fn an_error_of_php_may_have_changed_the_cart_and_an_error_of_cocart_has_not() {
        let body = |code: &str| json!({"code": code, "message": "m", "data": {"status": 500}});
        assert_eq!(
            judge(reply(500, Some(body("internal_server_error")))),
            Answer::Unavailable {
                status: 500,
                retry_after: None
            }
        );
        assert_eq!(refused(500, body("cocart_cart_error")).status, 500);
    }

    #[test]
    fn success_without_a_cart_is_garbled() {
        for body in [
            None,
            Some(json!({})),
            Some(json!("<p>")),
            Some(json!([])),
            Some(json!({"items": 3})),
        ] {
            assert_eq!(judge(reply(200, body)), Answer::Garbled);
        }
    }

    #[test]
    fn pages_and_overload_are_unavailable_with_the_wait_asked_for() {
        for status in [403, 429, 500, 502, 503] {
            let page = Reply::<Value> {
                status,
                retry_after: Some(2000),
                cart_key: None,
                body: None,
            };
            assert_eq!(
                judge(page),
                Answer::Unavailable {
                    status,
                    retry_after: Some(2000)
                }
            );
        }
        let limited =
            json!({"code": "too_many_requests", "message": "slow down", "data": {"status": 429}});
        assert_eq!(
            judge(reply(429, Some(limited))),
            Answer::Unavailable {
                status: 429,
                retry_after: None
            }
        );
    }

    #[test]
    fn the_answers_of_a_batch_come_in_order_with_their_keys() {
        let document = json!({"responses": [
            {"status": 200, "headers": {"CoCart-API-Cart-Key": "h"}, "body": {"cart_key": "b", "items": []}},
            {"status": 400, "headers": {}, "body": {"code": "c", "message": "m", "data": {"status": 400}}},
            null,
        ]});
        let replies = batch(&document).unwrap();
        let seen: Vec<_> = replies
            .iter()
            .map(|reply| (reply.status, reply.cart_key.as_deref()))
            .collect();
        assert_eq!(seen, [(200, Some("h")), (400, None), (0, None)]);
        assert_eq!(batch(&json!({"items": []})), None);
    }

    /// Every recorded answer of a cart route is judged as its status says.
    #[test]
    fn recorded_answers_are_judged_as_the_store_meant_them() {
        let mut seen = 0;
        for tape in crate::api::tapes::all() {
            for step in tape["steps"].as_array().unwrap() {
                let path = step["request"]["path"].as_str().unwrap();
                let response = &step["response"];
                if !path.contains("/cart") && response["status"].as_u64() < Some(400) {
                    continue;
                }
                let status = response["status"].as_u64().unwrap() as u16;
                let body = Some(response["body"].clone()).filter(|body| !body.is_null());
                let whole_cart = response["body"].get("cart_key").is_some()
                    && response["body"].get("items").is_some();
                match judge(reply(status, body)) {
                    Answer::Document(_) => assert!(status < 300, "{path}"),
                    Answer::Refused(refusal) => {
                        assert_eq!(refusal.status, status, "{path}");
                        assert!(
                            !refusal.code.is_empty() && !refusal.message.contains("&quot;"),
                            "{path}"
                        );
                    }
                    Answer::Garbled => assert!(status < 300 && !whole_cart, "{path}"),
                    Answer::Unavailable { status, .. } => {
                        assert!(status >= 500, "{path}: {status}")
                    }
                }
                seen += 1;
            }
        }
        assert!(seen > 50, "{seen}");
    }
}

//! Login, tokens and the shop itself: contract 4.1 to 4.3 and 6.

use super::access::Auth;
use super::availability::Edition::{Community, Jwt, Starter};
use super::availability::{SINCE_3_0, since};
use super::endpoint::Endpoint;
use super::endpoint::Method::{Get, Post};
use super::parameter::{Kind, body, header};

pub(super) const ROWS: &[Endpoint] = &[
    Endpoint::new("login", Post, "cocart/v2/login")
        .on(SINCE_3_0)
        .auth(Auth::Login)
        .lane()
        .own(&[
            body(
                "username",
                Kind::Text,
                "Login name, e-mail address, or telephone number (since 4.1).",
            ),
            body(
                "password",
                Kind::Secret,
                "Password. The store reads it over https only.",
            ),
            body(
                "avatars",
                Kind::Boolean,
                "Answers the customer's pictures, too.",
            )
            .default("false")
            .since("5.0.0")
            .only(&[Starter]),
        ])
        .answers("LoginResult")
        .says(
            "Who the credentials belong to, with tokens where the JWT add-on is there. Since 4.8 \
             it loads the cart.",
        ),
    Endpoint::new("logout", Post, "cocart/v2/logout")
        .on(SINCE_3_0)
        .auth(Auth::Optional)
        .answers("true")
        .says("Ends all tokens of the customer. Works without being logged in."),
    Endpoint::new("jwt.refresh", Post, "cocart/jwt/refresh-token")
        .on(&[since(Jwt, "2.0.0")])
        .auth(Auth::RefreshToken)
        .own(&[body(
            "refresh_token",
            Kind::Secret,
            "The refresh token; it ends with this call.",
        )
        .required()])
        .answers("TokenPair")
        .says(
            "Trades a refresh token for new tokens. One at a time: a lost answer logs the \
             customer out.",
        ),
    Endpoint::new("jwt.validate", Post, "cocart/jwt/validate-token")
        .on(&[since(Jwt, "2.2.0")])
        .auth(Auth::Token)
        .own(&[header(
            "Authorization",
            "`Bearer` and the token, which the client sends itself.",
        )
        .required()])
        .answers("Message")
        .says("Whether the token holds."),
    Endpoint::new("store", Get, "cocart/v2/store")
        .on(&[since(Community, "3.0.0"), since(Starter, "5.0.0")])
        .answers("StoreInfo")
        .says("What the shop is called, where it is and which time it keeps."),
];

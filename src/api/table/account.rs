//! The customer's account of CoCart Plus 2.0: contract 8.4.

use super::access::Auth;
use super::availability::PLUS;
use super::endpoint::Method::{Delete, Get, Patch, Post};
use super::endpoint::{Endpoint, Method};
use super::parameter::{Kind, Parameter, body, path, query};
use super::shapes::ADDRESS;
use super::shared::PAGED_BY_DATE;

const ORDER: Parameter = path("id", Kind::Integer, "The order.").at_least(1);
const SUBSCRIPTION: Parameter = path("id", Kind::Integer, "The subscription.").at_least(1);
const EMAIL: Parameter = query("email", Kind::Text, "E-mail address of the order.");
const KEY: Parameter = query("key", Kind::Secret, "Key out of the e-mail.").required();
const USER: Parameter = query("user_id", Kind::Integer, "Customer out of the e-mail.")
    .required()
    .at_least(1);

const fn row(id: &'static str, method: Method, path: &'static str) -> Endpoint {
    Endpoint::new(id, method, path)
        .on(PLUS)
        .auth(Auth::Customer)
}

const fn subscription(id: &'static str, method: Method, path: &'static str) -> Endpoint {
    row(id, method, path).own(&[SUBSCRIPTION])
}

pub(super) const ROWS: &[Endpoint] = &[
    row("account.get", Get, "cocart/v2/my-account")
        .answers("Account")
        .says("Who the customer is, with the latest order."),
    row("account.update", Post, "cocart/v2/my-account")
        .own(&[
            body("account_first_name", Kind::Text, "First name.").required(),
            body("account_last_name", Kind::Text, "Last name.").required(),
            body(
                "account_display_name",
                Kind::Text,
                "Name that others read; not an e-mail address.",
            )
            .required(),
            body("account_email", Kind::Text, "E-mail address.").required(),
            body(
                "password_current",
                Kind::Secret,
                "Password of today, to change it.",
            ),
            body("password_1", Kind::Secret, "New password."),
            body("password_2", Kind::Secret, "New password once more."),
        ])
        .answers("AccountUpdated")
        .says("Changes the customer's name, e-mail address or password."),
    row("account.address", Patch, "cocart/v2/my-account/address")
        .own(&[
            body(
                "billing_address",
                Kind::Record(&ADDRESS),
                "Address for billing.",
            ),
            body(
                "shipping_address",
                Kind::Record(&ADDRESS),
                "Address for shipping.",
            ),
        ])
        .answers("AddressesUpdated")
        .says("Changes the customer's addresses."),
    row("account.downloads", Get, "cocart/v2/my-account/downloads")
        .answers("CustomerDownloads")
        .says("What the customer may download, or a sentence that there is nothing."),
    row("account.orders", Get, "cocart/v2/my-account/orders")
        .shared(&[&PAGED_BY_DATE])
        .answers("CustomerOrders")
        .pages("CustomerOrderSummary")
        .says("The customer's orders; without any it answers an empty list."),
    row("account.order", Get, "cocart/v2/my-account/orders/{id}")
        .own(&[ORDER, EMAIL])
        .answers("CustomerOrder")
        .says("One order."),
    row(
        "account.orderCancel",
        Post,
        "cocart/v2/my-account/orders/{id}/cancel",
    )
    .own(&[ORDER])
    .answers("OrderCancelled")
    .says("Cancels an order."),
    row(
        "account.subscriptions",
        Get,
        "cocart/v2/my-account/subscriptions",
    )
    .shared(&[&PAGED_BY_DATE])
    .answers("CustomerSubscriptions")
    .pages("CustomerSubscriptionSummary")
    .says("The customer's subscriptions; without any it answers an empty list."),
    subscription(
        "account.subscription",
        Get,
        "cocart/v2/my-account/subscriptions/{id}",
    )
    .own(&[SUBSCRIPTION, EMAIL])
    .answers("CustomerSubscription")
    .says("One subscription."),
    subscription(
        "account.subscription.suspend",
        Post,
        "cocart/v2/my-account/subscriptions/{id}/suspend",
    )
    .answers("SubscriptionStatus")
    .says("Suspends a subscription."),
    subscription(
        "account.subscription.cancel",
        Post,
        "cocart/v2/my-account/subscriptions/{id}/cancel",
    )
    .answers("SubscriptionStatus")
    .says("Cancels a subscription."),
    subscription(
        "account.subscription.reactivate",
        Post,
        "cocart/v2/my-account/subscriptions/{id}/reactivate",
    )
    .answers("SubscriptionStatus")
    .says("Takes a suspended or cancelled subscription up again."),
    subscription(
        "account.subscription.autoRenew",
        Post,
        "cocart/v2/my-account/subscriptions/{id}/auto-renew",
    )
    .own(&[
        SUBSCRIPTION,
        body("enabled", Kind::Boolean, "Whether it renews by itself.").required(),
    ])
    .answers("SubscriptionRenewal")
    .says("Sets whether a subscription renews by itself."),
    subscription(
        "account.subscription.paymentMethod",
        Post,
        "cocart/v2/my-account/subscriptions/{id}/payment-method",
    )
    .own(&[
        SUBSCRIPTION,
        body("payment_method", Kind::Text, "Id of the payment method.").required(),
        body("token_id", Kind::Integer, "Saved means of payment.").at_least(1),
    ])
    .answers("SubscriptionPayment")
    .says("Sets how a subscription is paid."),
    subscription(
        "account.subscription.resubscribe",
        Post,
        "cocart/v2/my-account/subscriptions/{id}/resubscribe",
    )
    .lane()
    .answers("Resubscribed")
    .says(
        "Puts an ended subscription in the cart; what was in it is saved aside. Not safe to \
         repeat.",
    ),
    subscription(
        "account.subscription.resubscribeUndo",
        Delete,
        "cocart/v2/my-account/subscriptions/{id}/resubscribe",
    )
    .lane()
    .answers("ResubscribeUndone")
    .says("Brings back the cart that a resubscription saved aside."),
    row(
        "account.verifyEmail",
        Get,
        "cocart/v2/my-account/verify-email",
    )
    .auth(Auth::None)
    .own(&[KEY, USER])
    .answers("EmailVerified")
    .says(
        "Confirms a new e-mail address by the link in an e-mail: a read that changes the \
         account, once.",
    ),
    row(
        "account.verifyOrderEmail",
        Post,
        "cocart/v2/my-account/verify-order-email",
    )
    .answers("VerificationSent")
    .says("Sends an e-mail that links earlier orders as a guest to the account."),
    row(
        "account.verifyOrderEmail.confirm",
        Get,
        "cocart/v2/my-account/verify-order-email",
    )
    .own(&[KEY, USER])
    .answers("EmailVerified")
    .says("Confirms the link in that e-mail."),
];

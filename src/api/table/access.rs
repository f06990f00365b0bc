//! Who may call an endpoint.

/// Who may call.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Auth {
    /// Everyone; credentials make no difference.
    None,
    /// Everyone; credentials make it the customer's.
    Optional,
    /// Whoever gives a name and a password, or a token.
    Login,
    /// A customer.
    Customer,
    /// A customer, or whoever knows the key of the cart.
    CustomerOrCart,
    /// Whoever may manage the shop: a consumer key, or an administrator.
    Manager,
    /// The refresh token in the body is the credential.
    RefreshToken,
    /// The bearer of a token.
    Token,
}

impl Auth {
    /// The name in the TypeScript client and in the docs.
    pub const fn name(self) -> &'static str {
        match self {
            Auth::None => "none",
            Auth::Optional => "optional",
            Auth::Login => "login",
            Auth::Customer => "customer",
            Auth::CustomerOrCart => "customer-or-cart",
            Auth::Manager => "manager",
            Auth::RefreshToken => "refresh-token",
            Auth::Token => "token",
        }
    }
}

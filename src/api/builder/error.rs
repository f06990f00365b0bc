//! Why a request was not built.

use core::fmt;

/// A request that the store would refuse.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BuildError {
    /// Name of the call.
    pub call: &'static str,
    /// What is wrong.
    pub reason: Reason,
}

/// What is wrong with a request. Parameters are named, their values never.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reason {
    /// A parameter that must be there is not.
    Missing(&'static str),
    /// The call has no such parameter.
    Unknown(String),
    /// The parameter must be something else.
    Kind {
        /// Its name.
        name: &'static str,
        /// What it must be.
        wanted: String,
    },
    /// None of the shop's editions has the call.
    NotThere,
    /// The call is for customers or managers, and nobody has said who asks.
    NeedsCredentials,
}

impl fmt::Display for BuildError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Piece by piece: formatting macros weigh kilobytes in WASM.
        let pieces: [&str; 5] = match &self.reason {
            Reason::Missing(name) => [self.call, " needs `", name, "`", ""],
            Reason::Unknown(name) => [self.call, " has no parameter `", name, "`", ""],
            Reason::Kind { name, wanted } => {
                for piece in ["`", name, "` of ", self.call] {
                    formatter.write_str(piece)?;
                }
                [" must be ", wanted, "", "", ""]
            }
            Reason::NotThere => ["this shop does not have ", self.call, "", "", ""],
            Reason::NeedsCredentials => [self.call, " needs credentials", "", "", ""],
        };
        pieces
            .iter()
            .try_for_each(|piece| formatter.write_str(piece))
    }
}

impl core::error::Error for BuildError {}

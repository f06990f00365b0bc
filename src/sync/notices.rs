//! Messages for the shopper: the store's last ones, and refused intents.

use crate::cart::interned::Text;
use crate::cart::list::keep;
use crate::cart::model;
use crate::sync::intent::Problem;
use crate::sync::names::Mint;

/// How many refusals are kept.
const KEPT: usize = 20;

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Local id.
    pub id: Text,
    /// `error`, `success`, `notice` or `info`.
    pub kind: Text,
    /// The text, entities decoded.
    pub text: Text,
    /// The code of a refused intent, `None` for a message of the store.
    pub code: Option<Text>,
    /// The line it is about, where there is one.
    pub line: Option<Text>,
}

/// The messages shown.
#[derive(Clone, Debug, Default)]
pub struct Notices {
    shown: Vec<Notice>,
}

impl Notices {
    /// All messages, oldest first.
    pub fn shown(&self) -> &[Notice] {
        &self.shown
    }

    /// The messages of an answer take the place of those of the answer before: the store says each once
    /// (contract 2.15).
    pub fn heard(&mut self, notices: &[model::Notice], mint: &mut Mint) {
        keep(&mut self.shown, |notice| notice.code.is_some());
        for notice in notices {
            self.shown.push(Notice {
                id: mint.name("notice"),
                kind: notice.kind.clone(),
                text: notice.text.clone(),
                code: None,
                line: None,
            });
        }
    }

    /// An intent was refused.
    pub fn refused(&mut self, problem: &Problem, line: Option<&Text>, mint: &mut Mint) {
        let refusals = self
            .shown
            .iter()
            .filter(|notice| notice.code.is_some())
            .count();
        if refusals >= KEPT
            && let Some(oldest) = self.shown.iter().position(|notice| notice.code.is_some())
        {
            self.shown.remove(oldest);
        }
        self.shown.push(Notice {
            id: mint.name("notice"),
            kind: "error".into(),
            text: problem.message.clone(),
            code: Some(problem.code.clone()),
            line: line.map(Into::into),
        });
    }

    /// Takes a message away; says whether there was one.
    pub fn dismiss(&mut self, id: &Text) -> bool {
        let before = self.shown.len();
        keep(&mut self.shown, |notice| notice.id != id);
        self.shown.len() != before
    }
}

//! What happened, as text for people and as a hash for machines.

/// The trace of a trip.
#[derive(Clone)]
pub struct Trace {
    lines: Option<Vec<String>>,
    hash: u64,
}

impl Trace {
    /// A trace that keeps its lines, or only their hash.
    pub fn new(verbose: bool) -> Self {
        Trace {
            lines: verbose.then(Vec::new),
            hash: 0xcbf2_9ce4_8422_2325,
        }
    }

    /// Something happened. The text is only made where it is kept.
    pub fn say(&mut self, time: u64, text: impl FnOnce() -> String) {
        if let Some(lines) = &mut self.lines {
            let text = text();
            lines.push(format!("{:>9.3} s  {text}", time as f64 / 1000.0));
        }
    }

    /// Takes a number into the hash.
    pub fn mix(&mut self, number: u64) {
        self.hash = (self.hash ^ number)
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .rotate_left(29);
    }

    /// Takes text into the hash.
    pub fn mix_text(&mut self, text: &str) {
        for chunk in text.as_bytes().chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.mix(u64::from_le_bytes(word));
        }
        self.mix(text.len() as u64);
    }

    /// The hash of everything so far.
    pub fn hash(&self) -> u64 {
        self.hash
    }

    /// The lines; empty where they were not kept.
    pub fn lines(&self) -> &[String] {
        self.lines.as_deref().unwrap_or_default()
    }
}

//! How long requests take.

use serde::{Deserialize, Serialize};

/// How long a request takes between load and save, in milliseconds: drawn evenly from a range.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(from = "LatencyForm", into = "LatencyForm")]
pub struct Latency {
    /// The shortest.
    pub least: u64,
    /// The longest.
    pub most: u64,
}

/// `80` or `[60, 100]`.
#[derive(Deserialize, Serialize)]
#[serde(untagged)]
enum LatencyForm {
    Fixed(u64),
    Range(u64, u64),
}

impl From<LatencyForm> for Latency {
    fn from(form: LatencyForm) -> Self {
        match form {
            LatencyForm::Fixed(time) => Latency::fixed(time),
            LatencyForm::Range(one, other) => Latency {
                least: one.min(other),
                most: one.max(other),
            },
        }
    }
}

impl From<Latency> for LatencyForm {
    fn from(latency: Latency) -> Self {
        match latency.least == latency.most {
            true => LatencyForm::Fixed(latency.least),
            false => LatencyForm::Range(latency.least, latency.most),
        }
    }
}

impl Latency {
    /// Every request takes the same time.
    pub fn fixed(time: u64) -> Self {
        Latency {
            least: time,
            most: time,
        }
    }
}

impl Default for Latency {
    /// About 80 ms, as measured on a real store.
    fn default() -> Self {
        Latency {
            least: 70,
            most: 95,
        }
    }
}

impl std::str::FromStr for Latency {
    type Err = String;

    /// Reads `80` or `60-100`.
    fn from_str(text: &str) -> Result<Self, String> {
        let number = |part: &str| {
            part.trim()
                .parse::<u64>()
                .map_err(|_| format!("`{text}` is not a time in ms, nor a range such as 60-100"))
        };
        match text.split_once('-') {
            None => Ok(Latency::fixed(number(text)?)),
            Some((least, most)) => {
                let (one, other) = (number(least)?, number(most)?);
                Ok(Latency {
                    least: one.min(other),
                    most: one.max(other),
                })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latency_is_a_time_or_a_range() {
        assert_eq!("80".parse(), Ok(Latency::fixed(80)));
        assert_eq!(
            "100-60".parse(),
            Ok(Latency {
                least: 60,
                most: 100
            })
        );
        assert!("fast".parse::<Latency>().is_err());
        assert_eq!(
            serde_json::from_str::<Latency>("[60,100]").unwrap(),
            Latency {
                least: 60,
                most: 100
            }
        );
        assert_eq!(serde_json::to_string(&Latency::fixed(5)).unwrap(), "5");
    }
}

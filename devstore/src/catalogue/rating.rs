//! The rating of a product, which follows from its reviews.

use super::{Catalogue, Product};

/// What the reviews of a product come to.
pub struct Rating {
    /// The average with two decimals, `0` without reviews.
    pub average: String,
    /// How many reviews there are.
    pub reviews: usize,
    /// How many ratings WooCommerce has counted.
    pub counted: usize,
    /// `Rated 4.50 out of 5`, empty without reviews.
    pub text: String,
}

impl Rating {
    /// Counts the reviews of a product.
    pub fn of(catalogue: &Catalogue, product: &Product) -> Self {
        let stars: Vec<f64> = catalogue
            .reviews
            .iter()
            .filter(|review| review.product == product.id)
            .map(|review| review.rating.into())
            .collect();
        let reviews = stars.len();
        let counted = product.rating_count.map_or(reviews, |count| count as usize);
        if reviews == 0 {
            return Rating {
                average: "0".into(),
                reviews,
                counted,
                text: String::new(),
            };
        }
        let average = format!("{:.2}", stars.iter().sum::<f64>() / reviews as f64);
        let based_on = match counted {
            0 => String::new(),
            1 => " based on 1 customer rating".into(),
            _ => format!(" based on {counted} customer ratings"),
        };
        let text = format!("Rated {average} out of 5{based_on}");
        Rating {
            average,
            reviews,
            counted,
            text,
        }
    }

    /// The average in whole stars.
    pub fn stars(&self) -> u32 {
        crate::php::to_float(&self.average).round() as u32
    }
}

impl Catalogue {
    /// `Rated 4.50 out of 5`; empty for a product without reviews.
    pub fn rating_text(&self, product: &Product) -> String {
        Rating::of(self, product).text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn averages_the_stars_and_tells_of_the_ratings_counted() {
        let catalogue = Catalogue::sample();
        let mut beanie = catalogue.get(14).unwrap().clone();
        let rating = Rating::of(&catalogue, &beanie);
        assert_eq!(
            (
                rating.average.as_str(),
                rating.reviews,
                rating.counted,
                rating.stars()
            ),
            ("4.50", 2, 0, 5)
        );
        assert_eq!(rating.text, "Rated 4.50 out of 5");
        beanie.rating_count = None;
        assert_eq!(
            catalogue.rating_text(&beanie),
            "Rated 4.50 out of 5 based on 2 customer ratings"
        );
        assert_eq!(catalogue.rating_text(catalogue.get(15).unwrap()), "");
    }
}

//! Stems: what "negotiations" and "negotiated" share, in English and in French (Snowball).

use rust_stemmers::{Algorithm, Stemmer};

/// The two stemmers that statements need.
pub struct Stems {
    english: Stemmer,
    french: Stemmer,
}

impl Stems {
    #[allow(clippy::new_without_default)]
    pub fn new() -> Stems {
        Stems { english: Stemmer::create(Algorithm::English), french: Stemmer::create(Algorithm::French) }
    }

    /// The English stem of a folded form.
    pub fn english(&self, form: &str) -> String {
        self.english.stem(form).into_owned()
    }

    /// The French stem of a folded form. Accents are gone by then; both sides of a comparison lack them alike.
    pub fn french(&self, form: &str) -> String {
        self.french.stem(form).into_owned()
    }
}

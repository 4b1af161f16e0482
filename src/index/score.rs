//! Scores: BM25 in whole numbers.
//!
//! After Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009), k1 = 1.2 and b = 0.75, over weighted
//! fields. In fixed point, because floating-point logarithms differ between machines and an answer must not.

use crate::pack::STATEMENT_WEIGHT;

/// Inverse document frequency in 1/256: log2 of (n + 1) / (k + 1/2) for a form that k of n relations hold.
pub fn rarity(n: u64, k: u64) -> u64 {
    log2((2 * n + 2) << 20, 2 * k + 1)
}

/// log2 of `ratio / 2^20` in 1/256, where `ratio = numerator / denominator`, at least 0; by repeated squaring.
fn log2(numerator: u64, denominator: u64) -> u64 {
    let mut value = (numerator / denominator).max(1 << 20);
    let mut result = 0;
    while value >= 2 << 20 {
        value >>= 1;
        result += 256;
    }
    for bit in (0..8).rev() {
        value = (value * value) >> 20;
        if value >= 2 << 20 {
            value >>= 1;
            result += 1 << bit;
        }
    }
    result
}

/// What a word adds to the score of one relation, in 1/256; never 0. Weights come in quarters.
pub fn impact(rarity: u64, weight: u32, length: u64, average: u64) -> u32 {
    let frequency = 64 * u64::from(weight) / u64::from(STATEMENT_WEIGHT);
    let norm = 307 * (64 + 192 * length / average) / 256;
    let score = rarity * (frequency * 563 / 256) / (frequency + norm);
    (score as u32).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logarithm_is_right_to_a_256th() {
        for (n, k) in [(1u64, 1u64), (200, 1), (200, 7), (200, 199), (1_000_000, 3), (1_000_000, 999_999)] {
            let exact = ((2 * n + 2) as f64 / (2 * k + 1) as f64).log2().max(0.0) * 256.0;
            assert!((rarity(n, k) as f64 - exact).abs() <= 1.5, "{n} {k}: {} {exact}", rarity(n, k));
        }
    }
}

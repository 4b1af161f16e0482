//! The word that was probably meant.

/// The word nearest to what was written, if any is near enough to be worth a question.
///
/// Near is a third of the letters wrong, or a word that what was written begins or ends: `cpp` for `cpp-party`.
pub fn nearest<'a>(written: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let most = written.chars().count().div_ceil(3).max(1);
    words
        .into_iter()
        .filter_map(|word| {
            let is_near = written.chars().count().abs_diff(word.chars().count()) <= most;
            let distance = if is_near { distance(written, word) } else { usize::MAX };
            let is_part = written.len() > 1
                && (word.strip_prefix(written).is_some_and(|rest| rest.starts_with('-'))
                    || word.strip_suffix(written).is_some_and(|rest| rest.ends_with('-')));
            match distance <= most {
                true => Some((distance, word)),
                // A part comes after every slip of the pen.
                false => is_part.then_some((most + word.len(), word)),
            }
        })
        .min()
        .map(|(_, word)| word)
}

/// How many letters must be put in, left out, exchanged or swapped with their neighbour.
fn distance(from: &str, to: &str) -> usize {
    let from: Vec<char> = from.chars().collect();
    let to: Vec<char> = to.chars().collect();
    // Row `i` holds the distance of the first `i` letters of `from` to every beginning of `to`.
    let mut rows = vec![(0..=to.len()).collect::<Vec<_>>()];
    for i in 1..=from.len() {
        let mut row = vec![i];
        for j in 1..=to.len() {
            let exchanged = rows[i - 1][j - 1] + usize::from(from[i - 1] != to[j - 1]);
            let mut best = exchanged.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[from.len()][to.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[track_caller]
    fn check(written: &str, words: &[&str], expected: Option<&str>) {
        assert_eq!(nearest(written, words.iter().copied()), expected);
    }

    #[test]
    fn a_slip_of_the_pen_is_understood() {
        check("cambdia", &["cambodia", "canada"], Some("cambodia"));
        check("knid", &["key", "kind"], Some("kind"));
    }

    #[test]
    fn a_part_of_a_name_is_understood() {
        check("cpp", &["cambodia", "cpp-party"], Some("cpp-party"));
    }

    #[test]
    fn nothing_is_guessed_from_afar() {
        check("ottawa", &["cambodia", "canada"], None);
    }
}

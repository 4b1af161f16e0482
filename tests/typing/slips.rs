//! A fixed list of misspelt words and names, with what was meant.

use entente::engine::Engine;
use entente::index::text;

/// A name as people write it, and the key of the entity that is meant.
pub const NAMES: [(&str, &str); 45] = [
    ("Hun Maneth", "hun-manet"),
    ("Hun Manett", "hun-manet"),
    ("Hun Mannet", "hun-manet"),
    ("Prak Sokhon", "prak-sokhonn"),
    ("Sokhon", "prak-sokhonn"),
    ("Prak Sokon", "prak-sokhonn"),
    ("Parak Sokhonn", "prak-sokhonn"),
    ("Phnom Phen", "phnom-penh"),
    ("Pnom Penh", "phnom-penh"),
    ("Phnompenh", "phnom-penh"),
    ("Phnom Pehn", "phnom-penh"),
    ("Ottowa", "ottawa"),
    ("Otawa", "ottawa"),
    ("Cambogia", "cambodia"),
    ("Camboida", "cambodia"),
    ("Cambodja", "cambodia"),
    ("Combodia", "cambodia"),
    ("Cannada", "canada"),
    ("Kanada", "canada"),
    ("Tailand", "thailand"),
    ("Thialand", "thailand"),
    ("Vietman", "vietnam"),
    ("Veitnam", "vietnam"),
    ("Bankok", "bangkok"),
    ("Bangkock", "bangkok"),
    ("Sihanoukvile", "port-of-sihanoukville"),
    ("Sihanukville", "port-of-sihanoukville"),
    ("Donika Pottie", "donica-pottie"),
    ("Donica Potty", "donica-pottie"),
    ("Champange", "francois-philippe-champagne"),
    ("Champaigne", "francois-philippe-champagne"),
    ("Francophony", "francophonie"),
    ("Kung Phoack", "kung-phoak"),
    ("Meas Kim Hang", "meas-kim-heng"),
    ("Paul Paine", "paul-payne"),
    ("Phat Sophanith", "phat-sophanit"),
    ("Sar Keng", "sar-kheng"),
    ("Seun Som", "seun-sam"),
    ("Sok Toch", "sok-touch"),
    ("Surya Narayen", "surya-narayan"),
    ("Vong Pissen", "vong-pisen"),
    ("Vong Pisenn", "vong-pisen"),
    ("Alan Bowmann", "alan-bowman"),
    ("Allan Bowman", "alan-bowman"),
    ("Unescoo", "unesco"),
];

/// Words of the dataset with one slip, or two where they are long, and the word that was meant.
///
/// Every third word of five letters or more is taken, up to 260, and what befalls it follows from its place alone.
pub fn words(engine: &Engine) -> Vec<(String, String)> {
    let store = engine.store();
    let n_forms = text::find(store, "\u{10ffff}").unwrap_or_else(|end| end);
    let forms = (0..n_forms).map(|form| text::text(store, form));
    let plain = forms.filter(|form| form.len() >= 5 && form.chars().all(|c| c.is_ascii_alphabetic()));
    let mut seed = 2026u32;
    let mut next = move |below: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % below
    };
    let mut misspelt = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        let slips = if letters.len() >= 8 { 1 + next(2) } else { 1 };
        for _ in 0..slips {
            let at = next(letters.len() - 1);
            let letter = char::from(b'a' + next(26) as u8);
            match next(4) {
                0 => letters.swap(at, at + 1),
                1 => drop(letters.remove(at)),
                2 => letters.insert(at, letter),
                _ => letters[at] = letter,
            }
        }
        letters.into_iter().collect::<String>()
    };
    let all = plain.step_by(3).map(|word| (misspelt(word), word.to_owned()));
    all.filter(|(written, word)| written != word).take(260).collect()
}

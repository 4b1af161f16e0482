//! Is this text one of our sources, and does it still say what we say that it says?

use serde::Serialize;

use crate::digest::digest;
use crate::evidence::Lost;
use crate::evidence::document::Document;
use crate::evidence::fate::{Fate, Verdict, judge};
use crate::model::{self, RelationId, SourceId};
use crate::order;
use crate::pack::Facet;
use crate::query::card::utf16_len;
use crate::query::line::{Line, line};
use crate::query::shape::*;

/// The longest text that is looked at, in bytes; an article has a few thousand.
pub const MOST_BYTES: usize = 1 << 19;

/// A text of more paragraphs is shown by those alone that hold a passage.
const MOST_PARAGRAPHS: usize = 300;

/// A text is taken for the source of which it holds most, letter for letter; but names, headings and turns of phrase stand
/// in many a text, so a passage counts from so many bytes on.
const ENOUGH_BYTES: usize = 40;

const FATES: [&str; 4] = ["found", "moved", "altered", "gone"];

/// What a text is and what became of each passage, described in `door.d.ts`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Verification {
    pub refusal: Option<&'static str>,
    pub source: Option<Ref>,
    pub language: String,
    pub basis: Option<&'static str>,
    pub rather: Option<Ref>,
    pub whole: &'static str,
    pub digest: String,
    pub noted: String,
    pub differences: Vec<&'static str>,
    pub size: u32,
    pub of: u32,
    pub found: u32,
    pub moved: u32,
    pub altered: u32,
    pub gone: u32,
    pub passages: Vec<PassageFate>,
    pub paragraphs: Vec<GivenParagraph>,
}

/// What became of one passage.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PassageFate {
    pub fate: &'static str,
    pub why: &'static str,
    /// Where the locator says, and where it stands; the first words may stand in `elsewhere`.
    pub noted: u32,
    pub paragraph: Option<u32>,
    pub elsewhere: Vec<u32>,
    pub start: String,
    pub end: Option<String>,
    pub relation: Line,
}

/// A paragraph of the given text with what was found in it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GivenParagraph {
    pub number: u32,
    pub text: String,
    pub marks: Vec<Mark>,
}

/// A stretch that some passages share, in UTF-16 offsets of its paragraph.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mark {
    pub from: u32,
    pub to: u32,
    pub fate: &'static str,
    /// Positions in the list of passages.
    pub passages: Vec<u32>,
}

/// One locator with what became of its passage.
struct Judged {
    relation: RelationId,
    evidence: model::Evidence,
    verdict: Verdict,
}

/// Holds a text against a source; where none is named, or none of that name is there, against the one that it is.
pub fn verify(view: View, key: Option<&str>, bytes: &[u8]) -> Verification {
    let refuse = |why| Verification { refusal: Some(why), whole: "other", ..Verification::default() };
    if bytes.len() > MOST_BYTES {
        return refuse("too-long");
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => text,
        _ => return refuse("no-text"),
    };
    let document = Document::new(text);
    if document.is_empty() {
        return refuse("empty");
    }
    let digests = Digests::of(text);
    let catalogue = &view.store.catalogue;
    let named = key.and_then(|key| view.find_source(key));
    let mut judged = named.map(|id| judge_all(view, id, &document)).unwrap_or_default();
    let is_whole = |id: SourceId| digests.whole(&catalogue.sources[id.index()].digest) != "other";
    let mut source = named;
    let mut basis = named.map(|_| "named");
    let mut rather = None;
    // A reader may have taken the one for the other; where half of the passages are there, nobody did.
    if named
        .is_none_or(|id| !is_whole(id) && 2 * judged.iter().filter(|judged| judged.is_same()).count() < judged.len())
    {
        let known = ids(view).find(|&id| is_whole(id)).map(|id| (id, "digest"));
        let known = known.or_else(|| Some((nearest(view, &document)?, "passages")));
        match (named, known) {
            (None, Some((id, how))) => {
                (source, basis) = (Some(id), Some(how));
                judged = judge_all(view, id, &document);
            }
            (Some(named), Some((id, _))) if id != named => rather = Some(view.source(id)),
            _ => {}
        }
    }
    let Some(source) = source else {
        return Verification { digest: digests.own, size: document.len() as u32, ..refuse("foreign") };
    };
    let of_source = &catalogue.sources[source.index()];
    let whole = digests.whole(&of_source.digest);
    let mut told = Vec::new();
    let mut counts = [0; 4];
    for judged in &judged {
        let fate = judged.fate();
        for (count, name) in counts.iter_mut().zip(FATES) {
            *count += u32::from(name == fate);
        }
        told.push(judged.told(view));
    }
    let [found, moved, altered, gone] = counts;
    Verification {
        refusal: None,
        source: Some(view.source(source)),
        language: of_source.language.clone(),
        basis,
        rather,
        differences: if whole == "same" { Vec::new() } else { differences(text, whole, &judged) },
        whole,
        noted: of_source.digest.clone(),
        size: document.len() as u32,
        of: of_source.paragraphs,
        found,
        moved,
        altered,
        gone,
        paragraphs: given(text, &document, &judged),
        passages: told,
        digest: digests.own,
    }
}

fn ids(view: View) -> impl Iterator<Item = SourceId> {
    (0..view.store.catalogue.sources.len() as u32).map(SourceId)
}

/// Every locator of a source, judged, as they stand in the text; those that do not stand in it come last, as the source
/// tells them.
fn judge_all(view: View, source: SourceId, document: &Document) -> Vec<Judged> {
    let mut all = Vec::new();
    for relation in view.postings(Facet::Source, source.0).map(RelationId) {
        for evidence in view.store.relation(relation).evidence {
            let verdict = judge(document, &evidence);
            all.push(Judged { relation, evidence, verdict });
        }
    }
    order::by_key(all, |judged| {
        let start = judged.verdict.place.as_ref().map_or((1 << 21) - 1, |place| place.range.start as u64);
        start << 19 | u64::from(view.store.rank(judged.relation.0))
    })
}

/// The source of which most stands in a text, letter for letter; of equals the first.
fn nearest(view: View, document: &Document) -> Option<SourceId> {
    let mut best = None;
    let mut most = 0;
    for id in ids(view) {
        let mut bytes = 0;
        for relation in view.postings(Facet::Source, id.0).map(RelationId) {
            for evidence in view.store.relation(relation).evidence {
                let found = document.look_up(&evidence).same().map_or(0, |passage| passage.words.len());
                bytes += if found < ENOUGH_BYTES { 0 } else { found };
            }
        }
        if bytes > most {
            (best, most) = (Some(id), bytes);
        }
    }
    best
}

impl Judged {
    /// Letter for letter what it was.
    fn is_same(&self) -> bool {
        matches!(self.verdict.fate, Fate::Found | Fate::Moved)
    }

    fn fate(&self) -> &'static str {
        match self.verdict.fate {
            Fate::Found => "found",
            Fate::Moved => "moved",
            Fate::Changed | Fate::Respelt => "altered",
            Fate::Gone(_) => "gone",
        }
    }

    fn told(&self, view: View) -> PassageFate {
        let fate = self.fate();
        let mut elsewhere = Vec::new();
        let why = match &self.verdict.fate {
            Fate::Found | Fate::Moved => "",
            Fate::Changed => "between",
            Fate::Respelt => "spelling",
            Fate::Gone(Lost::Paragraph { .. }) => "paragraph",
            Fate::Gone(Lost::Occurrence { .. }) => "occurrence",
            Fate::Gone(Lost::Start { elsewhere: paragraphs }) => {
                elsewhere = paragraphs.clone();
                "start"
            }
            Fate::Gone(_) => "end",
        };
        PassageFate {
            fate,
            why,
            noted: self.evidence.paragraph,
            paragraph: self.verdict.place.as_ref().map(|place| place.paragraph),
            elsewhere,
            start: self.evidence.start.clone(),
            end: self.evidence.end.clone(),
            relation: line(view, self.relation),
        }
    }
}

/// The digest of a text, and those it would have with other ends of line, without a mark of byte order, and with other
/// white space at its end: what a text gains and loses between a page, a clipboard and a file.
struct Digests {
    own: String,
    nearly: Vec<String>,
}

impl Digests {
    fn of(text: &str) -> Digests {
        let plain = text.strip_prefix(BOM).unwrap_or(text).replace("\r\n", "\n");
        let body = plain.trim_end();
        let mut nearly = Vec::new();
        for end in [&plain[body.len()..], "", "\n", "\n\n"] {
            let mut one = body.to_owned();
            one.push_str(end);
            nearly.push(digest(one.as_bytes()));
            nearly.push(digest(one.replace("\n", "\r\n").as_bytes()));
        }
        Digests { own: digest(text.as_bytes()), nearly }
    }

    fn whole(&self, noted: &str) -> &'static str {
        if self.own == noted {
            "same"
        } else if self.nearly.iter().any(|nearly| nearly == noted) {
            "nearly"
        } else {
            "other"
        }
    }
}

const BOM: &str = "\u{feff}";

/// The signs of a text that may tell it from another without a word being another, one bit each.
fn signs(text: &str) -> u32 {
    let mut signs = 0;
    for letter in text.chars() {
        signs |= match letter {
            '\r' => 1,
            '"' | '\'' => 2,
            '‘' | '’' | '“' | '”' => 4,
            '\u{300}'..='\u{36f}' => 8,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => 16,
            '\u{fffd}' => 32,
            _ => 0,
        };
    }
    signs
}

/// What may tell the text from the source without a word being another.
fn differences(text: &str, whole: &str, judged: &[Judged]) -> Vec<&'static str> {
    let body = text.strip_prefix(BOM).unwrap_or(text);
    let given = signs(body);
    // Quotation marks, accents and invisible signs are told only where they may be why something is not found.
    let (mut lost, mut is_any_lost) = (0, false);
    for judged in judged.iter().filter(|judged| !judged.is_same()) {
        is_any_lost = true;
        lost |= signs(&judged.evidence.start) | judged.evidence.end.as_deref().map_or(0, signs);
    }
    let has_bom = body.len() < text.len();
    let mut found = Vec::new();
    for (key, is_so) in [
        ("bom", has_bom),
        ("line-ends", given & 1 != 0),
        ("edges", whole == "nearly" && !has_bom && given & 1 == 0),
        ("straight", given & 2 != 0 && lost & 4 != 0),
        ("curly", given & 4 != 0 && lost & 2 != 0),
        ("accents", given & 8 != 0 && is_any_lost),
        ("invisible", given & 16 != 0 && is_any_lost),
        ("broken", given & 32 != 0),
    ] {
        if is_so {
            found.push(key);
        }
    }
    found
}

/// The paragraphs of the text with their marks.
fn given(text: &str, document: &Document, judged: &[Judged]) -> Vec<GivenParagraph> {
    let mut shown = Vec::new();
    let mut next = 0;
    for number in 1..=document.len() as u32 {
        let range = document.paragraph(number);
        // They stand in the order of the text.
        let first = next;
        while judged
            .get(next)
            .and_then(|judged| judged.verdict.place.as_ref())
            .is_some_and(|place| place.paragraph == number)
        {
            next += 1;
        }
        if first < next || document.len() <= MOST_PARAGRAPHS {
            let text = &text[range.clone()];
            shown.push(GivenParagraph {
                number,
                text: text.to_owned(),
                marks: marks(text, range.start, first, &judged[first..next]),
            });
        }
    }
    shown
}

/// Passages may lie in each other: the paragraph is cut wherever one begins or ends.
fn marks(text: &str, start: usize, first: usize, judged: &[Judged]) -> Vec<Mark> {
    let places = || judged.iter().filter_map(|judged| judged.verdict.place.as_ref());
    let mut cuts = Vec::new();
    for place in places() {
        cuts.push((place.range.start - start) as u32);
        cuts.push((place.range.end - start) as u32);
    }
    order::ids(&mut cuts);
    let mut marks = Vec::new();
    // Each cut is turned into UTF-16 from the one before.
    let (mut at, mut units) = (0, 0);
    let mut mark: Option<Mark> = None;
    for cut in cuts {
        let cut = cut as usize;
        units += utf16_len(&text[at..cut]);
        at = cut;
        if let Some(mark) = mark.take() {
            marks.push(Mark { to: units, ..mark });
        }
        let mut begun = Mark { from: units, to: units, fate: "found", passages: Vec::new() };
        for ((passage, judged), place) in (first as u32..).zip(judged).zip(places()) {
            if place.range.start <= start + cut && start + cut < place.range.end {
                begun.passages.push(passage);
                // What is altered is told before what has moved.
                if judged.fate() != "found" && begun.fate != "altered" {
                    begun.fate = judged.fate();
                }
            }
        }
        mark = (!begun.passages.is_empty()).then_some(begun);
    }
    marks
}

//! Is this text one of our sources, and does it still say what we say that it says?

use serde::Serialize;

use crate::digest::digest;
use crate::evidence::Lost;
use crate::evidence::document::Document;
use crate::evidence::fate::{Fate, Place, Verdict, judge};
use crate::model::{self, RelationId, SourceId};
use crate::order;
use crate::pack::Facet;
use crate::query::card::utf16_len;
use crate::query::line::{Line, line};
use crate::query::shape::*;

/// The longest text that is looked at, in bytes; an article has a few thousand.
pub const MOST_BYTES: usize = 1 << 20;

/// A text of more paragraphs is shown by those alone that hold a passage.
const MOST_PARAGRAPHS: usize = 300;

/// A text is taken for a source where passages of so many bytes together are letter for letter the source's. Two or three
/// words, a name or a heading, are found by accident.
const ENOUGH_BYTES: usize = 40;

/// What a text is and what became of each passage, described in `door.d.ts`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Verification {
    pub refusal: Option<&'static str>,
    pub source: Option<Ref>,
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
    let refuse = |why| Verification { refusal: Some(why), ..Verification::default() };
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
    let named = key.and_then(|key| catalogue.sources.iter().position(|source| source.key == key));
    let named = named.map(|at| SourceId(at as u32));
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
        return Verification { digest: digests.own, whole: "other", size: document.len() as u32, ..refuse("foreign") };
    };
    in_order(view, &mut judged);
    let of_source = &catalogue.sources[source.index()];
    let whole = digests.whole(&of_source.digest);
    let count = |fate: &str| judged.iter().filter(|judged| judged.fate() == fate).count() as u32;
    Verification {
        refusal: None,
        source: Some(view.source(source)),
        basis,
        rather,
        differences: if whole == "same" { Vec::new() } else { differences(text, whole, &judged) },
        whole,
        noted: of_source.digest.clone(),
        size: document.len() as u32,
        of: of_source.paragraphs,
        found: count("found"),
        moved: count("moved"),
        altered: count("altered"),
        gone: count("gone"),
        paragraphs: given(text, &document, &judged),
        passages: judged.into_iter().map(|judged| judged.told(view)).collect(),
        digest: digests.own,
    }
}

fn ids(view: View) -> impl Iterator<Item = SourceId> {
    (0..view.store.catalogue.sources.len() as u32).map(SourceId)
}

/// Every locator of a source, judged.
fn judge_all(view: View, source: SourceId, document: &Document) -> Vec<Judged> {
    let mut all = Vec::new();
    for (relation, evidence) in evidence(view, source) {
        let verdict = judge(document, &evidence);
        all.push(Judged { relation, evidence, verdict });
    }
    all
}

fn evidence(view: View<'_>, source: SourceId) -> impl Iterator<Item = (RelationId, model::Evidence)> + '_ {
    let relations = view.store.postings(Facet::Source, source.0).map(RelationId);
    relations.flat_map(move |id| view.store.relation(id).evidence.into_iter().map(move |evidence| (id, evidence)))
}

/// The source of which most stands in a text, letter for letter; of equals the first.
fn nearest(view: View, document: &Document) -> Option<SourceId> {
    let found = |id: SourceId| -> usize {
        evidence(view, id)
            .filter_map(|(_, evidence)| document.find_same(&evidence))
            .map(|passage| passage.words.len())
            .sum()
    };
    let mut best = None;
    let mut most = ENOUGH_BYTES - 1;
    for id in ids(view) {
        let bytes = found(id);
        if bytes > most {
            (best, most) = (Some(id), bytes);
        }
    }
    best
}

/// As they stand in the text; those that do not stand in it come last, as the source tells them.
fn in_order(view: View, judged: &mut Vec<Judged>) {
    let mut order: Vec<u32> = (0..judged.len() as u32).collect();
    let place = |at: u32| {
        let Judged { relation, evidence, verdict, .. } = &judged[at as usize];
        let start = verdict.place.as_ref().map_or(usize::MAX, |place| place.range.start);
        (start, evidence.paragraph, view.store.rank(relation.0), at)
    };
    order::positions(&mut order, &|a, b| place(a).cmp(&place(b)));
    let mut all: Vec<Option<Judged>> = std::mem::take(judged).into_iter().map(Some).collect();
    judged.extend(order.into_iter().filter_map(|at| all[at as usize].take()));
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
            Fate::Changed { .. } | Fate::Respelt => "altered",
            Fate::Gone(_) => "gone",
        }
    }

    fn told(self, view: View) -> PassageFate {
        let fate = self.fate();
        let mut elsewhere = Vec::new();
        let why = match self.verdict.fate {
            Fate::Found | Fate::Moved => "",
            Fate::Changed { .. } => "between",
            Fate::Respelt => "spelling",
            Fate::Gone(Lost::NoParagraph { .. }) => "paragraph",
            Fate::Gone(Lost::NoOccurrence { .. }) => "occurrence",
            Fate::Gone(Lost::NoStart { elsewhere: paragraphs }) => {
                elsewhere = paragraphs;
                "start"
            }
            Fate::Gone(_) => "end",
        };
        PassageFate {
            fate,
            why,
            noted: self.evidence.paragraph,
            paragraph: self.verdict.place.map(|place| place.paragraph),
            elsewhere,
            start: self.evidence.start,
            end: self.evidence.end,
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
        let plain = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let body = plain.trim_end();
        let mut nearly = Vec::new();
        for end in [&plain[body.len()..], "", "\n", "\n\n"] {
            let mut one = body.to_owned();
            one.push_str(end);
            nearly.push(digest(one.as_bytes()));
            nearly.push(digest(one.replace('\n', "\r\n").as_bytes()));
        }
        Digests { own: digest(text.as_bytes()), nearly }
    }

    fn whole(&self, noted: &str) -> &'static str {
        match noted {
            _ if self.own == noted => "same",
            _ if self.nearly.iter().any(|nearly| nearly == noted) => "nearly",
            _ => "other",
        }
    }
}

/// What may tell a text from the source without a word being another.
fn differences(text: &str, whole: &str, judged: &[Judged]) -> Vec<&'static str> {
    let body = text.trim_start_matches('\u{feff}');
    let holds = |signs: &dyn Fn(char) -> bool| body.contains(signs);
    let is_straight = |c: char| matches!(c, '"' | '\'');
    let is_curly = |c: char| matches!(c, '‘' | '’' | '“' | '”');
    let lost = || judged.iter().filter(|judged| !judged.is_same()).map(|judged| &judged.evidence);
    let lost_holds = |sign: &dyn Fn(char) -> bool| {
        lost().any(|evidence| {
            evidence.start.contains(sign) || evidence.end.as_ref().is_some_and(|end| end.contains(sign))
        })
    };
    let is_any_lost = lost().next().is_some();
    let found = [
        ("bom", body.len() < text.len()),
        ("line-ends", body.contains('\r')),
        ("edges", whole == "nearly" && body.len() == text.len() && !body.contains('\r')),
        ("straight", lost_holds(&is_curly) && holds(&is_straight)),
        ("curly", lost_holds(&is_straight) && holds(&is_curly)),
        ("accents", is_any_lost && holds(&|c| matches!(c, '\u{300}'..='\u{36f}'))),
        (
            "invisible",
            is_any_lost
                && holds(
                    &|c| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'),
                ),
        ),
        ("broken", holds(&|c| c == '\u{fffd}')),
    ];
    found.into_iter().filter(|(_, is_so)| *is_so).map(|(key, _)| key).collect()
}

/// The paragraphs of the text with their marks.
fn given(text: &str, document: &Document, judged: &[Judged]) -> Vec<GivenParagraph> {
    let mut of_paragraph: Vec<Vec<(u32, &Place)>> = vec![Vec::new(); document.len()];
    for (at, judged) in (0..).zip(judged) {
        if let Some(place) = &judged.verdict.place {
            of_paragraph[place.paragraph as usize - 1].push((at, place));
        }
    }
    let is_short = document.len() <= MOST_PARAGRAPHS;
    let paragraphs = (1..).zip(document.paragraphs()).zip(of_paragraph);
    let shown = paragraphs.filter(|(_, places)| is_short || !places.is_empty());
    shown
        .map(|((number, range), places)| GivenParagraph {
            number,
            text: text[range.clone()].to_owned(),
            marks: marks(text, range.start, &places, judged),
        })
        .collect()
}

/// Passages may lie in each other: the paragraph is cut wherever one begins or ends.
fn marks(text: &str, start: usize, places: &[(u32, &Place)], judged: &[Judged]) -> Vec<Mark> {
    let mut cuts: Vec<u32> =
        places.iter().flat_map(|(_, place)| [place.range.start, place.range.end]).map(|at| at as u32).collect();
    order::ids(&mut cuts);
    let mut marks = Vec::new();
    for (from, to) in cuts.iter().zip(cuts.iter().skip(1)).map(|(from, to)| (*from as usize, *to as usize)) {
        let here = places.iter().filter(|(_, place)| place.range.start <= from && to <= place.range.end);
        let passages: Vec<u32> = here.map(|(at, _)| *at).collect();
        let is_any = |fate: &str| passages.iter().any(|&at| judged[at as usize].fate() == fate);
        let fate = if is_any("altered") {
            "altered"
        } else if is_any("moved") {
            "moved"
        } else {
            "found"
        };
        if !passages.is_empty() {
            marks.push(Mark { from: utf16_len(&text[start..from]), to: utf16_len(&text[start..to]), fate, passages });
        }
    }
    marks
}

//! A calendar as RFC 5545 has it: the relations whose date is a day, or a span from one day to another.
//!
//! A calendar knows no doubt. What is dated to a month, or uncertain, or one day out of several, is left out and counted,
//! because an entry on some day would say more than the source does.

use crate::export::take::Load;
use crate::export::write::slashed;
use crate::export::{address, row, say};
use crate::query::card::Card;
use crate::query::shape::names;

/// The longest line, in bytes; what is longer goes on in the next one, after a space.
const WIDTH: usize = 75;

/// The calendar, and how many entries it has.
pub(super) fn write(load: &Load) -> (String, u32) {
    let about = &load.view.store.catalogue.about;
    let lang = load.options.lang;
    let dated: Vec<(&Card, (i32, i32))> =
        load.relations.iter().filter_map(|(id, card)| Some((card, days(load, *id, card)?))).collect();
    let n_dated = dated.len() as u32;
    let total = load.relations.len() as u32;
    let stamp = crate::date::Date::parse(&about.compiled).map_or(0, |date| date.earliest().0);
    let mut out = String::new();
    line("BEGIN", &["VCALENDAR"], "", &mut out);
    line("VERSION", &["2.0"], "", &mut out);
    line("PRODID", &["-//Entente//", &about.key, " ", &about.version, "//", lang.code()], "", &mut out);
    line("CALSCALE", &["GREGORIAN"], "", &mut out);
    line("X-WR-CALNAME", &[&load.words], TEXT, &mut out);
    line("X-WR-CALDESC", &[&say::dated(lang, n_dated, total), " ", &load.address], TEXT, &mut out);
    let left_out = say::digits(total - n_dated);
    line("X-ENTENTE-LEFT-OUT", &[&left_out], "", &mut out);
    for (card, (first, last)) in dated {
        let address = address::record(load.options.base, "relation", &card.key);
        line("BEGIN", &["VEVENT"], "", &mut out);
        line("UID", &[&card.key, "@", &about.key, ".entente"], "", &mut out);
        // No clock runs here: an entry is as old as the dataset.
        line("DTSTAMP", &[&date(stamp), "T000000Z"], "", &mut out);
        line("DTSTART;VALUE=DATE", &[&date(first)], "", &mut out);
        // The end is the first day after.
        line("DTEND;VALUE=DATE", &[&date(last.saturating_add(1))], "", &mut out);
        let no = say::negative(lang, card);
        let before = if no.is_empty() { "" } else { ", " };
        line("SUMMARY", &[&card.standing.label, before, no, ": ", &card.statement.text], TEXT, &mut out);
        line("DESCRIPTION", &[&say::provenance(lang, card), "\n", &address], TEXT, &mut out);
        line("CATEGORIES", &[&card.standing.label], TEXT, &mut out);
        line("CATEGORIES", &[&card.kind.label], TEXT, &mut out);
        if !card.places.is_empty() {
            line("LOCATION", &[&names(&card.places)], TEXT, &mut out);
        }
        // A relative address is no URI.
        if address.contains("://") {
            line("URL", &[&address], "", &mut out);
        }
        if matches!(card.standing.key.as_str(), "planned" | "conditional" | "requested" | "offered") {
            line("STATUS", &["TENTATIVE"], "", &mut out);
        }
        line("TRANSP", &["TRANSPARENT"], "", &mut out);
        line("END", &["VEVENT"], "", &mut out);
    }
    line("END", &["VCALENDAR"], "", &mut out);
    (out, n_dated)
}

/// The first and the last day, where both are written and neither is in doubt.
fn days(load: &Load, id: u32, card: &Card) -> Option<(i32, i32)> {
    let edtf = &card.when.as_ref()?.edtf;
    let is_day = |text: &str| text.len() == 10 && text.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit());
    let (first, last) = load.view.store.days(id);
    edtf.split('/').all(is_day).then_some((first, last))
}

fn date(day: i32) -> String {
    row::day(day).replace('-', "")
}

/// What a text puts a backslash before.
const TEXT: &str = "\\;,";

/// A property, folded; `special`: what of its value is escaped.
fn line(name: &str, value: &[&str], special: &str, out: &mut String) {
    let mut text = String::from(name);
    text.push(':');
    for part in value {
        // A line feed between the parts is meant, one within a text is a space.
        match *part {
            "\n" => text.push_str("\\n"),
            part => slashed(part, special, &mut text),
        }
    }
    let mut width = 0;
    for letter in text.chars() {
        if width + letter.len_utf8() > WIDTH {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(letter);
        width += letter.len_utf8();
    }
    out.push_str("\r\n");
}

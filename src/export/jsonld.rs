//! Linked data: the fields of each relation, with a context that says what they mean elsewhere.
//!
//! A relation is an entity of PROV, attributed to who says it, and the body of a Web Annotation whose target is a passage.
//! Its subject and object are fields of it and no triple of their own: "Cambodia has an agreement with Canada" would be
//! said to whoever loads the graph, even where somebody denies it. The context is part of the file, so that nobody has to
//! fetch it. We hold no sentence of a source, so a passage is named by its first and last words, as a text fragment, and
//! by a digest.

use crate::evidence::deep_link;
use crate::export::address;
use crate::export::row::NAMES;
use crate::export::take::Load;
use crate::export::write::Json;
use crate::query::card::{Card, Evidence};

/// What is said of no term here belongs to our own vocabulary. `urn:x-` because nobody has to answer for the address.
const CONTEXT: &str = concat!(
    r#"{"@version":1.1,"@vocab":"urn:x-entente:terms:","schema":"https://schema.org/","prov":"http://www.w3.org/ns/prov#","#,
    r#""oa":"http://www.w3.org/ns/oa#","dcterms":"http://purl.org/dc/terms/","xsd":"http://www.w3.org/2001/XMLSchema#","#,
    r#""name":"schema:name","title":"schema:name","version":"schema:version","licence":"schema:license","compiled":"schema:dateModified","#,
    r#""query":"schema:description","statement":"schema:text","language":"schema:inLanguage","total":"schema:size","#,
    r#""identifier":"schema:identifier","relations":{"@id":"schema:hasPart","@container":"@set"},"key":"schema:identifier","#,
    r#""mentions":{"@id":"schema:mentions","@container":"@set"},"sources":{"@id":"schema:isBasedOn","@container":"@set"},"#,
    r#""address":{"@id":"schema:url","@type":"@id"},"subject":{"@type":"@id"},"object":{"@type":"@id"},"place":{"@id":"schema:contentLocation","@type":"@id"},"#,
    r#""event":{"@id":"schema:about","@type":"@id"},"by":{"@id":"prov:wasAttributedTo","@type":"@id"},"through":{"@type":"@id","@container":"@list"},"#,
    r#""source":{"@id":"prov:hadPrimarySource","@type":"@id"},"passage-address":{"@type":"@id"},"publisher":{"@id":"schema:publisher"},"#,
    r#""when":{"@type":"http://id.loc.gov/datatypes/edtf/EDTF"},"said":{"@type":"http://id.loc.gov/datatypes/edtf/EDTF"},"#,
    r#""when-earliest":{"@type":"xsd:date"},"when-latest":{"@type":"xsd:date"},"issued":{"@id":"schema:datePublished","@type":"http://id.loc.gov/datatypes/edtf/EDTF"},"#,
    r#""annotation":{"@reverse":"oa:hasBody"},"target":{"@id":"oa:hasTarget"},"selector":{"@id":"oa:hasSelector"},"#,
    r#""document":{"@id":"oa:hasSource","@type":"@id"},"refinedBy":{"@id":"oa:refinedBy"},"#,
    r#""conformsTo":{"@id":"dcterms:conformsTo","@type":"@id"},"value":"http://www.w3.org/1999/02/22-rdf-syntax-ns#value"}"#,
);

/// What a passage's fragment is written in.
const FRAGMENTS: &str = "https://wicg.github.io/scroll-to-text-fragment/";

/// Of each relation so much as a page says beside it: enough to find it, to quote it and to know that somebody says it.
const BRIEF: [&str; 15] = [
    "key",
    "statement",
    "language",
    "standing",
    "standing-label",
    "kind",
    "is-negative",
    "is-source-voice",
    "when",
    "said",
    "by",
    "by-names",
    "through",
    "source",
    "paragraph",
];

pub(super) fn write(load: &Load) -> String {
    let mut json = head(load);
    json.open_member("mentions", '[');
    mentions(load, &mut json);
    json.close(']');
    json.open_member("relations", '[');
    for relation in &load.relations {
        open(load, relation, "Relation", &mut json);
        load.members(relation, &mut json, true, &NAMES);
        annotations(load, &relation.1, &mut json);
        json.close('}');
    }
    json.text.push_str("\n]}\n");
    json.text
}

/// The first relations, each a claim of schema.org, which says by its name that somebody makes it.
pub(super) fn brief(load: &Load, most: usize) -> String {
    let mut json = head(load);
    json.open_member("relations", '[');
    for relation in load.relations.iter().take(most) {
        open(load, relation, "schema:Claim", &mut json);
        load.members(relation, &mut json, true, &BRIEF);
        json.close('}');
    }
    json.text.push_str("\n]}");
    json.text
}

/// What the dataset is, and its sources.
fn head(load: &Load) -> Json {
    let mut json = Json::default();
    json.open('{');
    json.name("@context");
    json.raw(CONTEXT);
    json.member("@id", &absolute(load, &load.address, "query", &load.words));
    json.member("@type", "schema:Dataset");
    // A relative one would be taken for an address beside the page that carries this.
    load.about(Some(load.address.as_str()).filter(|address| address.contains("://")), &mut json);
    json.open_member("sources", '[');
    sources(load, &mut json);
    json.close(']');
    json
}

/// Begins a relation with its name and its types.
fn open(load: &Load, relation: &(u32, Card), r#type: &str, json: &mut Json) {
    json.line();
    json.open('{');
    json.member("@id", &name(load, "relation", &relation.1.key));
    json.open_member("@type", '[');
    json.string("prov:Entity");
    json.string(r#type);
    json.close(']');
}

/// Every entity that a relation names, each once.
fn mentions(load: &Load, json: &mut Json) {
    for actor in load.cast() {
        json.line();
        json.open('{');
        json.member("@id", &name(load, "entity", &actor.key));
        json.open_member("@type", '[');
        json.string("prov:Agent");
        json.string(match load.type_of(&actor.key) {
            "person" => "schema:Person",
            "state" => "schema:Country",
            "city" | "place" | "region" => "schema:Place",
            "government" | "government-body" | "ministry" => "schema:GovernmentOrganization",
            "news-medium" => "schema:NewsMediaOrganization",
            "international-organisation" | "research-institution" | "armed-forces" | "diplomatic-mission" => {
                "schema:Organization"
            }
            "document" | "agreement" => "schema:CreativeWork",
            _ => "schema:Thing",
        });
        json.close(']');
        json.member("name", &actor.label);
        json.close('}');
    }
}

/// The sources of the relations, each once.
fn sources(load: &Load, json: &mut Json) {
    let catalogue = &load.view.store.catalogue;
    for source in &catalogue.sources {
        let Some((_, card)) = load.relations.iter().find(|(_, card)| card.source.key == source.key) else {
            continue;
        };
        json.line();
        json.open('{');
        json.member("@id", &name(load, "source", &source.key));
        json.open_member("@type", '[');
        json.string("prov:Entity");
        json.string(match card.genre.key.as_str() {
            "news-article" => "schema:NewsArticle",
            "web-post" => "schema:BlogPosting",
            "web-page" => "schema:WebPage",
            _ => "schema:CreativeWork",
        });
        json.close(']');
        json.member("name", &card.source.label);
        json.some("publisher", card.publisher.as_ref().map(|publisher| publisher.label.as_str()));
        json.some("identifier", source.identifier.as_deref());
        json.some("issued", source.issued.as_ref().map(|issued| issued.date.to_string()).as_deref());
        json.some("address", source.address.as_deref());
        json.member("language", &source.language);
        json.member("digest", &source.digest);
        json.close('}');
    }
}

/// Where in its source a relation is found: the paragraph, then the passage within it.
fn annotations(load: &Load, card: &Card, json: &mut Json) {
    json.open_member("annotation", '[');
    for Evidence { paragraph, start, end, occurrence, digest, url: _ } in &card.evidence {
        json.open('{');
        json.member("@type", "oa:Annotation");
        json.open_member("target", '{');
        json.member("@type", "oa:SpecificResource");
        json.member("document", &name(load, "source", &card.source.key));
        json.open_member("selector", '{');
        json.member("@type", "ParagraphSelector");
        json.name("paragraph-number");
        json.raw(&super::say::digits(*paragraph));
        json.open_member("refinedBy", '{');
        json.member("@type", "oa:FragmentSelector");
        json.member("conformsTo", FRAGMENTS);
        json.member("value", deep_link("", start, end.as_deref()).trim_start_matches('#'));
        json.name("occurrence");
        json.raw(&super::say::digits(*occurrence));
        json.member("sha256-first-16", digest);
        json.text.push_str("}}}}");
    }
    json.close(']');
}

/// The lasting name of a record: its address where there is one, else a name that nobody serves.
pub(super) fn name(load: &Load, r#type: &str, key: &str) -> String {
    absolute(load, &address::record(load.options.base, r#type, key), r#type, key)
}

fn absolute(load: &Load, address: &str, r#type: &str, key: &str) -> String {
    if address.contains("://") {
        return address.to_owned();
    }
    let mut name = String::from("urn:x-entente:");
    for part in [load.view.store.catalogue.about.key.as_str(), ":", r#type, ":"] {
        name.push_str(part);
    }
    crate::evidence::percent_encode(key, b"-._~", &mut name);
    name
}

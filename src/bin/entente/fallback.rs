//! `entente fallback`: the plain list that a page carries for readers without WebAssembly.

use std::io::Write;

use entente::engine::Engine;
use entente::evidence::percent_encode;
use entente::lang::Lang;
use entente::query::overview::Overview;
use entente::query::shape::{DateText, Ref};
use entente::query::source::SourcePage;

use crate::arguments::Arguments;
use crate::query::language;
use crate::{Answer, Command, Failure, Output};

pub const COMMAND: Command = Command {
    name: "fallback",
    usage: "[--lang en|fr|km] [--head]",
    summary: "Prints the sources and all relations as a fragment of HTML.",
    details:
        "The build of the site puts it into index.html, where it serves readers without WebAssembly, crawlers and print.
With --head it prints what crawlers and reference managers read of the dataset: metadata, and JSON-LD of schema.org.",
    options: &["lang"],
    flags: &["head"],
    most: 0,
    run,
};

fn run(arguments: &Arguments, output: &mut Output) -> Result<Answer, Failure> {
    let lang = language(arguments)?;
    let engine = Engine::embedded();
    let overview = engine.overview(lang);
    if arguments.has("head") {
        return head(&overview, output);
    }
    writeln!(output, "<h1>{}</h1>", text(&overview.title.text))?;
    writeln!(output, "<p>{}</p>", text(&overview.description.text))?;
    for line in &overview.sources {
        source(&engine, &line.source, lang, output)?;
    }
    Ok(Answer::Yes)
}

/// The dataset as crawlers and reference managers know one. The block of JSON is data and never runs.
fn head(overview: &Overview, output: &mut Output) -> Result<Answer, Failure> {
    let Overview { title, description, version, compiled, licence, .. } = overview;
    for (name, content) in [
        ("citation_title", title.text.as_str()),
        ("citation_publication_date", &compiled.replace('-', "/")),
        ("citation_publisher", "Entente"),
        ("citation_language", title.lang),
        ("DC.type", "Dataset"),
        ("DC.title", &title.text),
        ("DC.rights", licence),
    ] {
        writeln!(output, "<meta name=\"{name}\" content=\"{}\">", text(content))?;
    }
    let sources: Vec<&str> = overview.sources.iter().map(|line| line.source.label.as_str()).collect();
    let licence = match licence.as_str() {
        "CC-BY-4.0" => "https://creativecommons.org/licenses/by/4.0/",
        other => other,
    };
    let about = serde_json::json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": title.text,
        "description": description.text,
        "version": version,
        "dateModified": compiled,
        "license": licence,
        "inLanguage": Lang::ALL.map(Lang::code),
        "isAccessibleForFree": true,
        "creator": { "@type": "Organization", "name": "Entente" },
        "isBasedOn": sources.into_iter().map(|name| serde_json::json!({ "@type": "CreativeWork", "name": name })).collect::<Vec<_>>(),
    });
    // `</script>` within a text would end the block.
    writeln!(output, "<script type=\"application/ld+json\">{}</script>", about.to_string().replace('<', "\\u003c"))?;
    Ok(Answer::Yes)
}

/// What a reference manager finds of a source in the page: an OpenURL in the title of an empty element (COinS).
fn coins(page: &SourcePage) -> String {
    let mut context = String::from("ctx_ver=Z39.88-2004&rft_val_fmt=info:ofi/fmt:kev:mtx:dc");
    let publisher = page.facts.publisher.as_ref().map(|publisher| publisher.label.as_str());
    let authors = page.facts.authors.iter().map(|author| ("creator", Some(author.label.as_str())));
    let issued = page.facts.issued.as_ref().map(|issued| issued.edtf.as_str());
    let fields = [
        ("title", Some(page.facts.title.text.as_str())),
        ("publisher", publisher),
        ("date", issued),
        ("identifier", page.facts.address.as_deref().or(page.facts.identifier.as_deref())),
        ("language", Some(page.facts.language.as_str())),
    ];
    for (name, value) in fields.into_iter().chain(authors) {
        if let Some(value) = value {
            context.push_str("&rft.");
            context.push_str(name);
            context.push('=');
            percent_encode(value, b"-._~", &mut context);
        }
    }
    format!("<span class=\"Z3988\" title=\"{}\" hidden></span>", text(&context))
}

/// A source with its relations, paragraph by paragraph.
fn source(engine: &Engine, source: &Ref, lang: Lang, output: &mut Output) -> Result<(), Failure> {
    let Some(page) = engine.source(&source.key, lang) else {
        return Ok(());
    };
    let title = text(&page.facts.title.text);
    let title = match &page.facts.address {
        Some(address) => format!("<a href=\"{}\">{title}</a>", text(address)),
        None => title,
    };
    let issued = page.facts.issued.as_ref().map_or(String::new(), |date| format!(", {}", text(&date.words)));
    // The source speaks wherever a relation names nobody else.
    let voice = text(&page.facts.voice.label);
    let genre = text(&page.facts.genre.label);
    writeln!(
        output,
        "<h2>{title}</h2>{}
<p>{genre}{issued} · {voice}</p>
<ul>",
        coins(&page)
    )?;
    for relation in page.paragraphs.iter().flat_map(|paragraph| &paragraph.relations) {
        let speakers: Vec<&str> = relation.by.iter().map(|speaker| speaker.label.as_str()).collect();
        let mut footnote = vec![relation.standing.label.clone()];
        footnote.extend(relation.when.as_ref().map(|when: &DateText| when.words.clone()));
        footnote.extend((!relation.is_source_voice).then(|| speakers.join(", ")));
        footnote.extend(relation.evidence.first().map(|evidence| format!("¶{}", evidence.paragraph)));
        writeln!(output, "<li>{} <small>{}</small>", text(&relation.statement.text), text(&footnote.join(" · ")))?;
    }
    Ok(writeln!(output, "</ul>")?)
}

/// A text as HTML.
fn text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

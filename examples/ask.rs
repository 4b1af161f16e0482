use entente::engine::Engine;
use entente::query::answer::Options;
fn main() {
    let engine = Engine::embedded();
    for query in std::env::args().skip(1) {
        let t = std::time::Instant::now();
        match engine.answer(&query, Options::default()) {
            Ok(a) => {
                println!("== {query} → {} | {} | {} of {} | {:?}", a.query, a.words, a.total, a.of, t.elapsed());
                for r in a.relations.iter().take(6) {
                    println!(
                        "  [{}] {} ({}) {:?} by {:?} — {}",
                        r.standing.label,
                        r.key,
                        r.when.as_ref().map_or("-", |w| &w.words),
                        r.marks,
                        r.by.iter().map(|b| &b.label).collect::<Vec<_>>(),
                        r.statement.text
                    );
                }
                for f in &a.facets {
                    println!(
                        "  {}: {}",
                        f.label,
                        f.values
                            .iter()
                            .take(5)
                            .map(|v| format!("{} {}", v.label, v.count))
                            .collect::<Vec<_>>()
                            .join(", ")
                    );
                }
                for r in &a.relax {
                    println!("  relax {} → {}", r.label, r.total);
                }
            }
            Err(e) => println!("== {query} REFUSED {e} at {}..{} hint {:?}", e.from, e.to, e.hint),
        }
        for s in engine.suggest(&query, entente::lang::Lang::En).iter().take(4) {
            println!("  suggest {} {} ({:?}) {} → {}", s.r#type, s.label, s.matched, s.count, s.query);
        }
    }
}

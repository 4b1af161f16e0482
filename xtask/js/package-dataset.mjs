// Where the package's dataset comes from: dataset.json, and the same for people in its README.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/**
 * The dataset within the engine: its version, the digest of its pack, and the documents that it was made from.
 *
 * @returns {Promise<Dataset>}
 *
 * @typedef {Awaited<ReturnType<typeof dataset>>} Dataset
 */
export async function dataset() {
  const { Engine, initSync } = await import("#door");
  initSync({ module: readFileSync("target/door/entente_bg.wasm") });
  const engine = new Engine();
  const pack = engine.bytes();
  const { title, description, version, compiled, licence, counts, sources } = engine.overview("en");
  const whole = {
    title: title.text,
    description: description.text,
    version,
    compiled,
    licence,
    licenceUrl: licenceUrl(licence),
    pack: { bytes: pack.length, sha256: createHash("sha256").update(pack).digest("hex") },
    counts,
    documents: sources.map(({ source, total }) => {
      const facts = engine.source(source.key, "en").facts;
      return {
        key: source.key,
        title: facts.title.text,
        genre: facts.genre.key,
        publisher: facts.publisher?.label ?? null,
        issued: facts.issued?.edtf ?? null,
        language: facts.language,
        address: facts.address,
        // The first 16 digits of the SHA-256 of the text that was read.
        digest: facts.digest,
        relations: total,
      };
    }),
  };
  engine.free();
  return whole;
}

/** @param {string} licence An identifier of SPDX. */
function licenceUrl(licence) {
  const found = /^CC-(BY(?:-SA)?)-(\d\.\d)$/.exec(licence);
  return found ? `https://creativecommons.org/licenses/${found[1].toLowerCase()}/${found[2]}/` : null;
}

/**
 * The same as Markdown.
 *
 * @param {Dataset} dataset
 */
export function provenance({ title, version, compiled, licence, pack, counts, documents }) {
  const rows = documents.map(({ key, title, publisher, issued, digest, relations }) =>
    `| \`${key}\` | ${cell(title)} | ${cell(publisher ?? "not stated")} | ${cell(issued ?? "not stated")} | ${relations} | \`${digest}\` |`);
  return `**${title}**, version ${version}, compiled ${compiled}, ${licence}: ${counts.relations} relations from ${counts.sources} documents.
The pack has ${pack.bytes} bytes and the SHA-256 \`${pack.sha256}\`; \`engine.bytes()\` gives the very bytes.

| Key | Document | Publisher | Issued (EDTF) | Relations | Digest of its text |
|---|---|---|---|---|---|
${rows.join("\n")}

The digest is the first 16 digits of the SHA-256 of the text that was read.
The documents belong to their publishers and are not in this package.`;
}

/** @param {string} text */
const cell = (text) => text.replaceAll("|", "\\|");

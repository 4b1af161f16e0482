// The packed npm package, installed as a stranger would: into an empty folder, from the tarball, without a network.
import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after } from "node:test";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The tarball that `cargo xtask package` makes. */
export const TARBALL = tarball();

function tarball() {
  const folder = path.resolve("target/npm-packed");
  const name = existsSync(folder) ? readdirSync(folder).find((name) => name.endsWith(".tgz")) : undefined;
  if (name === undefined) throw new Error("there is no packed package: make it with `cargo xtask package`, then ask again");
  return path.join(folder, name);
}

/**
 * A folder in which the package is installed, with the files given, until the test file is over.
 *
 * @param {Record<string, string>} files  Text by path within the folder.
 * @param {string[]} [others]  Packages of ours that it may use besides.
 * @returns {Promise<string>}
 */
export async function installed(files, others = []) {
  const folder = await temporary();
  const all = { "package.json": JSON.stringify({ name: "consumer", private: true, type: "module" }), ...files };
  for (const [name, text] of Object.entries(all)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  await run("npm", ["install", TARBALL, "--offline", "--no-audit", "--no-fund", "--ignore-scripts"], { cwd: folder });
  for (const name of others) await symlink(path.resolve("node_modules", name), path.join(folder, "node_modules", name), "dir");
  return folder;
}

/** The same folder once more. @param {string} folder */
export async function copied(folder) {
  const copy = await temporary();
  await cp(folder, copy, { recursive: true });
  return copy;
}

async function temporary() {
  const folder = await mkdtemp(path.join(tmpdir(), "entente-consumer-"));
  after(() => rm(folder, { recursive: true }));
  return folder;
}

/**
 * Runs a program of ours and gives back what it printed, on either stream, and whether it was content.
 *
 * @param {string} module  Its script below node_modules.
 * @param {string[]} words @param {string} cwd
 */
export async function tool(module, words, cwd) {
  const script = path.resolve("node_modules", module);
  return run(process.execPath, [script, ...words], { cwd, env: { ...process.env, FORCE_COLOR: "0" } })
    .then(({ stdout, stderr }) => ({ content: true, said: stdout + stderr }), ({ stdout = "", stderr = "" }) => ({ content: false, said: stdout + stderr }));
}

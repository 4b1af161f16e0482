#!/usr/bin/env node
// Measures adapters: node run.mjs [--n 1000,10000] [--adapters a,b] [--limit 300] [--heap 8000] [--out results] [--verbose]
//
// Each adapter and number of records has a fresh Node process (`measure.mjs`); what it found is written to
// `OUT/ADAPTER.N.json`. The limit is in seconds of CPU time.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { spawn } from "node:child_process";
import { DATA, ROOT, isAsked, list, option } from "./lib/files.mjs";
import { figure, grouped } from "./lib/statistics.mjs";

/** On a shared machine the wall clock may take this many times the CPU time. */
const WALL = 3;
// About what Chrome's 4 GiB pointer-compressed heap can hold, given that Node's pointers are twice as wide.
const HEAP_MB = Number(option("heap", 8000));

function runOne(adapter, n, limitS) {
  return new Promise((resolve) => {
    const flags = ["--no-warnings", "--expose-gc", `--max-old-space-size=${HEAP_MB}`, "--stack-size=4000"];
    const child = spawn(
      process.execPath,
      [...flags, path.join(ROOT, "measure.mjs"), adapter, String(n), String(limitS * 1000)],
      { stdio: ["ignore", "inherit", "pipe", "ipc"] },
    );
    const record = { adapter, n, when: new Date().toISOString(), load: os.loadavg()[0], limitS, status: null };
    let errors = "";
    let peak = 0;
    child.stderr.on("data", (data) => (errors = (errors + data).slice(-4000)));
    const kill = () => {
      record.status ||= "timeout";
      child.kill("SIGKILL");
    };
    const timer = setTimeout(kill, (limitS * WALL + 30) * 1000);
    const watch = setInterval(() => {
      peak = residentPeak(child.pid) ?? peak;
      if ((threadSeconds(child.pid) ?? 0) > limitS + 15) kill();
    }, 250);
    child.on("message", ({ ev, ...message }) => {
      if (ev === "progress") record.progress = message.done;
      else Object.assign(record, message);
      if (ev === "done") record.status = message.done === message.asked ? "ok" : "partial";
    });
    child.on("exit", (code, signal) => {
      clearTimeout(timer);
      clearInterval(watch);
      record.status ||= `crashed (${signal || code})`;
      if (record.status === "timeout" && record.coldMs === undefined) record.status = "timeout in load";
      if (!/^(ok|partial)$/.test(record.status)) record.stderr = errors.slice(-1500);
      record.peakRss = peak;
      resolve(record);
    });
  });
}

function residentPeak(pid) {
  const found = /VmHWM:\s+(\d+)/.exec(read(`/proc/${pid}/status`));
  return found ? Number(found[1]) * 1024 : null;
}

/** User and system time of the main thread; the kernel counts in ticks of 10 ms. */
function threadSeconds(pid) {
  const fields = read(`/proc/${pid}/task/${pid}/stat`)
    .replace(/^.*\) /, "")
    .split(" ");
  return fields.length > 12 ? (Number(fields[11]) + Number(fields[12])) / 100 : null;
}

function read(file) {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return ""; // The process is gone, or this is not Linux.
  }
}

const out = path.resolve(option("out", path.join(DATA, "results")));
fs.mkdirSync(out, { recursive: true });
for (const n of list(option("n", "1000,10000,100000,1000000")).map(Number)) {
  for (const adapter of list(option("adapters", "js-columnar,minisearch,sqlite-tuned"))) {
    const r = await runOne(adapter, n, Number(option("limit", 300)));
    fs.writeFileSync(path.join(out, `${adapter}.${n}.json`), JSON.stringify(r));
    const l = r.latency?.all ?? {};
    const state = r.status === "ok" ? "" : ` ${r.status} ${r.done ?? r.progress ?? 0}/${r.asked ?? 200}`;
    console.log(
      `  ${grouped(n)} ${adapter}:${state} load ${figure(r.loadMs)} ms, p50 ${figure(l.p50)}, p95 ${figure(l.p95)}, max ${figure(l.max)}`,
    );
    if (r.stderr) console.log("    " + r.stderr.trim().split("\n").slice(0, 8).join("\n    "));
    if (isAsked("verbose")) {
      for (const w of r.wrong ?? [])
        console.log(`    wrong: ${JSON.stringify(w.q)} ${JSON.stringify(w.c)} ${w.got}, not ${w.want}`);
    }
  }
}

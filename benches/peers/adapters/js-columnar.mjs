// Hand-written reference, not a package: what a careful engineer gets from about 200 lines of plain JS.
// Dictionary-encoded typed-array columns, rows pre-sorted by date desc, posting lists per facet value, CSR inverted
// index with BM25, forward index of token ids to verify candidates. No result cache.
import { readBytes, now } from "../lib/io.mjs";
import { COUNTED, FIELD, MULTI, FILTERS, MAXDAY, yearOf } from "../lib/schema.mjs";

export const name = "js-columnar (hand-written)";
export const packages = [];
export const transfer = {};
export const unsupported = [];

let N, raw, lineOff, rowId, idRow, start, year, dayRow;
const col = {},
  off = {},
  dict = {},
  code = {},
  post = {},
  postOff = {},
  globalCounts = {};
let terms, tPostOff, tPostRow, tPostTf, fwdOff, fwd, docLen, avgLen, globalYears;
const YEARS = Array.from({ length: 77 }, (_, i) => 1950 + i);
let mark,
  stamp = 0,
  acc,
  ptfs;

export function load(path) {
  raw = readBytes(path);
  const recs = [],
    offs = [];
  let s = 0;
  for (;;) {
    const e = raw.indexOf(10, s);
    if (e < 0) break;
    recs.push(JSON.parse(raw.latin1Slice(s, e)));
    offs.push(s);
    s = e + 1;
  }
  offs.push(s);
  const t = now();
  N = recs.length;
  lineOff = Uint32Array.from(offs);
  rowId = new Uint32Array(N);
  for (let i = 0; i < N; i++) rowId[i] = i;
  {
    // counting sort by start desc, id asc
    const cnt = new Uint32Array(MAXDAY + 2);
    for (let i = 0; i < N; i++) cnt[MAXDAY - recs[i].start + 1]++;
    for (let d = 0; d <= MAXDAY; d++) cnt[d + 1] += cnt[d];
    dayRow = cnt.slice(); // dayRow[MAXDAY-day] = first row of that day
    for (let i = 0; i < N; i++) rowId[cnt[MAXDAY - recs[i].start]++] = i;
  }
  idRow = new Uint32Array(N);
  for (let r = 0; r < N; r++) idRow[rowId[r]] = r;
  start = new Uint16Array(N);
  year = new Uint8Array(N);
  for (let r = 0; r < N; r++) {
    start[r] = recs[rowId[r]].start;
    year[r] = yearOf[start[r]] - 1950;
  }
  for (const f of FILTERS) {
    const key = FIELD[f],
      m = new Map();
    let total = 0;
    const get = (v) => {
      let c = m.get(v);
      if (c === undefined) {
        c = m.size;
        m.set(v, c);
      }
      return c;
    };
    if (MULTI[f]) {
      const o = (off[f] = new Uint32Array(N + 1));
      for (let r = 0; r < N; r++) {
        o[r] = total;
        total += recs[rowId[r]][key].length;
      }
      o[N] = total;
      const c = (col[f] = new Uint16Array(total));
      for (let r = 0, p = 0; r < N; r++) for (const v of recs[rowId[r]][key]) c[p++] = get(v);
    } else {
      const c = (col[f] = new Uint16Array(N));
      total = N;
      for (let r = 0; r < N; r++) c[r] = get(recs[rowId[r]][key]);
    }
    dict[f] = [...m.keys()];
    code[f] = m;
    if (m.size < 256) col[f] = Uint8Array.from(col[f]);
    const c = col[f],
      po = (postOff[f] = new Uint32Array(m.size + 1));
    for (let i = 0; i < total; i++) po[c[i] + 1]++;
    globalCounts[f] = po.slice(1);
    for (let i = 0; i < m.size; i++) po[i + 1] += po[i];
    const w = po.slice(),
      p = (post[f] = new Uint32Array(total));
    if (MULTI[f]) {
      const o = off[f];
      for (let r = 0; r < N; r++) for (let j = o[r]; j < o[r + 1]; j++) p[w[c[j]]++] = r;
    } else for (let r = 0; r < N; r++) p[w[c[r]]++] = r;
  }
  globalYears = new Uint32Array(77);
  for (let r = 0; r < N; r++) globalYears[year[r]]++;
  // text
  const vocab = new Map();
  let total = 0;
  fwdOff = new Uint32Array(N + 1);
  let tmp = new Uint32Array(N * 24);
  for (let r = 0; r < N; r++) {
    fwdOff[r] = total;
    for (const w of recs[rowId[r]].summary.split(" ")) {
      let c = vocab.get(w);
      if (c === undefined) {
        c = vocab.size;
        vocab.set(w, c);
      }
      if (total === tmp.length) {
        const b = new Uint32Array(tmp.length * 2);
        b.set(tmp);
        tmp = b;
      }
      tmp[total++] = c;
    }
    recs[rowId[r]] = null;
  }
  fwdOff[N] = total;
  terms = [...vocab.keys()].sort();
  const remap = new Uint32Array(vocab.size);
  terms.forEach((w, i) => {
    remap[vocab.get(w)] = i;
  });
  fwd = terms.length < 65536 ? new Uint16Array(total) : new Uint32Array(total);
  for (let i = 0; i < total; i++) fwd[i] = remap[tmp[i]];
  docLen = new Uint16Array(N);
  for (let r = 0; r < N; r++) docLen[r] = fwdOff[r + 1] - fwdOff[r];
  avgLen = total / N;
  const last = new Int32Array(terms.length).fill(-1);
  tPostOff = new Uint32Array(terms.length + 1);
  for (let r = 0; r < N; r++)
    for (let j = fwdOff[r]; j < fwdOff[r + 1]; j++) {
      const w = fwd[j];
      if (last[w] !== r) {
        last[w] = r;
        tPostOff[w + 1]++;
      }
    }
  for (let i = 0; i < terms.length; i++) tPostOff[i + 1] += tPostOff[i];
  tPostRow = new Uint32Array(tPostOff[terms.length]);
  tPostTf = new Uint8Array(tPostRow.length);
  const w = tPostOff.slice();
  last.fill(-1);
  for (let r = 0; r < N; r++)
    for (let j = fwdOff[r]; j < fwdOff[r + 1]; j++) {
      const x = fwd[j];
      if (last[x] !== r) {
        last[x] = r;
        tPostRow[w[x]] = r;
        tPostTf[w[x]++] = 1;
      } else tPostTf[w[x] - 1]++;
    }
  mark = new Uint32Array(N);
  acc = new Float32Array(N);
  return { indexMs: now() - t };
}
const lower = (s) => {
  let lo = 0,
    hi = terms.length;
  while (lo < hi) {
    const m = (lo + hi) >> 1;
    if (terms[m] < s) lo = m + 1;
    else hi = m;
  }
  return lo;
};

// rows (ascending) of the text match, with acc[row] = score
function textRows(ts) {
  const k = ts.length,
    p = ts[k - 1];
  const a = lower(p),
    b = lower(p + "{"); // '{' follows 'z'
  if (a === b) return new Uint32Array(0);
  const exact = [];
  for (let i = 0; i < k - 1; i++) {
    const c = lower(ts[i]);
    if (terms[c] !== ts[i]) return new Uint32Array(0);
    exact.push(c);
  }
  exact.sort((x, y) => tPostOff[x + 1] - tPostOff[x] - (tPostOff[y + 1] - tPostOff[y]));
  const tfn = (tf, r) => (tf * 2.2) / (tf + 1.2 * (0.25 + (0.75 * docLen[r]) / avgLen));
  const idf = (df) => Math.log(1 + (N - df + 0.5) / (df + 0.5));
  const pSum = tPostOff[b] - tPostOff[a];
  if (exact.length) {
    let cand = tPostRow.subarray(tPostOff[exact[0]], tPostOff[exact[0] + 1]);
    let rest = pSum;
    for (const c of exact) rest += tPostOff[c + 1] - tPostOff[c];
    if (cand.length * 12 > rest) {
      // many candidates: walk the posting lists instead of the candidates' documents
      const need = exact.length; // mark = stamp + number of exact terms seen
      const s0 = stamp + 1;
      stamp += need + 2;
      exact.forEach((c, q) => {
        const w = idf(tPostOff[c + 1] - tPostOff[c]);
        for (let j = tPostOff[c], e = tPostOff[c + 1]; j < e; j++) {
          const r = tPostRow[j];
          if (q === 0) {
            mark[r] = s0;
            acc[r] = w * tfn(tPostTf[j], r);
          } else if (mark[r] === s0 + q - 1) {
            mark[r] = s0 + q;
            acc[r] += w * tfn(tPostTf[j], r);
          }
        }
      });
      const done = s0 + need - 1,
        out = new Uint32Array(Math.min(cand.length, pSum));
      if (!ptfs) ptfs = new Uint8Array(N);
      let n = 0;
      for (let j = tPostOff[a]; j < tPostOff[b]; j++) {
        const r = tPostRow[j];
        if (mark[r] === done) {
          mark[r] = done + 1;
          ptfs[r] = tPostTf[j];
          out[n++] = r;
        } else if (mark[r] === done + 1) ptfs[r] += tPostTf[j];
      }
      const rows = out.subarray(0, n),
        w = idf(Math.min(N, pSum));
      if (b - a > 1) rows.sort();
      for (let i = 0; i < n; i++) acc[rows[i]] += w * tfn(ptfs[rows[i]], rows[i]);
      return rows;
    }
    const out = new Uint32Array(cand.length);
    let n = 0;
    const pIdf = idf(Math.min(N, pSum));
    const dfs = exact.map((c) => idf(tPostOff[c + 1] - tPostOff[c]));
    for (let i = 0; i < cand.length; i++) {
      const r = cand[i];
      let ptf = 0,
        sc = 0,
        ok = true;
      const tf = [0, 0];
      for (let j = fwdOff[r], e = fwdOff[r + 1]; j < e; j++) {
        const x = fwd[j];
        if (x >= a && x < b) ptf++;
        for (let q = 0; q < exact.length; q++) if (x === exact[q]) tf[q]++;
      }
      if (!ptf) continue;
      for (let q = 0; q < exact.length; q++)
        if (!tf[q]) {
          ok = false;
          break;
        } else sc += dfs[q] * tfn(tf[q], r);
      if (!ok) continue;
      acc[r] = sc + pIdf * tfn(ptf, r);
      out[n++] = r;
    }
    return out.subarray(0, n);
  }
  if (b - a === 1) {
    const rows = tPostRow.subarray(tPostOff[a], tPostOff[b]),
      w = idf(rows.length);
    for (let i = 0, j = tPostOff[a]; i < rows.length; i++, j++) acc[rows[i]] = w * tfn(tPostTf[j], rows[i]);
    return rows;
  }
  stamp++;
  let n = 0;
  for (let j = tPostOff[a]; j < tPostOff[b]; j++) {
    const r = tPostRow[j];
    if (mark[r] === stamp) acc[r] += tPostTf[j];
    else {
      mark[r] = stamp;
      acc[r] = tPostTf[j];
      n++;
    }
  }
  const out = new Uint32Array(n),
    w = idf(n);
  n = 0;
  if (out.length > N / 16) {
    for (let r = 0; r < N; r++)
      if (mark[r] === stamp) {
        acc[r] = w * tfn(acc[r], r);
        out[n++] = r;
      }
  } else {
    for (let j = tPostOff[a]; j < tPostOff[b]; j++) {
      const r = tPostRow[j];
      if (mark[r] === stamp) {
        mark[r] = 0;
        out[n++] = r;
      }
    }
    out.sort();
    for (let i = 0; i < n; i++) acc[out[i]] = w * tfn(acc[out[i]], out[i]);
  }
  return out;
}

// rows matching all constraints in cs; base = ascending rows or null (then [lo,hi))
function select(base, lo, hi, cs) {
  if (!cs.length) {
    if (base) return base;
    const o = new Uint32Array(hi - lo);
    for (let i = lo; i < hi; i++) o[i - lo] = i;
    return o;
  }
  let best = null,
    size = base ? base.length : hi - lo;
  for (const c of cs)
    if (c.size < size * 0.7) {
      size = c.size;
      best = c;
    }
  let n = 0,
    out;
  let rest = cs;
  if (best) {
    rest = cs.filter((c) => c !== best);
    out = new Uint32Array(Math.min(N, best.size));
    const f = best.f,
      p = post[f],
      po = postOff[f];
    if (best.codes.length === 1) {
      const x = best.codes[0];
      let i = po[x],
        e = po[x + 1];
      while (i < e && p[i] < lo) i++;
      for (; i < e && p[i] < hi; i++) out[n++] = p[i];
    } else {
      stamp++;
      for (const x of best.codes)
        for (let i = po[x], e = po[x + 1]; i < e; i++) {
          const r = p[i];
          if (r >= lo && r < hi && mark[r] !== stamp) {
            mark[r] = stamp;
            out[n++] = r;
          }
        }
      out.subarray(0, n).sort();
    }
    if (base) {
      // intersect with the text rows
      stamp++;
      for (let i = 0; i < base.length; i++) mark[base[i]] = stamp;
      let k = 0;
      for (let i = 0; i < n; i++) if (mark[out[i]] === stamp) out[k++] = out[i];
      n = k;
    }
  } else if (base) {
    out = Uint32Array.from(base);
    n = out.length;
  } else {
    out = new Uint32Array(hi - lo);
    for (let i = lo; i < hi; i++) out[n++] = i;
  }
  for (const c of rest) {
    const lut = c.lut,
      v = col[c.f];
    let k = 0;
    if (MULTI[c.f]) {
      const o = off[c.f];
      for (let i = 0; i < n; i++) {
        const r = out[i];
        for (let j = o[r], e = o[r + 1]; j < e; j++)
          if (lut[v[j]]) {
            out[k++] = r;
            break;
          }
      }
    } else
      for (let i = 0; i < n; i++) {
        const r = out[i];
        if (lut[v[r]]) out[k++] = r;
      }
    n = k;
  }
  return out.subarray(0, n);
}
function count(rows, f) {
  const cnt = new Uint32Array(dict[f].length),
    c = col[f];
  if (MULTI[f]) {
    const o = off[f];
    for (let i = 0; i < rows.length; i++) {
      const r = rows[i];
      for (let j = o[r], e = o[r + 1]; j < e; j++) cnt[c[j]]++;
    }
  } else for (let i = 0; i < rows.length; i++) cnt[c[rows[i]]]++;
  return cnt;
}
function top20(cnt, keys) {
  const best = [];
  for (let i = 0; i < cnt.length; i++) {
    const c = cnt[i];
    if (!c || (best.length === 20 && c < best[19][1])) continue;
    const e = [keys[i], c];
    let j = best.length;
    while (j > 0 && (best[j - 1][1] < c || (best[j - 1][1] === c && best[j - 1][0] > e[0]))) j--;
    best.splice(j, 0, e);
    if (best.length > 20) best.pop();
  }
  return best;
}
export function query(q) {
  let lo = 0,
    hi = N,
    base = null;
  if (q.from !== null) {
    lo = dayRow[MAXDAY - q.to];
    hi = dayRow[MAXDAY - q.from + 1];
  }
  if (q.terms.length) base = textRows(q.terms);
  const cs = [];
  for (const f in q.filters) {
    const codes = [],
      lut = new Uint8Array(dict[f].length);
    let size = 0;
    for (const v of q.filters[f]) {
      const c = code[f].get(v);
      if (c !== undefined) {
        codes.push(c);
        lut[c] = 1;
        size += postOff[f][c + 1] - postOff[f][c];
      }
    }
    cs.push({ f, codes, lut, size });
  }
  const hits = select(base, lo, hi, cs);
  const facets = {};
  const whole = lo === 0 && hi === N && !base;
  for (const f of COUNTED) {
    let cnt;
    if (f in q.filters) {
      const rest = cs.filter((c) => c.f !== f);
      cnt = rest.length === 0 && whole ? globalCounts[f] : count(select(base, lo, hi, rest), f);
    } else cnt = whole && !cs.length ? globalCounts[f] : count(hits, f);
    facets[f] = f === "actor" ? top20(cnt, dict.actor) : { keys: dict[f], counts: cnt };
  }
  const h = new Uint32Array(77);
  for (let i = 0; i < hits.length; i++) h[year[hits[i]]]++;
  let ids;
  if (base) {
    const best = [];
    let worst = -1;
    for (let i = 0; i < hits.length; i++) {
      const r = hits[i],
        s = acc[r];
      if (best.length === 20 && (s < worst || (s === worst && rowId[r] > rowId[best[19]]))) continue;
      let j = best.length;
      while (j > 0 && (acc[best[j - 1]] < s || (acc[best[j - 1]] === s && rowId[best[j - 1]] > rowId[r]))) j--;
      best.splice(j, 0, r);
      if (best.length > 20) best.pop();
      worst = acc[best[best.length - 1]];
    }
    ids = best.map((r) => rowId[r]);
  } else ids = Array.from(hits.subarray(0, 20), (r) => rowId[r]);
  return { total: hits.length, facets, histogram: { keys: YEARS, counts: h }, ids };
}
export const get = (id) => JSON.parse(raw.latin1Slice(lineOff[id], lineOff[id + 1] - 1));

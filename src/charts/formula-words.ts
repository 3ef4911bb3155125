import type { Formula, Operator } from '../figures/formula.ts';
import { t } from '../i18n/index.ts';
import { type Locale, localized } from '../i18n/locales.ts';
import { insideSentence } from '../i18n/sentence.ts';
import type { Measure } from '../tables/tables.ts';

const signs: Record<Operator, string> = { '+': '+', '-': '−', '*': '×', '/': '÷' };

/** A derived measure's formula in words: "items removed ÷ compliance rate"; '' for a measure without one. */
export function formulaInWords(measure: Measure, measures: readonly Measure[], locale: Locale): string {
  return measure.formula ? inWords(measure.formula.tree, measures, locale) : '';
}

function inWords(formula: Formula, measures: readonly Measure[], locale: Locale): string {
  if (formula.kind === 'number') return new Intl.NumberFormat(locale).format(formula.value);
  if (formula.kind === 'measure') {
    const measure = measures.find(({ id }) => id === formula.name);
    const name = measure ? insideSentence(localized(measure, 'label', locale)) : formula.name;
    return formula.scope === 'self' ? name : t(locale, `formula.${formula.scope}`, { measure: name });
  }
  const [left, right] = [formula.left, formula.right].map((side) => {
    const words = inWords(side, measures, locale);
    return side.kind === 'operation' ? `(${words})` : words;
  });
  return `${left} ${signs[formula.operator]} ${right}`;
}

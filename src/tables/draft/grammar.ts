/**
 * What may stand around a figure and a label that belong together. All are tried on a stretch of a sentence as
 * `Scene.spell` writes it: lower-case words, each with a space before it, and `@f` for a figure, `@s` for a subject's label,
 * `@m` for a measure's, `@c` for a date or code. Whatever is not allowed here parts them: a suggestion must not be wrong.
 */
export interface Grammar {
  /** Words of a label that say nothing by themselves, before it: "number of". */
  prefix: RegExp;
  /** Auxiliaries that a label or the text may have more of: "sites (were) inspected". */
  auxiliaries: readonly string[];
  /** The end of a label that is a verb's participle: a figure may stand before what it is about ("flagged 290 sites"). */
  participle: RegExp;
  /** Between a figure and the measure behind it. */
  beforeMeasure: RegExp;
  /** What follows a measure that stands behind its figure. */
  behindMeasure: RegExp;
  /** What stands before a figure that its measure follows. */
  beforeFigure: RegExp;
  /** Between a measure behind its figure and the end of the clause: something else is said to be done to it. */
  undergoes: RegExp;
  /** Before a figure that is a part of another one. */
  partOf: RegExp;
  /** The start of a sentence up to a comma that says nothing of its figures. */
  opening: RegExp;
  /** What stands before a measure that its figure follows. */
  leadingMeasure: RegExp;
  /** Between a measure and the figure behind it. */
  linking: RegExp;
  /** Between a figure and one of the same measure, which is not named again. */
  listing: RegExp;
  /** What follows a figure whose measure is not named again. */
  endOfItem: RegExp;
  /** Before a measure, and a part of it. */
  numberOf: RegExp;
  /** Words of plans, doubts and refusals. */
  unsure: RegExp;
  /** A preposition before a place. */
  place: RegExp;

  /** Behind a figure that only says how long. */
  duration: RegExp;

  /** Before a subject's label that other things are only compared with, or that is one of several. */
  aside: RegExp;
  /** Before a subject that something else belongs to. */
  genitive: RegExp;
  /** Before the label of a subject: a name, and a common noun. */
  beforeName: RegExp;
  beforeNoun: RegExp;
  /** What follows a common noun that is a subject's label. */
  behindNoun: RegExp;
  /** Where another clause begins. */
  newClause: RegExp;
  /** Between a figure and the subject behind it. */
  toSubject: RegExp;
  /** Several are meant, one by one. */
  each: RegExp;

  /** Before a year that is only compared with. */
  compared: RegExp;
  /** Before a figure that is only compared with. */
  comparedFigure: RegExp;
  /** Before a day that the figure is counted at. */
  asOf: RegExp;
  /** Parts of a year, and years that are not named. */
  noYear: RegExp;
  /** The same, where the sentence only compares with it. */
  comparedYear: RegExp;
}

/** Where a clause, or something known, begins or ends before a figure. */
export const anyStart = '(?:^|[:;(–—-]|@s|@c)';
/** The start of a pattern for what follows; it is to be closed. */
export const anyEnd = '(?:$| (?:[.,;:!?()–—-]|@[scf]';

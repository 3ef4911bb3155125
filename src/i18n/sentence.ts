/** A label as it stands inside a sentence: "Users" → "users". Abbreviations and brand names keep their capitals. */
export function insideSentence(label: string): string {
  if (/^\p{Lu}(?:\p{Lu}|\p{Ll}*\p{Lu})/u.test(label)) return label;
  return label.slice(0, 1).toLowerCase() + label.slice(1);
}

// All words that a person reads come from _locales through here.
export type Say = (key: string, ...values: readonly string[]) => string;

/** The text of `key`; empty when there is none (a rule without texts has no `_why`, say). */
export const say: Say = (key, ...values) => chrome.i18n.getMessage(key, [...values]);

/** The key of one of a rule's three texts; the build makes them from the rule files. */
export function ruleKey(rule: string, part: 'message' | 'why' | 'try'): string {
  return `rule_${rule.replaceAll('-', '_')}_${part}`;
}

// The rules that the person does not want to hear from, each with what it says.
import type { Settings } from '../../shared/settings.ts';
import { say } from '../../shared/texts.ts';
import { byId, ruleName } from '../page.ts';
import { showItems } from './items.ts';
import type { Change, Part } from './part.ts';

export class MutedRules implements Part {
  readonly #change: Change;

  constructor(change: Change) {
    this.#change = change;
  }

  show({ mutedRules }: Settings): void {
    byId('no-rules', HTMLParagraphElement).hidden = mutedRules.length > 0;
    const remove = (rule: string): void => {
      const others = (rules: readonly string[]): string[] => rules.filter((other) => other !== rule);
      void this.#change((settings) => ({ ...settings, mutedRules: others(settings.mutedRules) }));
    };
    const removal = { word: say('options_unmute'), label: (text: string) => say('options_unmute_rule', text), remove };
    const items = mutedRules.map((rule) => ({ id: rule, text: ruleName(rule) }));
    const title = byId('rules-title', HTMLHeadingElement);
    showItems(byId('rule-list', HTMLUListElement), items, removal, title);
  }
}

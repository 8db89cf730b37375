// One of the extension's own pages without a browser: its markup, English, and storage in memory. What it
// looks like, and what only browsers do, is tested there.
import { readFile } from 'node:fs/promises';
import { parseHTML } from 'linkedom';
import { fakeStorage, type FakeStorage } from './fake-storage.ts';

/** Which its elements are instances of, by tag name: it makes most of them plain ones. */
const CLASSES: Readonly<Record<string, string>> = {
  HTMLInputElement: 'input',
  HTMLSelectElement: 'select',
  HTMLParagraphElement: 'p',
  HTMLDivElement: 'div',
  HTMLFormElement: 'form',
  HTMLUListElement: 'ul',
  HTMLHeadingElement: 'h2',
  HTMLButtonElement: 'button',
  HTMLTextAreaElement: 'textarea',
  HTMLLabelElement: 'label',
  HTMLSpanElement: 'span',
};

interface Messages {
  readonly [key: string]: { readonly message: string; readonly placeholders?: Record<string, { content: string }> };
}

export async function openOwnPage(name: string): Promise<FakeStorage> {
  const window = parseHTML(await readFile(`src/pages/${name}/${name}.html`, 'utf8'));
  const messages: Messages = JSON.parse(await readFile('_locales/en/messages.json', 'utf8'));
  const { document, HTMLElement, Event, Document, ShadowRoot } = window;
  const globals: Record<string, unknown> = { document, HTMLElement, Event, Document, ShadowRoot, window };
  for (const [each, tag] of Object.entries(CLASSES)) {
    globals[each] = { [Symbol.hasInstance]: ({ localName }: Element) => localName === tag };
  }
  globals['Option'] = function (text: string, value: string): HTMLOptionElement {
    const option = document.createElement('option');
    option.textContent = text;
    option.setAttribute('value', value);
    return option;
  };
  for (const [key, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, key, { value, configurable: true, writable: true });
  }
  completeSelect(window.HTMLSelectElement.prototype);
  const storage = fakeStorage();
  const i18n = { getMessage: (key: string, values: readonly string[] = []) => filled(messages, key, values) };
  const runtime = { getManifest: () => ({ version: '1.2.3' }) };
  Object.assign(globalThis.chrome, { i18n, runtime });
  return storage;
}

/** Its select elements take no option by add(), and no value. */
function completeSelect(prototype: HTMLSelectElement): void {
  const chosen = new WeakMap<object, string>();
  Object.defineProperties(prototype, {
    add: {
      configurable: true,
      value(this: HTMLSelectElement, option: HTMLElement) {
        this.append(option);
      },
    },
    value: {
      configurable: true,
      get(this: object) {
        return chosen.get(this) ?? '';
      },
      set(this: object, value: string) {
        chosen.set(this, value);
      },
    },
  });
}

function filled(messages: Messages, key: string, values: readonly string[]): string {
  const { message = '', placeholders = {} } = messages[key] ?? {};
  return message.replace(/\$(\w+)\$/g, (_, name: string) => {
    const number = Number(placeholders[name.toLowerCase()]?.content.slice(1));
    return values[number - 1] ?? '';
  });
}

/** After all that is under way: what is stored has been shown. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
}

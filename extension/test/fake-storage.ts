// `chrome.storage` as far as the extension uses it, in memory: areas that copy what they are given, tell
// of changes, and can be made to refuse.

type Items = Record<string, unknown>;
type Changes = Record<string, chrome.storage.StorageChange>;

class Listeners<T extends (...values: never[]) => void> {
  readonly all = new Set<T>();
  addListener(listener: T): void {
    this.all.add(listener);
  }
  removeListener(listener: T): void {
    this.all.delete(listener);
  }
}

export class FakeArea {
  items: Items = {};
  /** While set, each call rejects with it: sync that is switched off. */
  refusal: Error | null = null;
  readonly onChanged = new Listeners<(changes: Changes) => void>();
  readonly #tell: (changes: Changes) => void;

  constructor(tell: (changes: Changes) => void) {
    this.#tell = tell;
  }

  async get(keys: string | readonly string[]): Promise<Items> {
    this.#check();
    const found = [keys].flat().filter((key) => key in this.items);
    return structuredClone(Object.fromEntries(found.map((key) => [key, this.items[key]])));
  }

  async set(items: Items): Promise<void> {
    this.#check();
    for (const [key, value] of Object.entries(structuredClone(items))) this.#put(key, value);
  }

  async remove(key: string): Promise<void> {
    this.#check();
    if (key in this.items) this.#put(key, undefined);
  }

  #put(key: string, newValue: unknown): void {
    const oldValue = this.items[key];
    if (newValue === undefined) delete this.items[key];
    else this.items[key] = newValue;
    const changes = { [key]: { oldValue, newValue } };
    for (const listener of this.onChanged.all) listener(changes);
    this.#tell(changes);
  }

  #check(): void {
    if (this.refusal) throw this.refusal;
  }
}

export interface FakeStorage {
  readonly sync: FakeArea;
  readonly local: FakeArea;
  readonly session: FakeArea;
  /** How many listeners hear of changes. */
  readonly listeners: () => number;
}

/** Puts a fresh one in the place of `chrome.storage`. */
export function fakeStorage(): FakeStorage {
  const onChanged = new Listeners<(changes: Changes, area: string) => void>();
  const area = (name: string): FakeArea =>
    new FakeArea((changes) => onChanged.all.forEach((listener) => listener(changes, name)));
  const areas = { sync: area('sync'), local: area('local'), session: area('session') };
  Object.assign(globalThis, { chrome: { storage: { ...areas, onChanged } } });
  const all = [onChanged, ...Object.values(areas).map((each) => each.onChanged)];
  return { ...areas, listeners: () => all.reduce((sum, { all: each }) => sum + each.size, 0) };
}

// As much of a DOM as reading text needs, so that those tests run without a browser.

export interface Tree {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Tree | string)[];
}

/** `h('p', 'words', h('br'))`; attributes as an object in the second place. */
export function h(name: string, ...rest: readonly (Tree | string | Record<string, string>)[]): Tree {
  const [first, ...others] = rest;
  const hasAttributes = typeof first === 'object' && !('children' in first);
  return {
    name,
    attributes: hasAttributes ? (first as Record<string, string>) : {},
    children: (hasAttributes ? others : rest) as (Tree | string)[],
  };
}

export class FakeNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly data: string;
  readonly childNodes: FakeNode[] = [];
  readonly #attributes: Readonly<Record<string, string>>;
  parentNode: FakeNode | null = null;
  previousSibling: FakeNode | null = null;
  nextSibling: FakeNode | null = null;

  constructor(tree: Tree | string) {
    const isText = typeof tree === 'string';
    this.nodeType = isText ? 3 : 1;
    this.nodeName = isText ? '#text' : tree.name.toUpperCase();
    this.data = isText ? tree : '';
    this.#attributes = isText ? {} : tree.attributes;
    for (const child of isText ? [] : tree.children) this.#append(new FakeNode(child));
  }

  get firstChild(): FakeNode | null {
    return this.childNodes[0] ?? null;
  }

  getAttribute(name: string): string | null {
    return this.#attributes[name] ?? null;
  }

  #append(child: FakeNode): void {
    child.parentNode = this;
    child.previousSibling = this.childNodes.at(-1) ?? null;
    if (child.previousSibling) child.previousSibling.nextSibling = child;
    this.childNodes.push(child);
  }
}

export function dom(tree: Tree): Node {
  return new FakeNode(tree) as unknown as Node;
}

/** What a Range between the two points would read, images by their alt. */
export function wordsBetween(
  root: Node,
  start: { node: Node; offset: number },
  end: { node: Node; offset: number },
): string {
  let words = '';
  let isInside = false;
  const visit = (node: Node): void => {
    if (node.nodeType === 3) {
      const { data } = node as Text;
      const from = node === start.node ? start.offset : 0;
      const to = node === end.node ? end.offset : data.length;
      if (node === start.node) isInside = true;
      if (isInside) words += data.slice(from, to);
      if (node === end.node) isInside = false;
      return;
    }
    let index = 0;
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (node === start.node && index === start.offset) isInside = true;
      if (node === end.node && index === end.offset) isInside = false;
      if (isInside && child.nodeName === 'IMG') words += (child as Element).getAttribute('alt') ?? '';
      visit(child);
      index += 1;
    }
    if (node === end.node && index === end.offset) isInside = false;
  };
  visit(root);
  return words;
}

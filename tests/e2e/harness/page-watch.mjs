// What a page could notice of an extension, recorded from before its first script: policy
// violations and errors. And what the page itself contains, as its own scripts would see it.

/** Runs in every frame of `page` before anything else; also makes its random keys repeatable. */
export async function watchPage(page) {
  await page.evaluateOnNewDocument(() => {
    const seen = { violations: [], errors: [] };
    Object.defineProperty(globalThis, "__seenByPage", { value: seen });
    document.addEventListener("securitypolicyviolation", (event) => {
      const { effectiveDirective, blockedURI, sourceFile, sample } = event;
      seen.violations.push({ effectiveDirective, blockedURI, sourceFile, sample });
    });
    addEventListener("error", ({ message }) => seen.errors.push(message));
    addEventListener("unhandledrejection", ({ reason }) => seen.errors.push(String(reason)));

    let state = 1; // Draft.js makes its block keys with Math.random
    Math.random = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 32;
    };
  });
}

/** Violations and errors in the page so far. */
export async function complaints(page) {
  return page.evaluate(() => globalThis.__seenByPage);
}

/** Everything of the document that a page script can read: markup with open shadow roots, the rules
 * of adopted style sheets, the names of loaded resources, and global names. */
export async function everythingThePageCanRead(page) {
  return page.evaluate(() => {
    const markup = (root) => {
      const inner = [...root.querySelectorAll("*")]
        .map(({ shadowRoot }) => (shadowRoot === null ? "" : markup(shadowRoot)));
      const sheets = [...root.adoptedStyleSheets, ...root.styleSheets].map(
        (sheet) => `${sheet.href}${[...sheet.cssRules].map((rule) => rule.cssText).join("")}`,
      );
      const own = root instanceof Document ? root.documentElement.outerHTML : root.innerHTML;
      return [own, ...sheets, ...inner].join("\n");
    };
    const resources = performance.getEntriesByType("resource").map(({ name }) => name);
    return [markup(document), ...resources, ...Object.getOwnPropertyNames(window)].join("\n");
  });
}

/**
 * The whole document with its open shadow roots, as markup, without elements that carry a closed
 * shadow root: in these pages only the extension's host does, and only its own world can tell.
 * @param {{evaluate: Function}} world the extension's world in a page, or a page without it
 */
export async function markupWithoutHosts(world) {
  return world.evaluate(() => {
    const anyShadowRoot = (element) =>
      element.openOrClosedShadowRoot ?? globalThis.chrome?.dom?.openOrClosedShadowRoot(element);
    const isHost = (element) =>
      element instanceof HTMLElement &&
      element.shadowRoot === null &&
      anyShadowRoot(element) instanceof ShadowRoot;
    const write = (node) => {
      if (!(node instanceof Element)) return node.nodeValue ?? [...node.childNodes].map(write).join("");
      if (isHost(node)) return "";
      const attributes = [...node.attributes].map(({ name, value }) => ` ${name}="${value}"`);
      const shadow = node.shadowRoot === null ? "" : `#shadow(${write(node.shadowRoot)})`;
      const inner = [...node.childNodes].map(write).join("");
      return `<${node.localName}${attributes.join("")}>${shadow}${inner}</${node.localName}>`;
    };
    return write(document.documentElement);
  });
}

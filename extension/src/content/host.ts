// The one element that we put into a page: a host with a closed shadow root, shown as a manual
// popover so that it lies above the page without a z-index, and mounted inside the editor's own
// dialog, because all that is outside of a modal dialog is inert.
import { closestAcross } from '../shared/site.ts';
import { removeMarks } from './marks.ts';
import cardCss from './card.css';
import overlayCss from './overlay.css';
import themeCss from './theme.css';

const DIALOG = 'dialog, [role="dialog"]';
/** A page that takes the host out this often for one editor does not want it there. */
const MOST_RETURNS = 20;

/** Events that are ours alone once they are over our interface. Focus events stay the page's too:
 *  its focus traps must see that the focus is still inside the dialog. */
const KEPT = [
  'click', 'contextmenu', 'dblclick', 'dragstart', 'mousedown', 'mouseup',
  'pointerdown', 'pointerup', 'selectstart', 'touchend', 'touchstart', 'wheel',
]; // prettier-ignore

const NAME = 'unbroadcast-ui';

export class Host {
  readonly element = document.createElement(NAME);
  readonly shadow = this.element.attachShadow({ mode: 'closed' });
  /** Holds all that is visible. */
  readonly layer = document.createElement('div');
  #container: Element | null = null;
  #returns = 0;
  readonly #guard = new MutationObserver(() => this.#return());

  constructor(signal: AbortSignal) {
    this.element.popover = 'manual';
    this.shadow.append(this.layer);
    // Firefox lets content scripts push here, but not assign.
    this.shadow.adoptedStyleSheets.push(...[themeCss, cardCss, overlayCss].map(styles));
    for (const type of KEPT) {
      this.shadow.addEventListener(type, (event) => event.stopPropagation(), { passive: type !== 'mousedown' });
    }
    // Pressing a button of ours must not take the focus out of the editor; text can be selected.
    this.shadow.addEventListener('mousedown', (event) => {
      if (event.target instanceof Element && event.target.closest('button')) event.preventDefault();
    });
    signal.addEventListener('abort', () => this.unmount());
  }

  /** Shows the host where `editor` lives, in that place's colours. Reads style. */
  mountFor(editor: HTMLElement): void {
    const container = closestAcross(editor, DIALOG) ?? document.body;
    if (container !== this.#container) {
      this.#returns = 0;
      this.#container = container;
      this.#guard.disconnect();
      this.#guard.observe(container, { childList: true });
    }
    const scheme = schemeAround(editor);
    if (this.layer.style.colorScheme !== scheme) this.layer.style.colorScheme = scheme;
    this.#put(container);
  }

  unmount(): void {
    this.#guard.disconnect();
    this.#container = null;
    this.element.remove();
  }

  #put(container: Element): void {
    if (this.element.parentNode !== container) container.append(this.element);
    if (this.element.isConnected && !this.element.matches(':popover-open')) this.element.showPopover();
    // Only where the sheet has arrived: what is shown must not depend on it otherwise.
    const hangs = getComputedStyle(this.element).getPropertyValue('--unbroadcast-is-here') !== '';
    this.layer.classList.toggle('hangs', hangs);
  }

  #return(): void {
    const container = this.#container;
    if (!container?.isConnected || this.element.parentNode === container) return;
    this.#returns += 1;
    if (this.#returns <= MOST_RETURNS) this.#put(container);
  }
}

/**
 * An earlier version of the extension may have ended without a chance to tidy up (Firefox gives none). Costs
 * nothing where a page begins: it is empty then.
 */
export function removeLeftovers(): void {
  for (const root of openRoots(document)) for (const old of root.querySelectorAll(NAME)) old.remove();
  removeMarks();
}

function openRoots(root: Document | ShadowRoot): readonly (Document | ShadowRoot)[] {
  const inner = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? openRoots(shadowRoot) : []));
  return [root, ...inner];
}

function styles(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

/** Pages switch their theme without regard to the system's: look at the ground the editor is on. */
function schemeAround(editor: Element): 'light' | 'dark' | 'light dark' {
  for (let at: Node | null = editor; at; at = at instanceof ShadowRoot ? at.host : at.parentNode) {
    if (!(at instanceof Element)) continue;
    const [red = 0, green = 0, blue = 0, alpha = 1] = channels(getComputedStyle(at).backgroundColor);
    if (alpha < 0.5) continue;
    return 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? 'dark' : 'light';
  }
  return 'light dark';
}

/** Of a computed `rgb()` or `rgba()`; other colour spaces are rare grounds and read as "not known". */
function channels(colour: string): number[] {
  if (!colour.startsWith('rgb')) return [0, 0, 0, 0];
  return (colour.match(/[\d.]+/g) ?? []).map(Number);
}

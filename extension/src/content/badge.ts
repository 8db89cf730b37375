// The badge: one shape and one word for the state of the draft.
import { say } from '../shared/texts.ts';
import { element } from './build-dom.ts';
import { boxAt, type Box, type Point, type Size } from './placement.ts';
import { shape, type Shape } from './shapes.ts';
import type { BadgePlace } from './surroundings.ts';

export class Badge {
  readonly element = element('button', {
    class: 'badge',
    attributes: { type: 'button', 'aria-haspopup': 'dialog', 'aria-expanded': 'false' },
  });
  #state: Shape | null = null;

  constructor(pressed: () => void) {
    this.element.hidden = true;
    this.element.addEventListener('click', (event) => event.isTrusted && pressed());
  }

  get state(): Shape | null {
    return this.#state;
  }

  /** True when that is another state than before. Null hides the badge. */
  show(state: Shape | null): boolean {
    if (state === this.#state) return false;
    this.#state = state;
    if (state === null) {
      this.element.hidden = true;
      return true;
    }
    const word = say(`badge_${state}`);
    this.element.dataset['verdict'] = state;
    this.element.replaceChildren(shape(state), element('span', { class: 'word', text: word }));
    this.element.setAttribute('aria-label', say('badge_label', word));
    this.element.title = say(`badge_title_${state}`);
    return true;
  }

  set isExpanded(on: boolean) {
    this.element.setAttribute('aria-expanded', String(on));
  }

  /** Reads layout. */
  size(): Size {
    this.element.hidden = false;
    this.element.classList.remove('compact');
    return { width: this.element.offsetWidth, height: this.element.offsetHeight };
  }

  /** Null hides it. */
  moveTo(place: BadgePlace | null): void {
    this.element.hidden = place === null;
    if (!place) return;
    this.element.classList.toggle('compact', place.compact);
    moveTo(this.element, place.box);
  }

  /** The open card lies over it. */
  set isCovered(on: boolean) {
    this.element.classList.toggle('covered', on);
  }
}

export function moveTo({ style }: HTMLElement, { left, top }: Point): void {
  style.left = `${left}px`;
  style.top = `${top}px`;
}

/** Where the card would hang if there were a badge. */
export function cornerOf({ right, bottom }: Box): Box {
  return boxAt({ left: right, top: bottom }, { width: 0, height: 0 });
}

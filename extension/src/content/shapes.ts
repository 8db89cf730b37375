// One shape for each state, told apart without colour: two bubbles that face each other, one
// bubble half filled, a horn with waves.
import type { Verdict } from '../shared/protocol.ts';
import { picture } from './build-dom.ts';

export type Shape = Verdict | 'asleep' | 'close' | 'tick' | 'arrow';

const PATHS: Readonly<Record<Shape, readonly string[]>> = {
  conversation: [
    'M2.5 1.5h6a1.5 1.5 0 0 1 1.5 1.5v3a1.5 1.5 0 0 1-1.5 1.5H5L2.6 9.6V7.5h-.1A1.5 1.5 0 0 1 1 6V3a1.5 1.5 0 0 1 1.5-1.5z',
    'M11.5 6h2A1.5 1.5 0 0 1 15 7.500v3a1.5 1.5 0 0 1-1.5 1.500h-.1v2.100L11 12H8a1.5 1.5 0 0 1-1.5-1.500V9H8.500a3 3 0 0 0 3-3z',
  ],
  mixed: [
    'M3 1.500h10A2 2 0 0 1 15 3.500v6a2 2 0 0 1-2 2H8l-3.8 3.200V11.500H3a2 2 0 0 1-2-2v-6a2 2 0 0 1 2-2zM8 3H3a.5.5 0 0 0-.5.5v6a.5.5 0 0 0 .5.5h5z',
  ],
  broadcasting: [
    'M9 1.500v13L4.7 11H2.500A1.5 1.5 0 0 1 1 9.500v-3A1.5 1.5 0 0 1 2.5 5h2.200z',
    'M11 5.200a3.6 3.6 0 0 1 0 5.600l-.9-1.100a2.2 2.2 0 0 0 0-3.400z',
    'M12.9 2.900a6.7 6.7 0 0 1 0 10.200l-.9-1.100a5.2 5.2 0 0 0 0-8z',
  ],
  asleep: [
    'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm0 1.500a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM7.25 4.500h1.500v4.200h-1.500zM7.25 10h1.500v1.500h-1.500z',
  ],
  close: ['M3.8 2.7 8 6.900l4.2-4.2 1.1 1.100L9.1 8l4.2 4.2-1.1 1.100L8 9.100l-4.2 4.2-1.1-1.100L6.9 8 2.7 3.800z'],
  tick: ['M6.3 12.6 1.9 8.200l1.1-1.1 3.3 3.3 6.7-6.7 1.1 1.100z'],
  arrow: ['M5.3 2.8 10.5 8l-5.2 5.2-1.1-1.100L8.3 8 4.2 3.900z'],
};

export function shape(name: Shape): SVGSVGElement {
  return picture(PATHS[name], `shape shape-${name}`);
}

// Modules that build.mjs makes.

declare module 'unbroadcast:sites' {
  import type { Site } from './site.ts';
  /** What each file of src/sites/ exports as `site`, by file name. */
  export const sites: readonly Site[];
}

declare module 'unbroadcast:figures' {
  type Sensitivity = 'gentle' | 'balanced' | 'strict';
  /** The score from which the English pack calls a draft `mixed`. */
  export const mixedFrom: number;
  /** The score from which it warns. */
  export const warnsFrom: Readonly<Record<Sensitivity, number>>;
  /** What was measured on rated posts, in percent; null while the rules come without figures. */
  export const measured: Readonly<Record<Sensitivity, { precision: number; recall: number }>> | null;
}

declare module '*.css' {
  const text: string;
  export default text;
}

// Modules that build.mjs makes.

declare module 'unbroadcast:sites' {
  import type { Site } from './site.ts';
  /** What each file of src/sites/ exports as `site`, by file name. */
  export const sites: readonly Site[];
}

declare module 'unbroadcast:thresholds' {
  /** The score from which the English pack calls a draft `mixed`. */
  export const mixedFrom: number;
}

declare module '*.css' {
  const text: string;
  export default text;
}

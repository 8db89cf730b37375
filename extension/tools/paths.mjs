// Where things are, and what there is of what has several.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const EXTENSION = dirname(dirname(fileURLToPath(import.meta.url)));
export const PROJECT = dirname(EXTENSION);
export const OUTPUT = join(PROJECT, 'build/extension');
export const BROWSERS = ['chromium', 'firefox'];
/** Each is a folder of src/pages/ with markup, styles and script of its name. */
export const PAGES = ['popup', 'options', 'try', 'welcome'];

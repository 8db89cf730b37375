// Where things are.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const EXTENSION = dirname(dirname(fileURLToPath(import.meta.url)));
export const PROJECT = dirname(EXTENSION);
export const OUTPUT = join(PROJECT, 'build/extension');
export const BROWSERS = ['chromium', 'firefox'];

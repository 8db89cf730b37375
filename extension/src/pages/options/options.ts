// The options page's script: the page lives as long as its tab.
import { startOptions } from './page-parts.ts';

void startOptions(new AbortController().signal);

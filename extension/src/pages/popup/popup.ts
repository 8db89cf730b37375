// The popup's script: it lives as long as the popup is open.
import { startPopup } from './page-parts.ts';

void startPopup(new AbortController().signal);

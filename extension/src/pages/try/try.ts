// The try-it page: a box, and nothing else.
import { byId, fillTexts } from '../page.ts';
import { TryBox } from '../try-box.ts';

fillTexts();
new TryBox(byId('box', HTMLElement)).editor.focus();

// On or off for this site, how it shows itself there, and the pause until tomorrow.
import { pausedUntil, pauseSite, resumeSite, type Pauses } from '../../shared/pauses.ts';
import { changeSettings, modeOf, MODES, type Mode, type Settings } from '../../shared/settings.ts';
import { say } from '../../shared/texts.ts';
import { byId, siteName, tell } from '../page.ts';
import { moment } from '../dates.ts';

const MODES_ON = MODES.filter((mode) => mode !== 'off');

export class SiteControls {
  readonly #site: string;
  readonly #on = byId('site-on', HTMLInputElement);
  readonly #mode = byId('site-mode', HTMLSelectElement);
  readonly #pause = byId('pause', HTMLButtonElement);
  readonly #resume = byId('resume', HTMLButtonElement);
  /** What "on" means when the switch is used: the last mode that was seen here. */
  #modeWhenOn: Mode | null = null;

  constructor(site: string) {
    this.#site = site;
    byId('site', HTMLDivElement).hidden = false;
    byId('switch-text', HTMLSpanElement).textContent = say('popup_switch', siteName(site));
    for (const mode of MODES_ON) this.#mode.add(new Option(say(`mode_${mode}`), mode));
    this.#on.addEventListener('change', () => {
      this.#choose(this.#on.checked ? (this.#modeWhenOn ?? 'inline') : 'off');
    });
    this.#mode.addEventListener('change', () => {
      this.#choose(MODES_ON.find((mode) => mode === this.#mode.value) ?? 'inline');
    });
    this.#pause.addEventListener('click', () => void pauseSite(site));
    this.#resume.addEventListener('click', () => {
      void resumeSite(site).then(() => tell(say('popup_resumed', siteName(site))));
    });
  }

  show(settings: Settings, pauses: Pauses): void {
    const mode = modeOf(settings, this.#site);
    const until = pausedUntil(pauses, this.#site);
    const isOn = mode !== 'off';
    this.#on.checked = isOn;
    byId('how', HTMLDivElement).hidden = !isOn;
    if (isOn) this.#modeWhenOn = mode;
    else this.#modeWhenOn ??= settings.mode === 'off' ? 'inline' : settings.mode;
    this.#mode.value = this.#modeWhenOn;
    byId('mode-note', HTMLParagraphElement).textContent = say(`mode_${this.#modeWhenOn}_note`);
    const paused = until === null ? '' : say('popup_paused', moment(until));
    byId('paused', HTMLParagraphElement).textContent = paused;
    this.#offer(until === null ? this.#pause : this.#resume);
  }

  /** Shows one of the two buttons, with the focus if the other had it. */
  #offer(button: HTMLButtonElement): void {
    const other = button === this.#pause ? this.#resume : this.#pause;
    const hadFocus = document.activeElement === other;
    button.hidden = false;
    other.hidden = true;
    if (hadFocus) button.focus();
  }

  #choose(mode: Mode): void {
    void changeSettings(({ siteModes: { [this.#site]: _, ...others }, ...settings }) => ({
      ...settings,
      siteModes: mode === settings.mode ? others : { ...others, [this.#site]: mode },
    })).then(() => tell(say('told_saved')));
  }
}

// Moments as people say them, in the language of the interface.
import { say } from '../shared/texts.ts';

/** Such as "Sunday, 04:00". */
export function moment(at: number): string {
  const format = new Intl.DateTimeFormat(say('language'), {
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
  });
  return format.format(at);
}

// What was marked as not useful: to be seen, copied and cleared. It is sent nowhere.
import {
  clearFeedback,
  feedbackReport,
  loadFeedback,
  watchFeedback,
  type Feedback,
} from '../../shared/feedback.ts';
import { say } from '../../shared/texts.ts';
import { byId, copyFrom, tell } from '../page.ts';

export async function followFeedback(signal: AbortSignal): Promise<void> {
  const text = byId('report-text', HTMLTextAreaElement);
  const show = async (feedback: readonly Feedback[]): Promise<void> => {
    byId('no-feedback', HTMLParagraphElement).hidden = feedback.length > 0;
    byId('report', HTMLDivElement).hidden = feedback.length === 0;
    byId('report-count', HTMLLabelElement).textContent = say('options_report', String(feedback.length));
    text.value = await feedbackReport();
  };
  byId('copy-report', HTMLButtonElement).addEventListener('click', () => void copyFrom(text));
  byId('clear-report', HTMLButtonElement).addEventListener('click', () => {
    void clearFeedback().then(() => {
      tell(say('options_cleared'));
      byId('feedback-title', HTMLHeadingElement).focus();
    });
  });
  watchFeedback((feedback) => void show(feedback), signal);
  await show(await loadFeedback());
}

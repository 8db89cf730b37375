// The background's end of each line (see content/line.ts): answers what is asked on it, in whatever
// order the answers come. A line that closed meanwhile gets none.
import {
  failure,
  LINE,
  parseQuestion,
  type BackgroundMessage,
  type OnLine,
  type Reply,
} from '../shared/protocol.ts';

type Served = (message: BackgroundMessage, sender: chrome.runtime.MessageSender) => Promise<Reply<unknown>>;

/** To be called in the first turn of the background, so that a line can wake it. */
export function serveLines(served: Served): void {
  chrome.runtime.onConnect.addListener((port) => {
    const { name, sender } = port;
    if (name !== LINE || sender?.id !== chrome.runtime.id) return;
    port.onMessage.addListener((posted: unknown) => void answer(port, posted, sender, served));
  });
}

async function answer(
  port: chrome.runtime.Port,
  posted: unknown,
  sender: chrome.runtime.MessageSender,
  served: Served,
): Promise<void> {
  const question = parseQuestion(posted);
  if (!question) return;
  const { id, message } = question;
  const reply = message
    ? await served(message, sender).catch((error: unknown) => failure('failed', error))
    : failure('bad-request', 'not a request that the background serves');
  const answered: OnLine<'answer'> = { id, reply };
  try {
    port.postMessage(answered);
  } catch {
    // The page has gone, or asks again on another line.
  }
}

// The asking side of the protocol.
import {
  failure,
  isReply,
  type Answer,
  type BackgroundCalls,
  type Kind,
  type Message,
  type Reply,
} from './protocol.ts';

/** Asks the background. Never rejects. */
export async function ask<K extends keyof BackgroundCalls>(
  message: Message<K>,
): Promise<Reply<Answer<K>>> {
  const first = await send<K>(message);
  // A browser may stop the background between delivery and answer. Sending again starts it anew;
  // once is enough, because a second loss means that something else is wrong.
  return !first.ok && first.error === 'no-answer' ? send<K>(message) : first;
}

async function send<K extends keyof BackgroundCalls>(
  message: Message<K>,
): Promise<Reply<Answer<K>>> {
  if (!isAlive()) return failure('gone');
  try {
    return understand<K>(await chrome.runtime.sendMessage(message));
  } catch (error) {
    return failure(isAlive() ? 'no-answer' : 'gone', error);
  }
}

/** Asks the content scripts of a tab, or one frame of it. Never rejects. */
export async function askTab<K extends Kind>(
  tab: number,
  message: Message<K>,
  options: chrome.tabs.MessageSendOptions = {},
): Promise<Reply<Answer<K>>> {
  try {
    return understand<K>(await chrome.tabs.sendMessage(tab, message, options));
  } catch (error) {
    return failure('no-answer', error);
  }
}

function understand<K extends Kind>(reply: unknown): Reply<Answer<K>> {
  // The other side is our own code of the same version, and typed: the envelope is enough.
  return isReply(reply) ? (reply as Reply<Answer<K>>) : failure('no-answer');
}

/** False once the extension has been updated, disabled or removed while this page stayed open. */
export function isAlive(): boolean {
  return chrome.runtime?.id !== undefined;
}

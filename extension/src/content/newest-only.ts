// At most one request under way, and at most one waiting: the newest. A slow background (it may be
// starting from nothing) then never builds up a queue, and the last text always gets its answer.

/**
 * Returns `submit`. `send` must not reject. `settled` gets each answer that arrived, in order, until
 * `signal` aborts.
 */
export function newestOnly<Request, Answer>(
  send: (request: Request) => Promise<Answer>,
  settled: (request: Request, answer: Answer) => void,
  signal: AbortSignal,
): (request: Request) => void {
  let busy = false;
  let waiting: Request | undefined;

  async function run(request: Request): Promise<void> {
    busy = true;
    const answer = await send(request);
    busy = false;
    if (signal.aborted) return;
    const next = waiting;
    waiting = undefined;
    if (next !== undefined) void run(next);
    settled(request, answer);
  }

  return (request) => {
    if (signal.aborted) return;
    if (busy) waiting = request;
    else void run(request);
  };
}

// Chromium's net log, read for one question: what did the extension itself ask the network for?

/**
 * @param {string} log the file written by --log-net-log; Chromium has closed it
 * @param {string} extensionId
 * @returns {string[]} URLs outside the extension of requests that the extension initiated
 */
export function extensionRequests(log, extensionId) {
  const { constants, events } = JSON.parse(log);
  const started = constants.logEventTypes.URL_REQUEST_START_JOB;
  const own = `chrome-extension://${extensionId}`;
  return events
    .filter(({ type, params }) => type === started && params?.initiator === own)
    .map(({ params }) => params.url)
    .filter((url) => !url.startsWith(`${own}/`));
}

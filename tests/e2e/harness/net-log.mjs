// Chromium's net log, read for one question: what was asked of the network, and by whom?

/**
 * Requests that a page, a worker or an extension made. Navigations and the browser's own errands
 * have no initiator and are left out.
 * @param {string} log the file written by --log-net-log, after Chromium has closed it
 * @returns {{initiator: string, url: string}[]}
 */
export function requestsOfPages(log) {
  const { constants, events } = JSON.parse(log);
  const started = constants.logEventTypes.URL_REQUEST_START_JOB;
  const requests = events
    .filter(({ type, params }) => type === started && params?.url !== undefined)
    .map(({ params }) => ({ initiator: params.initiator ?? "", url: params.url }));
  if (requests.length === 0) throw new Error("the net log holds no request at all");
  return requests.filter(({ initiator }) => /^(https|chrome-extension):/.test(initiator));
}

// The inside of Firefox: code with the browser's own rights, for what WebDriver BiDi does not reach
// (content-script worlds, the background, the popup). Needs --remote-allow-system-access.
//
// Worlds of a window: "page" is the window's own global, whatever its policy says; an extension's id
// names that extension's content script in it; "system" has the browser's rights, with the window as
// `contentWindow` and an object `kept` from one call to the next.

/** Runs in every process: evaluates in the window that it is asked for, if that lives there. */
const processScript = (channel) => `
  const { addDebuggerToGlobal } = ChromeUtils.importESModule(
    "resource://gre/modules/jsdebugger.sys.mjs");
  addDebuggerToGlobal(globalThis);
  const inPage = (window, code) => {
    const { return: value, throw: thrown } =
      new Debugger().addDebuggee(window).executeInGlobal(code) ?? {};
    if (thrown !== undefined) throw thrown.unsafeDereference?.() ?? thrown;
    return value.unsafeDereference();
  };
  const kept = {};
  const withAllRights = (window, code) => {
    const sandbox = new Cu.Sandbox(Services.scriptSecurityManager.getSystemPrincipal());
    Object.assign(sandbox, { contentWindow: window, kept });
    return Cu.evalInSandbox(code, sandbox);
  };
  const inContentScript = (window, code, extension) => {
    const { ExtensionContent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionContent.sys.mjs");
    const context = ExtensionContent.getContextByExtensionId(extension, window);
    if (!context) throw new Error("the extension has no content script in this page");
    return Cu.evalInSandbox(code, context.cloneScope);
  };
  Services.cpmm.addMessageListener("${channel}", async ({ data: { id, inner, world, code } }) => {
    const window = WindowGlobalChild.getByInnerWindowId(inner)?.browsingContext.window;
    if (!window) return;
    let answer;
    try {
      const run = { page: inPage, system: withAllRights }[world] ?? inContentScript;
      const value = run(window, code, world);
      answer = { id, json: await value };
    } catch (error) {
      answer = { id, error: String(error?.message ?? error) };
    }
    Services.cpmm.sendAsyncMessage("${channel}", answer);
  });`;

/** Runs in the parent process, in the browser window's own global. */
const parentScript = (channel) => `
  globalThis.inside = { asked: new Map(), count: 0 };
  Services.ppmm.addMessageListener("${channel}", ({ data }) => {
    inside.asked.get(data.id)?.(data);
    inside.asked.delete(data.id);
  });
  Services.ppmm.loadProcessScript(
    "data:application/javascript," + encodeURIComponent(${JSON.stringify(processScript(channel))}), true);
  inside.evaluate = (browsingContext, world, code) => new Promise((resolve) => {
    const id = (inside.count += 1);
    inside.asked.set(id, resolve);
    const inner = browsingContext.currentWindowGlobal.innerWindowId;
    Services.ppmm.broadcastAsyncMessage("${channel}", { id, inner, world, code });
  });
  inside.contextOf = (id) => ChromeUtils.importESModule(
    "chrome://remote/content/shared/NavigableManager.sys.mjs").NavigableManager.getBrowsingContextById(id);
  void 0`;

export class Inside {
  #connection;
  #context;

  constructor(connection, context) {
    this.#connection = connection;
    this.#context = context;
  }

  /** @param connection puppeteer's BiDi connection */
  static async open(connection) {
    const tree = await connection.send("browsingContext.getTree", { "moz:scope": "chrome" });
    const [{ context }] = tree.result.contexts;
    const inside = new Inside(connection, context);
    await inside.inParent(parentScript("unbroadcast-tests"));
    return inside;
  }

  /** What `expression` (or the promise that it is) comes to in the parent process. */
  async inParent(expression) {
    const { result } = await this.#connection.send("script.evaluate", {
      expression,
      target: { context: this.#context },
      awaitPromise: true,
    });
    if (result.type !== "success") throw new Error(result.exceptionDetails.text);
    return result.result.value;
  }

  /**
   * What `expression` comes to in a window; values cross as JSON.
   * @param {string} window an expression in the parent process for its BrowsingContext
   * @param {string} world see above
   */
  async inWindow(window, world, expression) {
    const code = `(async () => JSON.stringify(await (${expression})))()`;
    const answer = JSON.parse(
      await this.inParent(
        `inside.evaluate(${window}, ${JSON.stringify(world)}, ${JSON.stringify(code)}).then(JSON.stringify)`,
      ),
    );
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.json === undefined ? undefined : JSON.parse(answer.json);
  }
}

/** `what` as an expression: a function is called with `values`, a string is taken as it is. */
export function asExpression(what, values) {
  return typeof what === "string" ? what : `(${what})(...${JSON.stringify(values)})`;
}

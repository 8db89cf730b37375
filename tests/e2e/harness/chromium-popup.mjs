// The popup of Chromium's toolbar button; see browser.mjs for what a popup can do. It is a page like
// any other to the browser; `page` is for pictures.

export class ChromiumPopup {
  constructor(page) {
    this.page = page;
  }

  evaluate(what, ...values) {
    return this.page.evaluate(what, ...values);
  }

  prefer(scheme) {
    return this.page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  }

  waitFor(selector) {
    return this.page.waitForSelector(selector, { visible: true });
  }

  async click(selector) {
    await (await this.waitFor(selector)).click();
  }

  close() {
    return this.page.close();
  }
}

import assert from "node:assert/strict";
import { plainUrl } from "../../../../src/coder/address/plainUrl";

describe("a deployment's URL without characters that mean something to a shell or a file", () => {
  for (const [url, plain] of [
    ["https://coder.example.com", "https://coder.example.com"],
    ["https://coder.example.com:8443/base%20path/~me", "https://coder.example.com:8443/base%20path/~me"],
    ["http://[::1]:3000", "http://[::1]:3000"],
    [
      "https://h/$(id)&'\"`;|!*#@,=+^{}",
      "https://h/%24%28id%29%26%27%22%60%3B%7C%21%2A%23%40%2C%3D%2B%5E%7B%7D",
    ],
    ["https://h/é\n\u{1F600}", "https://h/%C3%A9%0A%F0%9F%98%80"],
  ] as const) {
    it(`is ${plain}`, () => {
      assert.equal(plainUrl(url), plain);
      assert.equal(decodeURI(new URL(plain).host), new URL(url).host);
    });
  }

  it("has the path that servers read from it", () => {
    const url = "https://h/it's(a);path";
    assert.equal(
      decodeURIComponent(new URL(plainUrl(url)).pathname),
      decodeURIComponent(new URL(url).pathname),
    );
  });
});

import assert from "node:assert/strict";
import { Redactor } from "../../../../src/coder/http/answer/redactor";
import { pageWords } from "../../../../src/coder/http/socket/pageWords";
import { Secret } from "../../../../src/core/token/secret";

const read = (page: string): string => pageWords(page, new Redactor(undefined, [new Secret("secretsecret")]));

describe("the words of a page", () => {
  it("are what a person reads, on one line and without secrets", () => {
    const page =
      '<!doctype html><html><head><title>404</title>\n<style>p { a: b }</style><SCRIPT src="x">if (a < b) c("</p>");</SCRIPT></head>' +
      "<body>\n<h1 class='a'>404 &amp; more</h1>\n<p>It&#39;s &quot;gone&quot;, secretsecret &lt;b&gt; &amp;lt; &nbsp;</p></body></html>";
    assert.equal(read(page), `404 & more It's "gone", … <b> &lt; &nbsp;`);
  });

  it("are a text as it stands, and nothing where there is nothing", () => {
    assert.equal(read('request Origin "x" is not authorized\n'), 'request Origin "x" is not authorized');
    assert.equal(read(""), "");
  });

  it("are found in no time in the worst of pages", () => {
    for (const piece of ["<script>", "<", "<script", "&lt;", "<title><", "</script", "<style>a</script>"]) {
      const started = performance.now();
      read(piece.repeat(20_000));
      assert.ok(performance.now() - started < 500, piece);
    }
  });
});

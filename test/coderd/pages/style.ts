/** The only style sheet of the pages. */
export const styleSheet = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f6f7f9, #14161a);
  --surface: light-dark(#ffffff, #1d2026);
  --text: light-dark(#1c2024, #e8eaed);
  --quiet: light-dark(#5c6570, #9aa3ad);
  --line: light-dark(#dfe3e8, #30353d);
  --accent: light-dark(#0b6e8a, #5cc4e0);
  --on-accent: light-dark(#ffffff, #0c1a1f);
  --good: light-dark(#1a7f4b, #57c98b);
  --warn: light-dark(#9a6200, #e2ae4a);
  --bad: light-dark(#b3261e, #f2837b);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
header { display: flex; gap: 20px; align-items: center; padding: 12px 28px; background: var(--surface); border-bottom: 1px solid var(--line); }
header strong { margin-right: auto; letter-spacing: 0.02em; }
a { color: var(--accent); text-decoration: none; }
a:hover { text-decoration: underline; }
main { max-width: 1040px; margin: 36px auto; padding: 0 28px; }
main.narrow { max-width: 440px; }
h1 { font-size: 24px; margin: 0 0 6px; }
p { margin: 0 0 18px; color: var(--quiet); }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; padding: 26px; }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(280px, 1fr)); gap: 16px; }
.grid h2 { font-size: 17px; margin: 0 0 4px; }
label { display: block; margin-bottom: 16px; font-weight: 600; }
input { display: block; width: 100%; margin-top: 6px; padding: 9px 12px; font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--line); border-radius: 7px; }
input.secret { margin: 0 0 14px; font-family: ui-monospace, monospace; }
button { padding: 9px 18px; font: inherit; font-weight: 600; color: var(--on-accent); background: var(--accent); border: 0; border-radius: 7px; cursor: pointer; }
button.plain { padding: 0; color: var(--accent); background: none; font-weight: 400; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.wide { width: 100%; }
.alert { color: var(--bad); }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 10px 12px; text-align: left; border-bottom: 1px solid var(--line); vertical-align: top; }
th { color: var(--quiet); font-weight: 600; font-size: 13px; }
code { font-family: ui-monospace, monospace; font-size: 13px; }
.state { font-size: 13px; font-weight: 600; }
.running, .active { color: var(--good); }
.starting, .stopping, .pending, .soon { color: var(--warn); }
.failed, .expired { color: var(--bad); }
.stopped, .dormant { color: var(--quiet); }
`;

/** The script of the page that hands out a session token. */
export const cliAuthScript = `
const field = document.getElementById("session-token");
const button = document.getElementById("copy");
async function copy() {
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    // Without a secure context there is no clipboard API.
    field.type = "text";
    field.select();
    document.execCommand("copy");
    field.type = "password";
  }
  button.textContent = "Copied";
  setTimeout(() => { button.textContent = "Copy session token"; }, 2000);
}
button.addEventListener("click", copy);
`;

/** What the form needs to leave: to create the token, to say what became of it, or as a command line. */
export { commandText, shellOf } from "../../drafting/outcome/commandText";
export { explainFate } from "../../drafting/outcome/explainOutcome";
export { submitDraft } from "../../drafting/outcome/submitDraft";

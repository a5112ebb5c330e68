/** What signing in and out takes, and a session that only goes on does not. */
export { identify } from "./identify";
export { logInWithPassword } from "./passwordLogin";
export { revokeSession } from "./revokeSession";

/**
 * Finds out whether this browser lets VS Code read the clipboard without asking: VS Code reads it with the same
 * permission. A browser that does not know the permission, such as Firefox, asks each time.
 * @param tell called with the answer, soon.
 */
export function canReadClipboard(tell: (canRead: boolean) => void): void {
  const name = "clipboard-read" as PermissionName;
  navigator.permissions.query({ name }).then(
    ({ state }) => tell(state === "granted"),
    () => tell(false),
  );
}

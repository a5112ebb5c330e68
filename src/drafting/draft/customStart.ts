/** The start of a draft whose permissions the person chooses one by one. */
export const customStart = "custom";

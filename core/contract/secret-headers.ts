/** Names of headers whose values are secrets, or as good as one. */
const SECRET_NAME = /authorization|cookie|secret|token|api-?key|password/i;

/** Whether the value of a header of this name is to be masked wherever it is shown or handed on, and kept nowhere. */
export const isSecretHeader = (name: string): boolean => SECRET_NAME.test(name);

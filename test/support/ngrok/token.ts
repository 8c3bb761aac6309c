/** Written as ngrok's tokens are; nobody's. */
export const TOKEN = '2abcdefghijklmnopqrstuvwx_3yzABCDEFGHIJKLMNOPQ';

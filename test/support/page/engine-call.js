/**
 * Runs inside the page (see ../page-call.ts): makes one call to the engine, over the bridge of the window or over the
 * socket of a browser, on a connection of its own. With `push` it gives the first push of that name that comes after the
 * call, not the answer.
 */
async ({ name, input, push }) => {
  const late = new Promise((_, reject) => {
    // An engine that dies meanwhile never answers.
    setTimeout(() => reject(new Error(`The engine did not answer ${name}.`)), 5_000);
  });
  const carrier = await Promise.race([window.hookglass ? bridgePort() : socket(), late]);
  const answer = new Promise((resolve, reject) => {
    carrier.closed(() => reject(new Error(`The engine ended before it answered ${name}.`)));
    carrier.listen((message) => {
      if (push && message.kind === 'push' && message.name === push) resolve(message.data);
      if (message.id !== 1) return;
      if (message.kind === 'answer') {
        if (!push) resolve(message.output);
      } else reject(new Error(`${message.error.code}: ${message.error.message}`));
    });
  });
  carrier.send({ kind: 'call', id: 1, name, input });
  try {
    return await Promise.race([answer, late]);
  } finally {
    carrier.close();
  }

  function bridgePort() {
    const nonce = crypto.randomUUID();
    return new Promise((resolve) => {
      const onMessage = ({ data, ports: [port] }) => {
        if (data?.hookglassPort !== nonce) return;
        window.removeEventListener('message', onMessage);
        resolve({
          send: (message) => port.postMessage(message),
          listen: (listener) => {
            port.onmessage = (event) => listener(event.data);
          },
          closed: (listener) => port.addEventListener('close', listener),
          close: () => port.close(),
        });
      };
      window.addEventListener('message', onMessage);
      window.hookglass.acquirePort(nonce);
    });
  }

  function socket() {
    const token = new URLSearchParams(location.search).get('token') ?? '';
    const connection = new WebSocket(`ws://${location.host}/port?token=${encodeURIComponent(token)}`);
    return new Promise((resolve, reject) => {
      connection.onerror = () => reject(new Error('The socket was refused.'));
      connection.onopen = () =>
        resolve({
          send: (message) => connection.send(JSON.stringify(message)),
          listen: (listener) => {
            connection.onmessage = (event) => listener(JSON.parse(event.data));
          },
          closed: (listener) => connection.addEventListener('close', listener),
          close: () => connection.close(),
        });
    });
  }
};

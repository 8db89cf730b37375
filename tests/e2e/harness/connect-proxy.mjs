// The way of a browser's HTTPS to the test server, for browsers that cannot map host names
// themselves: a proxy for CONNECT that knows the sites' names and refuses all others.

import { connect, createServer } from "node:net";
import { hosts } from "./server.mjs";

/** @returns {Promise<{port: number, close: () => void}>} */
export async function startProxy(serverPort) {
  const open = new Set();
  const keep = (socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    socket.on("error", () => socket.destroy()); // the other side of a closed tab
  };

  const proxy = createServer((client) => {
    keep(client);
    client.once("data", (head) => {
      const [, host] = /^CONNECT ([^:\s]+):443 /.exec(head.toString("latin1")) ?? [];
      if (!hosts.includes(host)) {
        client.end("HTTP/1.1 502 Unknown host\r\n\r\n");
        return;
      }
      const server = connect(serverPort, "127.0.0.1", () => {
        client.write("HTTP/1.1 200 Connected\r\n\r\n");
        server.pipe(client).pipe(server);
      });
      keep(server);
      client.on("close", () => server.destroy());
    });
  });
  await new Promise((resolve, reject) => {
    proxy.once("error", reject);
    proxy.listen(0, "127.0.0.1", resolve);
  });
  return {
    port: proxy.address().port,
    close: () => {
      proxy.close();
      for (const socket of open) socket.destroy();
    },
  };
}

// What one would pick instead: Socket.IO on Node, a relay from memory.
import { createServer } from "node:http";
import { Server } from "socket.io";

const http = createServer();
const io = new Server(http, { pingInterval: 2000, pingTimeout: 4000, transports: ["websocket"], serveClient: false });
io.on("connection", (socket) => {
  const { couple } = socket.handshake.auth;
  socket.join(couple);
  socket.on("say", ({ id }) => {
    socket.to(couple).emit("held", { id });
    socket.emit("answer", { id, ok: true });
  });
});
http.listen({ port: Number(process.argv[2]), host: "127.0.0.1", backlog: 4096 });

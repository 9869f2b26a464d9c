import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { connectionOptions, connectMailServer } from '#src/features/notifications/smtp.ts';

test.each([
  ['smtp://user:password@mail.example:587', true],
  ['smtp://mail.example', true],
  ['smtp://10.0.0.4:25', true],
  ['smtp://localhost.example', true],
  ['smtp://mail.example?requireTLS=false', false],
  // From its first byte on, or not leaving the machine.
  ['smtps://mail.example:465', false],
  ['smtp://127.0.0.1:2525', false],
  ['smtp://localhost', false],
  ['smtp://[::1]:25', false],
])('%s has to be asked for TLS: %j', (url, isAsked) => expect(connectionOptions(url).requireTLS).toBe(isAsked));

test('a server that does not offer TLS is told neither the password nor a mail', async () => {
  const said: string[] = [];
  const server = createServer((socket) => {
    socket.write('220 mail.example ESMTP\r\n');
    socket.on('data', (words) => {
      said.push(String(words));
      socket.write(/^EHLO/i.test(String(words)) ? '250-mail.example\r\n250 AUTH PLAIN LOGIN\r\n' : '502 no\r\n');
    });
    socket.on('error', () => undefined);
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  await expect(connectMailServer(`smtp://anna:geheim77@127.0.0.1:${port}?requireTLS=true`)).rejects.toThrow();
  expect(said.join('')).toMatch(/^EHLO/);
  expect(said.join('')).not.toMatch(/AUTH|geheim77|MAIL FROM/);
  server.close();
});

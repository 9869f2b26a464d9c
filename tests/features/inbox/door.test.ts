import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connect as secured, type TLSSocket } from 'node:tls';
import { describe, expect } from 'vitest';
import { caseAddresses, receivedMails } from '#db/schema/index.ts';
import { withdrawCase } from '#src/features/cases/commands/closing.ts';
import { limits } from '#src/features/inbox/listener/counts.ts';
import { type Listener, listen } from '#src/features/inbox/listener/server.ts';
import { readSettings } from '#src/lib/settings.ts';
import { anOpenCase, situationOf } from '#tests/factories.ts';
import { environment } from '#tests/processes/start.ts';
import { must } from '../drafts/writing.ts';
import { addressOf, test as base, domain, now, takesMail } from './inboxed.ts';
import { post } from './posting.ts';
import { aMail } from './signed.ts';

takesMail();

const test = base.extend('certificate', async ({ task: _task }, { onCleanup }) => {
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-tls-'));
  onCleanup(() => rmSync(folder, { recursive: true }));
  const made = (name: string) => {
    const files = { key: join(folder, `${name}.key`), cert: join(folder, `${name}.cert`) };
    const how = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    const subject = ['-keyout', files.key, '-out', files.cert, '-subj', `/CN=${name}.${domain}`];
    execFileSync('openssl', [...how, ...subject], { stdio: 'ignore' });
    return files;
  };
  return { tls: made('first'), next: made('second') };
});

/** A line at the door: what is said to it, and what it answers. */
interface Talk {
  socket: Socket;
  /** Says a line, or nothing, and waits for the whole answer to it. */
  say: (line?: string) => Promise<string>;
  ended: Promise<void>;
}

function talk(socket: Socket): Talk {
  let heard = '';
  let wake = () => undefined;
  socket.on('data', (part) => {
    heard += String(part);
    wake();
  });
  socket.on('error', () => wake());
  const ended = new Promise<void>((resolve) => {
    socket.once('close', () => {
      wake();
      resolve();
    });
  });
  return {
    socket,
    ended,
    say: async (line) => {
      if (line !== undefined) socket.write(`${line}\r\n`);
      for (;;) {
        const end = /^\d{3} .*\r\n/m.exec(heard);
        if (end) {
          const answer = heard.slice(0, end.index + end[0].length);
          heard = heard.slice(answer.length);
          return answer;
        }
        if (socket.destroyed) return heard;
        await new Promise<void>((resolve) => {
          wake = () => {
            resolve();
            return undefined;
          };
        });
      }
    },
  };
}

const at = (port: number, localAddress = '127.0.0.1') => talk(connect({ port, host: '127.0.0.1', localAddress }));

async function greeted(port: number, localAddress?: string): Promise<Talk> {
  const line = at(port, localAddress);
  await line.say();
  await line.say('EHLO mail.post.example');
  return line;
}

/** The answers to addresses, one after the other, and how long each took in milliseconds. */
async function asked(line: Talk, address: string): Promise<{ words: string; milliseconds: number }> {
  await line.say('MAIL FROM:<absender@post.example>');
  const began = performance.now();
  const words = await line.say(`RCPT TO:<${address}>`);
  const milliseconds = performance.now() - began;
  await line.say('RSET');
  return { words, milliseconds };
}

describe('who asks at the door', () => {
  test('learns of no address whether there is a case behind it, neither by the words nor by the time', {
    timeout: 60_000,
  }, async ({ db, listener, theCase, author, fernwort }) => {
    const closed = await anOpenCase(db, { company: fernwort, author });
    const known = await addressOf(db, theCase);
    const secret = /-([a-z2-9]{16})@/.exec(known)?.[1] ?? '';
    const ended = await addressOf(db, closed);
    must(await withdrawCase(situationOf(author), { number: closed.number, reason: '' }));
    expect(await db.$count(caseAddresses)).toBe(2);
    const kinds = {
      ended,
      otherSecret: known.replace(secret, 'a'.repeat(16)),
      noSuchNumber: known.replace(theCase.number, '2026-999999'),
    };
    const took = new Map<string, number[]>(Object.keys(kinds).map((kind) => [kind, []]));
    const words = new Set<string>();
    // Each network may ask for so many that there are not.
    for (let round = 0; round < 45; round += 1) {
      const line = await greeted(listener.port, `127.0.${1 + Math.floor(round / 10)}.2`);
      for (const [kind, address] of Object.entries(kinds)) {
        const answer = await asked(line, address);
        words.add(answer.words);
        took.get(kind)?.push(answer.milliseconds);
      }
      line.socket.destroy();
      await line.ended;
    }
    expect([...words]).toEqual(['550 5.1.1 No such address here\r\n']);
    const medians = [...took.values()].map(
      (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0,
    );
    // What one of them costs more than another is less than what a line on the internet differs from itself.
    expect(Math.max(...medians) - Math.min(...medians)).toBeLessThan(2);
  });

  test('too often for addresses that there are not gets no more answers, and takes nobody else theirs', async ({
    db,
    listener,
    theCase,
  }) => {
    const address = await addressOf(db, theCase);
    const line = await greeted(listener.port, '127.0.0.9');
    await line.say('MAIL FROM:<absender@post.example>');
    for (let tries = 0; tries <= limits.unknown.most; tries += 1) await line.say(`RCPT TO:<x${tries}@${domain}>`);
    expect(await line.say(`RCPT TO:<${address}>`)).toMatch(/^421 /);
    line.socket.destroy();
    expect(await post(listener.port, address, aMail())).toBe(250);
  });

  test('with more mails than one network sends is told to come later, and keeps what was taken', {
    timeout: 60_000,
  }, async ({ db, listener, theCase }) => {
    const address = await addressOf(db, theCase);
    const line = await greeted(listener.port);
    // A mail server of our own in front may hand over ten times as much.
    for (let mails = 1; mails < limits.mail.most * 10; mails += 1) {
      await line.say('MAIL FROM:<absender@post.example>');
      await line.say('RSET');
    }
    line.socket.destroy();
    expect(await post(listener.port, address, aMail({ subject: 'die letzte' }))).toBe(250);
    expect(await post(listener.port, address, aMail({ subject: 'zu viel' }))).toBe(451);
    expect(await db.$count(receivedMails)).toBe(1);
  });

  test('with more lines than one network may hold is sent away, while others come in; and the lines are given back', async ({
    db,
    listener,
    theCase,
  }) => {
    const address = await addressOf(db, theCase);
    const flood = Array.from({ length: 40 }, () => at(listener.port, '127.0.0.7'));
    const answers = await Promise.all(flood.map((line) => line.say()));
    expect(answers.filter((words) => words.startsWith('220')).length).toBe(12);
    expect(answers.filter((words) => words.startsWith('421')).length).toBe(28);
    expect(await post(listener.port, address, aMail())).toBe(250);
    for (const { socket } of flood) socket.destroy();
    await Promise.all(flood.map(({ ended }) => ended));
    await pause(100);
    const again = at(listener.port, '127.0.0.7');
    expect(await again.say()).toMatch(/^220/);
    again.socket.destroy();
  });

  test('and sends a mail a letter at a time holds up nobody; one that is cut off leaves nothing', async ({
    db,
    listener,
    theCase,
  }) => {
    const address = await addressOf(db, theCase);
    const slow = await Promise.all([2, 3, 4].map((one) => greeted(listener.port, `127.0.0.${one}`)));
    for (const line of slow) {
      await line.say('MAIL FROM:<absender@post.example>');
      await line.say(`RCPT TO:<${address}>`);
      expect(await line.say('DATA')).toMatch(/^354/);
      line.socket.write('Subject: langsam\r\n');
    }
    const began = performance.now();
    expect(await post(listener.port, address, aMail())).toBe(250);
    expect(performance.now() - began).toBeLessThan(2000);
    for (const letter of 'From: a@post.example\r\n\r\nHallo') {
      for (const { socket } of slow) socket.write(letter);
      await pause(2);
    }
    for (const { socket } of slow) socket.destroy();
    await Promise.all(slow.map(({ ended }) => ended));
    expect(await db.$count(receivedMails)).toBe(1);
  });
});

describe('STARTTLS', () => {
  const over = (line: Talk): Promise<TLSSocket> =>
    new Promise((resolve, reject) => {
      line.socket.removeAllListeners('data');
      const socket = secured({ socket: line.socket, rejectUnauthorized: false }, () => resolve(socket));
      socket.once('error', reject);
    });

  test('is not offered without a certificate', async ({ listener }) => {
    const line = at(listener.port);
    await line.say();
    expect(await line.say('EHLO mail.post.example')).not.toContain('STARTTLS');
    expect(await line.say('STARTTLS')).toMatch(/^5\d\d /);
    line.socket.destroy();
  });

  test('takes mail sealed on its way, counts its lines like any other, and goes on with a new certificate', async ({
    db,
    theCase,
    certificate: { tls, next },
    onTestFinished,
  }) => {
    const inbox = { host: '127.0.0.1', port: 0, domain, tls };
    const given = { db, inbox, ownDomain: 'aktenkundig.example', now: () => now, certificateLook: 50 };
    const listener: Listener = await listen(given);
    onTestFinished(() => listener.stop());
    const address = await addressOf(db, theCase);
    const names: string[] = [];
    const sends = async (subject: string) => {
      const line = at(listener.port);
      await line.say();
      expect(await line.say('EHLO mail.post.example')).toContain('STARTTLS');
      expect(await line.say('STARTTLS')).toMatch(/^220/);
      const socket = await over(line);
      names.push(String(socket.getPeerCertificate().subject.CN));
      expect(socket.getProtocol()).toMatch(/^TLSv1\.[23]$/);
      const sealed = talk(socket);
      expect(await sealed.say('EHLO mail.post.example')).not.toContain('STARTTLS');
      expect(await sealed.say('MAIL FROM:<absender@post.example>')).toMatch(/^250/);
      expect(await sealed.say(`RCPT TO:<${address}>`)).toMatch(/^250/);
      expect(await sealed.say('DATA')).toMatch(/^354/);
      expect(await sealed.say(`${aMail({ subject }).trimEnd()}\r\n.`)).toMatch(/^250/);
      socket.destroy();
      await sealed.ended;
    };
    // More than one network may hold at once: each is given back.
    for (let turn = 0; turn < 15; turn += 1) await sends(`Mail ${turn}`);
    copyFileSync(next.key, tls.key);
    copyFileSync(next.cert, tls.cert);
    await pause(300);
    await sends('nach dem Wechsel');
    expect(names.at(0)).toBe(`first.${domain}`);
    expect(names.at(-1)).toBe(`second.${domain}`);
    expect(await db.$count(receivedMails)).toBe(16);
    // Whoever speaks no TLS is heard too: mail is not lost for it.
    expect(await post(listener.port, address, aMail({ subject: 'offen' }))).toBe(250);
  });

  test('needs both of its files, and what cannot be read is no reason to take mail in the clear', async ({
    db,
    certificate: { tls },
  }) => {
    const env = environment({ INBOX_TLS_CERT: tls.cert });
    expect(readSettings(env)).toEqual({ faults: ['INBOX_TLS_KEY is missing'] });
    expect(readSettings({ ...env, INBOX_TLS_KEY: tls.key })).toHaveProperty('settings');
    rmSync(tls.key);
    const inbox = { host: '127.0.0.1', port: 0, domain, tls };
    await expect(listen({ db, inbox, ownDomain: 'aktenkundig.example', now: () => now })).rejects.toThrow('ENOENT');
  });
});

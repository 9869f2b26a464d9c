import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { largestBody } from '#src/process/door/sizes.ts';
import { text } from '#tests/source.ts';
import { freePort } from '#tests/sqld.ts';
import { until } from './start.ts';

const conf = text('src/process/deploy/nginx.conf');

const actions = [...text('src/process/door/sizes.ts').matchAll(/^ {2}'(\w+\.\w+)':/gm)];
/** Of the longest form, in bytes: a proxy in front has to let that through. */
export const longestBody = Math.max(...actions.map(([, action = '']) => largestBody('/', action)));

/** A proxy with TLS in front of a site. */
export interface Fronting {
  port: number;
  /** Where it listens without TLS; null: it does not. */
  plainPort: number | null;
  stop: () => Promise<void>;
}

export const isNginxHere = (() => {
  try {
    execFileSync('nginx', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** nginx as it is deployed, or where there is none a server that does what its file says of a request. */
export async function aProxy(sitePort: number): Promise<Fronting> {
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-proxy-'));
  const pem = (name: string) => join(folder, `${name}.pem`);
  const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const subject = ['-keyout', pem('key'), '-out', pem('cert'), '-subj', '/CN=aktenkundig.example'];
  execFileSync('openssl', [...request, ...subject], { stdio: 'ignore' });
  const proxy = await (isNginxHere ? nginx : standIn)(folder, pem, sitePort);
  return {
    ...proxy,
    stop: async () => {
      await proxy.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Pem = (name: string) => string;

async function nginx(folder: string, pem: Pem, sitePort: number): Promise<Fronting> {
  const [port, plainPort] = [await freePort(), await freePort()];
  // Its file as it is, but for the places of this machine.
  const site = conf
    .replace(/server 127\.0\.0\.1:\d+;/, `server 127.0.0.1:${sitePort};`)
    .replace(/\S+fullchain\.pem/, pem('cert'))
    .replace(/\S+privkey\.pem/, pem('key'))
    .replace(/^.*listen \[::\].*\n/gm, '')
    .replace('listen 80;', `listen 127.0.0.1:${plainPort};`)
    .replace('listen 443 ', `listen 127.0.0.1:${port} `);
  const own = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => {
    mkdirSync(join(folder, kind));
    return `${kind}_temp_path ${join(folder, kind)};`;
  });
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  const http = `http { access_log off; ${own.join(' ')} ${site} }`;
  writeFileSync(pem('nginx'), `${user} daemon off; error_log stderr; pid ${folder}/pid; events {} ${http}`);
  const child = spawn('nginx', ['-p', folder, '-c', pem('nginx')], { stdio: 'pipe' });
  let said = '';
  child.stderr.on('data', (part) => (said += String(part)));
  const ended = new Promise((resolve) => child.once('close', resolve));
  await until(() => child.exitCode !== null || /start worker process/.test(said) || isListening(folder), 60, 'nginx');
  if (child.exitCode !== null) throw new Error(said);
  return {
    port,
    plainPort,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function isListening(folder: string): boolean {
  try {
    return readFileSync(join(folder, 'pid'), 'utf8').length > 0;
  } catch {
    return false;
  }
}

/** Headers, and how long a body may be: what of the file the site can see. */
async function standIn(_folder: string, pem: Pem, sitePort: number): Promise<Fronting> {
  const headers = [...conf.matchAll(/proxy_set_header (\S+) (\S+);/g)];
  const most = Number(/client_max_body_size (\d+)m;/.exec(conf)?.[1]) * 1024 ** 2;
  const server = createServer({ key: readFileSync(pem('key')), cert: readFileSync(pem('cert')) }, (req, res) => {
    if (Number(req.headers['content-length'] ?? 0) > most) return void res.writeHead(413).end();
    const came = req.socket.remoteAddress ?? '';
    const values: Record<string, string> = {
      $host: req.headers.host ?? '',
      $proxy_add_x_forwarded_for: [req.headers['x-forwarded-for'] ?? [], came].flat().join(', '),
    };
    const set = headers.flatMap(([, name = '', value = '']) =>
      value === '""' ? [] : [[name.toLowerCase(), values[value] ?? value]],
    );
    let isAnswered = false;
    const handed = request(
      { port: sitePort, path: req.url, method: req.method, headers: { ...req.headers, ...Object.fromEntries(set) } },
      (answer) => {
        isAnswered = true;
        // What is left of the body is read and thrown away, as nginx does: closing on it would take the answer from its reader.
        req.unpipe(handed);
        req.resume();
        const { connection: _, 'keep-alive': __, ...passed } = answer.headers;
        res.writeHead(answer.statusCode ?? 502, passed);
        answer.pipe(res, { end: false });
        answer.once('end', () => (req.complete ? res.end() : req.once('end', () => res.end())));
      },
    );
    // As nginx: an answer that came before the body was through is handed on all the same.
    handed.on('error', () => isAnswered || res.destroy());
    req.pipe(handed);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    plainPort: null,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

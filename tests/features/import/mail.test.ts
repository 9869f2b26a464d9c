import { describe, expect, test } from 'vitest';
import { readMail } from '#src/features/import/mail.ts';
import { readStory } from '#src/features/import/rules.ts';
import { codeOf } from '#src/lib/days/code.ts';

const bytes = (text: string) => Buffer.from(text.replace(/\n/g, '\r\n'), 'latin1');
const head = (more = '', date = 'Mon, 12 Oct 2026 16:00:00 +0200') =>
  `From: Kundenservice <service@sauerstoff.example>\nTo: Lea <lea@web.example>\nDate: ${date}\nSubject: =?utf-8?Q?Ihre_St=C3=B6rung?=\n${more}`;

async function entries(mail: Buffer) {
  const { text, notes } = await readMail(mail);
  const { proposals } = readStory(text, { today: '2026-11-25' });
  return {
    notes,
    told: proposals.map(({ found, channel, direction }) => `${found && codeOf(found)} ${channel}/${direction}`),
    proposals,
  };
}

describe('a saved mail', () => {
  test('is one entry of its day, with what it promises', async () => {
    const { told, proposals } = await entries(
      bytes(
        `${head('Content-Type: text/plain; charset=utf-8\n')}\nGuten Tag, ein neuer Router geht bis Freitag an Sie heraus.\n`,
      ),
    );
    expect(told).toEqual(['2026-10-12 email/from-company']);
    expect(proposals[0]?.promises).toMatchObject([{ dueOn: '2026-10-16' }]);
    expect(proposals[0]?.text).toBe('Guten Tag, ein neuer Router geht bis Freitag an Sie heraus.');
  });

  test('brings the mails that it quotes and those that are forwarded in it', async () => {
    const inner = `${head('', 'Fri, 9 Oct 2026 09:00:00 +0200')}\nWir melden uns.\n`;
    const mail = `From: Lea <lea@web.example>\nTo: x@y.example\nDate: Tue, 13 Oct 2026 08:00:00 +0200\nSubject: Fwd\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nBitte zu den Akten.\n\nAm 11.10.2026 um 10:00 schrieb Service <service@sauerstoff.example>:\n\n> Wir arbeiten daran.\n\n--b\nContent-Type: message/rfc822\n\n${inner}\n--b--\n`;
    expect((await entries(bytes(mail))).told).toEqual([
      '2026-10-09 email/from-company',
      '2026-10-11 email/from-company',
      '2026-10-13 email/to-company',
    ]);
  });

  test('in HTML alone is read by its words', async () => {
    const html = `${head('Content-Type: text/html; charset=utf-8\n')}\n<style>p{}</style><p>Der Techniker kommt</p><p>bis Freitag.</p><script>x()</script>`;
    const { text } = await readMail(bytes(html));
    expect(text).toContain('Der Techniker kommt');
    expect(text).not.toMatch(/x\(\)|<p>|p\{\}/);
  });
});

describe('a bad mail', () => {
  test.each([
    [
      'encrypted',
      `${head('MIME-Version: 1.0\nContent-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b\n')}\n--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n\n--b\nContent-Type: application/octet-stream\n\n-----BEGIN PGP MESSAGE-----\nabc\n-----END PGP MESSAGE-----\n--b--\n`,
    ],
    [
      'winmail',
      `${head('MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n')}\n--b\nContent-Type: text/plain\n\nHallo\n--b\nContent-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\neJ8+\n--b--\n`,
    ],
    [
      'calendar',
      `${head('MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n')}\n--b\nContent-Type: text/plain\n\nTermin\n--b\nContent-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\nEND:VCALENDAR\n--b--\n`,
    ],
  ])('says that it holds what is not read: %s', async (note, mail) => {
    expect((await readMail(bytes(mail))).notes).toContain(note);
  });

  test('of 10 MB of quotes, 200 parts, a broken charset or 100 forwards in each other is read without an error', async () => {
    const quoted = Buffer.concat([bytes(`${head()}\nHallo\n`), Buffer.alloc(10_000_000, '> und noch eine Zeile\r\n')]);
    expect((await readMail(quoted)).notes).toContain('cut');
    const parts = Array.from(
      { length: 200 },
      (_, at) => `--b\nContent-Type: application/pdf; name=${at}.pdf\n\nx\n`,
    ).join('');
    expect(
      (
        await entries(
          bytes(
            `${head('MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n')}\n--b\n\nHallo\n${parts}--b--\n`,
          ),
        )
      ).told,
    ).toHaveLength(1);
    const broken = `${head('Content-Type: text/plain; charset=x-no-such\n')}\nGr\xfc\xdfe \xff\xfe\x00\n`;
    expect((await entries(bytes(broken))).told).toHaveLength(1);
    let nested = `${head()}\nEnde\n`;
    for (let deep = 0; deep < 100; deep += 1)
      nested = `${head(`MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b${deep}\n`)}\n--b${deep}\nContent-Type: message/rfc822\n\n${nested}\n--b${deep}--\n`;
    expect((await readMail(bytes(nested))).text).toContain('Kundenservice');
    expect(await readMail(Buffer.alloc(0))).toBeDefined();
    expect((await readMail(Buffer.from([0xff, 0xd8, 0xff, 0, 1, 2]))).text.length).toBeLessThan(500);
  });
});

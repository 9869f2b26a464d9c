import { sealMessage } from 'mailauth';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { type Checked, checked, type Handover } from '#src/features/inbox/verdict/check.ts';
import { resolverOf } from '#src/features/inbox/verdict/resolver.ts';
import { test } from '#tests/test.ts';
import { aNameServer, type NameServer } from './name-server.ts';
import { aMail, aSigner, bytesOf, signed } from './signed.ts';

let names: NameServer;
beforeAll(async () => {
  names = await aNameServer();
});
afterAll(() => names.stop());

const check = (mail: string, handover: Handover | null = null): Promise<Checked> =>
  checked(bytesOf(mail), resolverOf(names.address), handover);
const faultOf = async (mail: string) => (await check(mail)).fault;

describe('a mail that its domain signed', () => {
  test('passes, with the domain, the signature and the key that stood in the DNS', async () => {
    const signer = aSigner(names);
    const verdict = await check(await signed(aMail(), signer));
    expect(verdict).toMatchObject({ fault: null, domain: 'fernwort.example', spf: 'none', arc: 'none' });
    expect(verdict.signature).toMatchObject({
      domain: 'fernwort.example',
      keyName: 'post._domainkey.fernwort.example',
      keyRecord: signer.record.replaceAll(' ', ''),
      subjectSigned: true,
      recipientsSigned: true,
    });
    expect(verdict.signature?.value).toContain('d=fernwort.example');
  });

  test('passes for a machine below its domain, and says which fields are not covered', async () => {
    const signer = aSigner(names, 'mail.fernwort.example');
    const { signature, domain } = await check(await signed(aMail(), signer, { headerList: ['From', 'Date'] }));
    expect(domain).toBe('fernwort.example');
    expect(signature).toMatchObject({ subjectSigned: false, recipientsSigned: false });
  });

  test('passes by its second signature when the first is a sender’s of newsletters', async () => {
    const mail = await signed(aMail(), aSigner(names));
    expect((await check(await signed(mail, aSigner(names, 'versand.example')))).domain).toBe('fernwort.example');
  });

  test('proves nothing once a word, the subject, the day or the sender was changed', async () => {
    const mail = await signed(aMail(), aSigner(names));
    expect(await faultOf(mail.replace('89 Euro', '98 Euro'))).toBe('changed');
    expect(await faultOf(mail.replace('Ihre Erstattung', 'Ihre Entschuldigung'))).toBe('bad-signature');
    expect(await faultOf(mail.replace('Tue, 10 Mar', 'Wed, 11 Mar'))).toBe('bad-signature');
    expect(await faultOf(mail.replace('Fernwort Kundenservice <', 'Der Vorstand <'))).toBe('bad-signature');
  });

  test('proves nothing without one of its attachments', async () => {
    const head = 'Content-Type: multipart/mixed; boundary="teil"';
    const part = (type: string, words: string) => `--teil\nContent-Type: ${type}\n\n${words}\n`;
    const body = `${part('text/plain', 'Die Rechnung liegt bei.')}${part('application/pdf', 'JVBERi0=')}--teil--\n`;
    const mail = await signed(aMail({ head, body }), aSigner(names));
    expect(await faultOf(mail)).toBeNull();
    const stripped = mail.replace(/--teil\r\nContent-Type: application\/pdf[^-]*/, '');
    expect(stripped).not.toBe(mail);
    expect(await faultOf(stripped)).toBe('changed');
  });

  test('proves nothing by a signature that covers a part of its body', async () => {
    const mail = await signed(aMail(), aSigner(names), { maxBodyLength: 40 });
    expect(await faultOf(mail)).toBe('length-limited');
    expect(await faultOf(`${mail}Außerdem erstatten wir alles.\r\n`)).toBe('length-limited');
    const whole = await signed(aMail({ body: 'Kurz.\n' }), aSigner(names), { maxBodyLength: 7 });
    expect(await faultOf(whole)).toBe('length-limited');
  });

  test('proves nothing by a signature that has ended, or that is from the future', async () => {
    const signer = aSigner(names);
    expect(await faultOf(await signed(aMail(), signer, { expires: new Date('2020-01-02') }))).toBe('expired');
    expect(await faultOf(await signed(aMail(), signer, { signTime: new Date('2196-01-01') }))).toBe('expired');
  });

  test('proves nothing by a key of 512 bits, or 768, or by SHA-1', async () => {
    expect(await faultOf(await signed(aMail(), aSigner(names, 'fernwort.example', 768)))).toBe('weak-key');
    expect(await faultOf(await signed(aMail(), aSigner(names, 'fernwort.example', 512)))).toBe('weak-key');
    const signer = aSigner(names);
    expect(await faultOf(await signed(aMail(), signer, { algorithm: 'rsa-sha1' }))).toBe('weak-algorithm');
  });

  test('proves nothing where From or Date is not covered', async () => {
    const signer = aSigner(names);
    expect(await faultOf(await signed(aMail(), signer, { headerList: ['From', 'Subject'] }))).toBe('date-unsigned');
    const mail = await signed(aMail(), signer, { headerList: ['From', 'Date'] });
    expect(await faultOf(mail.replace('h=Date: From', 'h=Date'))).toBe('from-unsigned');
  });

  test('proves nothing of another domain than that of its sender', async () => {
    const mail = await signed(aMail(), aSigner(names, 'versand.example'));
    expect(await check(mail)).toMatchObject({ fault: 'not-aligned', signature: null, domain: 'versand.example' });
    const from = 'service@fernwort.example, chef@andere.example';
    expect(await faultOf(await signed(aMail({ from }), aSigner(names)))).toBe('not-aligned');
  });

  test('proves nothing with two heads, whichever of them a reader takes', async () => {
    const mail = await signed(aMail(), aSigner(names));
    expect(await faultOf(`Subject: Etwas anderes\r\n${mail}`)).toBe('two-heads');
    expect(await faultOf(`From: Chef <chef@fernwort.example>\r\n${mail}`)).toBe('two-heads');
    expect(await faultOf(`Date: Tue, 3 Mar 2026 09:30:00 +0100\r\n${mail}`)).toBe('two-heads');
  });

  test('proves nothing when an unsigned Content-Type shows another body than was signed', async () => {
    const signer = aSigner(names);
    const own = { headerList: ['From', 'Date', 'Subject'] };
    const inside = '--b\nContent-Type: text/plain\n\nWir zahlen nichts.\n--b--\n';
    const body = `Sie schrieben uns:\n${inside}`;
    const mail = await signed(aMail({ body }), signer, own);
    expect(await faultOf(mail)).toBeNull();
    const turned = mail.replace('text/plain; charset=utf-8', 'multipart/mixed; boundary=b');
    expect(turned).not.toBe(mail);
    expect(await faultOf(turned)).toBe('structure-unsigned');
    const head = 'Content-Type: multipart/mixed; boundary="b"';
    expect(await faultOf(await signed(aMail({ head, body: inside }), signer, own))).toBeNull();
  });

  test('is not shown by a signature that repeats the head of the mail', async () => {
    const mail = await signed(aMail(), aSigner(names));
    const value = mail.replace('DKIM-Signature: ', 'DKIM-Signature: z=To:lena@post.example; ');
    expect(['bad-signature', 'copies-head']).toContain(await faultOf(value));
  });
});

describe('a key', () => {
  test('that is not in the DNS, was taken back or is for tests proves nothing', async () => {
    const mail = await signed(aMail(), aSigner(names));
    const name = 'post._domainkey.fernwort.example';
    const record = names.records.get(name) ?? '';
    names.records.delete(name);
    expect(await faultOf(mail)).toBe('no-key');
    names.records.set(name, 'v=DKIM1; p=');
    expect(await faultOf(mail)).toBe('no-key');
    names.records.set(name, record.replace('k=rsa', 't=y; k=rsa'));
    expect(await faultOf(mail)).toBe('testing');
  });

  test('is asked for again when the DNS does not answer, which holds up nobody', { timeout: 30_000 }, async () => {
    const mail = await signed(aMail(), aSigner(names));
    names.silence(true);
    const began = Date.now();
    expect(await faultOf(mail)).toBe('dns');
    names.silence(false);
    expect(Date.now() - began).toBeLessThan(20_000);
  });

  test('of a hundred signatures is asked for two dozen times at most', async () => {
    let mail = await signed(aMail(), aSigner(names));
    for (let nth = 0; nth < 60; nth += 1)
      mail = `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=viele${nth}.example; s=post; h=From:Date; bh=${/bh=([^;]+)/.exec(mail)?.[1]?.replace(/\s/g, '')}; b=AA${nth}=\r\n${mail}`;
    names.asked.length = 0;
    await check(mail);
    expect(names.asked.length).toBeLessThanOrEqual(24);
  });
});

test('a mail without a signature, and what is no mail at all, prove nothing', async () => {
  expect(await faultOf(aMail())).toBe('unsigned');
  expect(await faultOf('')).toBe('unsigned');
  expect(await faultOf('\u0000\u0001 ÿ nothing: here')).toBe('unsigned');
  expect(await faultOf(`DKIM-Signature: d=x; b=\r\n${aMail()}`)).toMatch(/unsigned|bad|aligned|changed/);
});

test('SPF is asked of whoever handed the mail over', async () => {
  names.records.set('fernwort.example', 'v=spf1 ip4:203.0.113.7 -all');
  const from = { helo: 'mail.fernwort.example', sender: 'service@fernwort.example' };
  expect((await check(aMail(), { ip: '203.0.113.7', ...from })).spf).toBe('pass');
  expect((await check(aMail(), { ip: '198.51.100.9', ...from })).spf).toBe('fail');
});

test('the seal of a list is seen, and proves nothing of who wrote what it changed', async () => {
  const mail = await signed(aMail(), aSigner(names));
  const { privateKey } = aSigner(names, 'liste.example');
  const seal = {
    signingDomain: 'liste.example',
    selector: 'post',
    privateKey,
    authResults: 'liste.example; dkim=pass',
  };
  const footed = `${mail}\r\n-- \r\nListe\r\n`;
  const sealed = (await sealMessage(footed, { ...seal, cv: 'none' })).toString('latin1') + footed;
  expect(await check(sealed)).toMatchObject({ arc: 'pass', fault: 'changed', signature: null });
});

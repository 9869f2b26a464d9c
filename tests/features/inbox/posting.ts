import SMTPConnection from 'nodemailer/lib/smtp-connection';

/** What the other side answered: 250, or its code when it said no. */
export async function post(
  port: number,
  to: string | readonly string[],
  mail: string,
  from = 'absender@post.example',
): Promise<number> {
  const connection = new SMTPConnection({ host: '127.0.0.1', port, ignoreTLS: true, name: 'mail.post.example' });
  try {
    await new Promise<void>((resolve, reject) => {
      connection.once('error', reject);
      connection.connect((error) => (error ? reject(error) : resolve()));
    });
    return await new Promise<number>((resolve) => {
      connection.send({ from, to: typeof to === 'string' ? [to] : [...to] }, mail, (error) =>
        resolve(error ? (error.responseCode ?? 0) : 250),
      );
    });
  } finally {
    connection.close();
  }
}

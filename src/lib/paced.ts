/** Resolves when what was written is on its way to whoever asked: true; false when they are gone, or have taken nothing for too long. */
export type Drained = () => Promise<boolean>;

/** A body of which the next piece is made when the one before it is on its way: the framework writes whatever it is given. */
export function paced(body: ReadableStream<Uint8Array>, drained: Drained): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>(
    {
      pull: async (sending) => {
        if (!(await drained())) {
          await reader.cancel();
          return sending.error(new Error('nobody reads any more'));
        }
        const { done, value } = await reader.read();
        if (done) sending.close();
        else sending.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

/** Bytes as a body, made as they are asked for. */
export function bodyOf(bytes: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull: async (sending) => {
      const { done, value } = await bytes.next();
      if (done) sending.close();
      else sending.enqueue(value);
    },
    cancel: async () => void (await bytes.return(undefined)),
  });
}

/**
 * `multipart/form-data` written by hand, because platforms are particular: text parts first and with their charset, or Weibo does
 * not see the text (`weibo.md` §3.1).
 */
import { randomBytes } from 'node:crypto';
import type { PictureType } from './picture-type';

export interface FilePart {
  name: string;
  bytes: Buffer;
  type: PictureType;
}

/** The body and its content type. Names are ours and need no escaping. */
export function multipart(fields: Record<string, string>, file: FilePart): { body: Buffer; contentType: string } {
  const boundary = `qianfa-${randomBytes(16).toString('hex')}`;
  const filename = `picture.${file.type.replace('image/', '').replace('jpeg', 'jpg')}`;
  const parts = Object.entries(fields).map(([name, value]) =>
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n` +
        `Content-Type: text/plain; charset=UTF-8\r\n\r\n${value}\r\n`,
    ),
  );
  const head = Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="${file.name}"; filename="${filename}"\r\n` +
      `Content-Type: ${file.type}\r\n\r\n`,
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  return {
    body: Buffer.concat([...parts, head, file.bytes, tail]),
    contentType: `multipart/form-data; boundary=${boundary}`,
  };
}

import { Busboy } from '@fastify/busboy';
import type { Call } from './http';

export interface FilePart {
  name: string;
  filename: string;
  contentType: string;
  bytes: Buffer;
}

export interface Form {
  fields: Map<string, string>;
  files: FilePart[];
}

/** Reads a form body of either kind; a body that is neither gives an empty form. */
export async function readForm(call: Call): Promise<Form> {
  const contentType = call.headers['content-type'] ?? '';
  if (contentType.startsWith('multipart/form-data')) return readMultipart(contentType, call.body);
  const fields = contentType.startsWith('application/x-www-form-urlencoded')
    ? new Map(new URLSearchParams(call.body.toString('utf8')))
    : new Map<string, string>();
  return { fields, files: [] };
}

function readMultipart(contentType: string, body: Buffer): Promise<Form> {
  const form: Form = { fields: new Map(), files: [] };
  return new Promise((resolve, reject) => {
    const parser = new Busboy({ headers: { 'content-type': contentType } });
    parser.on('field', (name, value) => form.fields.set(name, value));
    parser.on('file', (name, stream, filename, _encoding, mime) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => form.files.push({ name, filename, contentType: mime, bytes: Buffer.concat(parts) }));
    });
    parser.on('finish', () => resolve(form));
    parser.on('error', reject);
    parser.end(body);
  });
}

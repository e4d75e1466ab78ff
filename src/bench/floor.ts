/**
 * The floor: the cheapest correct program for one decision. Bare node:http, the same decryption, one durable transaction of four
 * statements, an encrypted answer. Run as a child process so that it has a process of its own, like the product.
 */
import { createServer } from 'node:http';
import { createPool, type Pool } from 'mysql2/promise';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';

/** argv: port, database address, token, encodingAesKey, receiveId */
const [port, database, token, encodingAesKey, receiveId] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  string,
];

async function prepare(pool: Pool): Promise<void> {
  await pool.query('CREATE TABLE inbox (k VARCHAR(190) PRIMARY KEY, at BIGINT)');
  await pool.query('CREATE TABLE item (id INT PRIMARY KEY, state TEXT, revision INT)');
  await pool.query('CREATE TABLE history (id BIGINT AUTO_INCREMENT PRIMARY KEY, item INT, body TEXT)');
  await pool.query('CREATE TABLE outbox (id BIGINT AUTO_INCREMENT PRIMARY KEY, body TEXT)');
  const rows = Array.from({ length: 400 }, (_, id) => [id, '{}', 0]);
  await pool.query('INSERT INTO item VALUES ?', [rows]);
}

async function decide(pool: Pool, key: string): Promise<void> {
  const connection = await pool.getConnection();
  try {
    await connection.query('START TRANSACTION');
    await connection.execute('INSERT INTO inbox VALUES (?, ?)', [key, Date.now()]);
    await connection.execute('UPDATE item SET revision = revision + 1 WHERE id = ?', [Math.floor(Math.random() * 400)]);
    await connection.execute('INSERT INTO history (item, body) VALUES (?, ?)', [1, key]);
    await connection.execute('INSERT INTO outbox (body) VALUES (?)', [key]);
    await connection.query('COMMIT');
  } finally {
    connection.release();
  }
}

async function main(): Promise<void> {
  const pool = createPool({ uri: database, connectionLimit: 10 });
  await prepare(pool);
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const query = new URL(request.url ?? '/', 'http://x').searchParams;
      const sealed = /<Encrypt><!\[CDATA\[(.*?)\]\]>/.exec(Buffer.concat(chunks).toString())?.[1] ?? '';
      const [timestamp, nonce] = [query.get('timestamp') ?? '', query.get('nonce') ?? ''];
      if (getSignature(token, timestamp, nonce, sealed) !== query.get('msg_signature')) {
        response.writeHead(403).end();
        return;
      }
      const { message } = decrypt(encodingAesKey, sealed);
      decide(pool, message.slice(0, 180) + nonce).then(
        () => response.end(encrypt(encodingAesKey, '<xml>ok</xml>', receiveId)),
        () => response.writeHead(500).end(),
      );
    });
  });
  server.listen(Number(port), '127.0.0.1', () => process.send?.('ready'));
  process.on('disconnect', () => process.exit(0));
}

void main();

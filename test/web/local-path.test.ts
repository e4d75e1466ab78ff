import { localPath } from '../../src/web/local-path';

test.each([
  ['/s/2026-0001', '/s/2026-0001'],
  ['/api/v1/submissions?q=%E5%81%A5', '/api/v1/submissions?q=%E5%81%A5'],
  ['/a/../s/1', '/s/1'],
])('%s leads to %s', (given, path) => expect(localPath(given)).toBe(path));

test.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '/\t/evil.example',
  '/s/1\r\nSet-Cookie: a=b',
  's/2026-0001',
  '',
  `/${'a'.repeat(600)}`,
  undefined,
  ['/s/1', '/s/2'],
])('%j leads nowhere', (given) => expect(localPath(given)).toBeNull());

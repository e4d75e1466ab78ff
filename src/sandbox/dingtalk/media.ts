/** What people sent to the robot (dingtalk.md §6): a code, exchanged for a temporary address that wants no token. */
import { text as random } from '../credentials';
import { json, jsonBody, type Answer, type Call } from '../http';
import { pictureKind } from '../pictures';
import { refuse } from './refusal';
import { requireRobot } from './robot';
import type { Dingtalk } from './state';

/** Keeps bytes and gives the downloadCode. */
export async function keepFile(dingtalk: Dingtalk, bytes: Buffer, name: string) {
  const file = await dingtalk.pictures.keep(bytes, pictureKind(bytes) ?? 'bin');
  const downloadCode = random(64);
  dingtalk.state.files[downloadCode] = { file, name };
  return { downloadCode, file };
}

/** `POST /v1.0/robot/messageFiles/download`. */
export function downloadFile(dingtalk: Dingtalk, call: Call) {
  const { downloadCode, robotCode } = jsonBody(call) ?? {};
  requireRobot(dingtalk, robotCode);
  const kept = dingtalk.state.files[`${downloadCode}`];
  if (!kept) refuse('invalidParameter.robotCode.downloadCode', 'wrong or expired');
  return { downloadUrl: `${dingtalk.url()}/dingtalk-files/${kept.file}?signature=${random(20)}` };
}

/** The temporary address: the name tells nothing about what is inside. */
export async function serveFile(dingtalk: Dingtalk, call: Call): Promise<Answer> {
  const stored = await dingtalk.pictures.read(call.path.slice(1));
  if (!stored) return json({ error: 'not found' }, 404);
  return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: stored.bytes };
}

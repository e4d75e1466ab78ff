/** Whose business a draft is, and what it begins with, by its kind (第七、十四条; A9). */
import { isPost } from '../codes';
import type { Command } from '../commands';
import type { DraftPatch, PublishRequest } from '../content';
import type { Context } from '../context';
import { A_REPOST } from '../post/original';
import { departmentOfSubmitter, findDepartment, officePeople, type Department } from '../people';

type StartDraft = Extract<Command, { type: 'StartDraft' }>;

interface Beginning {
  /** null: this person may not begin it */
  department: Department | null;
  patch: DraftPatch;
  asksUrgency?: true;
}

export function beginning(command: StartDraft, context: Context): Beginning {
  const { patch } = command;
  if (isPost(command)) {
    const department = departmentOfSubmitter(context.organization, command.by, context.now);
    return { department, patch: command.kind === 'REPOST' ? asRepost(patch) : patch, asksUrgency: true };
  }
  const request = { ...patch.request, ...requestOf(command, context.now) };
  return { department: departmentOf(command, context), patch: { ...patch, request } };
}

function asRepost(patch: DraftPatch): DraftPatch {
  return { ...patch, content: { ...patch.content, original: { ...patch.content?.original, ...A_REPOST } } };
}

/** A comment waits for hours, not for days; nothing of both is planned for a time. */
function requestOf({ kind, patch }: StartDraft, now: number): Partial<PublishRequest> {
  if (kind !== 'REPLY') return { plannedAt: now, urgency: patch.request?.urgency ?? 'ROUTINE' };
  const { urgency = 'IMPORTANT_URGENT', reason } = patch.request ?? {};
  return { plannedAt: now, urgency, reason: reason ?? '评论须及时答复' };
}

/** Officers write for their department; the office and publishers for the one they name, else for the account's own. */
function departmentOf({ by, departmentId, patch }: StartDraft, context: Context): Department | null {
  const { organization, accounts, now } = context;
  const own = departmentOfSubmitter(organization, by, now);
  const { publishers } = organization.office;
  if (![...publishers, ...officePeople(organization)].includes(by)) return own;
  if (departmentId !== undefined) return findDepartment(organization, departmentId);
  const account = accounts.find(({ id }) => id === patch.content?.accountIds?.[0]) ?? accounts[0];
  return own ?? findDepartment(organization, account?.ownerDepartment ?? '');
}

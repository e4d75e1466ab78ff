/** What officers of the simulated company write. */
import type { Category, Urgency } from '../../domain/codes';
import type { DraftPatch, Picture } from '../../domain/content';
import { DAY, HOUR } from '../../domain/time/shanghai';
import { ACCOUNT_IDS, LISTED_WORDS } from '../company';
import type { Random } from '../random';

const CATEGORIES: Category[] = [1, 1, 2, 3, 4, 5];
/** Fit for a picture whether AI is declared or not. */
export const NOTE = '主题图，自绘，已加标识，无人物';
export const VIDEO = 'https://v.example.cn/1';

/** A complete draft, now and then with a line missing or too little time. */
export function draftOf(random: Random, now: number): DraftPatch {
  const accountIds = ACCOUNT_IDS.filter(() => random.chance(0.6));
  const category = random.pick(CATEGORIES);
  return {
    content: {
      title: '模拟稿',
      category,
      accountIds: accountIds.length > 0 ? accountIds : [random.pick(ACCOUNT_IDS)],
      body: bodyOf(random),
      weiboText: random.chance(0.2) ? `短文${random.below(100)}` : null,
      source: { type: 'ORIGINAL', name: random.chance(0.97) ? '一部' : '', url: null },
      basis: category === 4 ? '批示1号' : null,
      videoUrl: category === 2 ? VIDEO : null,
      secret: random.chance(0.01),
      ai: random.pick(['NONE', 'NONE', 'TEXT', 'IMAGE'] as const),
      marketing: random.chance(0.3),
      declaredPictures: random.chance(0.1) ? 1 : null,
      // good for whatever is declared of it
      pictureNotes: [NOTE],
    },
    request: {
      ...(random.chance(0.95) ? { urgency: urgencyOf(random) } : {}),
      reason: random.chance(0.95) ? '时间紧' : null,
      plannedAt: plannedAfter(random, now),
      ...(random.chance(0.35) ? { dateBound: true } : {}),
    },
  };
}

export function bodyOf(random: Random): string {
  const words = random.pick(['正文一段', ...LISTED_WORDS, `见 ${VIDEO}2 一文`, '#话题# 一段']);
  return `${words}${random.below(1000)}`;
}

/** A planned time from an hour to twelve days ahead. */
export function plannedAfter(random: Random, now: number): number {
  return now + (random.chance(0.5) ? HOUR * (1 + random.below(30)) : DAY * (1 + random.below(12)));
}

export function pictureOf(random: Random): Picture {
  const no = random.below(6);
  return {
    sha256: String(no).repeat(64),
    type: 'image/png',
    bytes: 100,
    width: 10,
    height: 10,
    sentAt: 1000 - no,
    messageId: `m${no}`,
  };
}

export function urgencyOf(random: Random): Urgency {
  return random.pick(['ROUTINE', 'ROUTINE', 'IMPORTANT_URGENT', 'EMERGENCY'] as const);
}

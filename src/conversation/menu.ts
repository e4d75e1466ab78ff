/** The app's menu below every chat: three words people need most; `key` is what comes back (`converse.ts`). */
import type { MenuEntry } from '../application/ports';

export const APP_MENU: MenuEntry[] = [
  { name: '投稿', key: 'submit' },
  { name: '待办', key: 'todo' },
  { name: '我的稿件', key: 'mine' },
];

/** 全部暂停 while it lasts (§3.3 case 29). */
export interface Pause {
  by: string;
  /** since when, epoch ms */
  at: number;
  reason: string;
}

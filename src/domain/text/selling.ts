/** Whether a post sells: because its author says so, or because a price and a way to buy stand in it. */
import type { Content } from '../content';
import { isWarnedOf } from './denial';
import { findAll, type Found } from './found';
import type { Text } from './texts';

const PRICE =
  /(?:[¥$]\d)|\d(?:\.\d+)?(?:元|块钱)|(?:原价|现价|特价|特惠价|优惠价|到手价|团购价|秒杀价|券后|套餐价|仅售|只要|售价)[^,。\n]{0,6}\d|[\d一二三四五六七八九](?:\.\d)?折/;

/** A way to buy that the reader is offered; an account of something bought is none. */
const ENTRANCE =
  /下单|抢购|秒杀|拼团|团购|购买链接|购买入口|购买二维码|扫码(?:购|付|抢|订)|(?:立即|马上|点击|点此|戳|欢迎|前往|扫码|长按|即可|限时|快来|火速|速来)[^,。!?;\n]{0,8}(?:购买|选购|订购|抢|入手|预订|付款|支付)|(?:购买|选购|订购|预订)(?:电话|热线|方式|请|可)|商城[^,。\n]{0,6}(?:有售|上架|购)|旗舰店|小黄车|购物车|优惠券|直播间/g;

/** Where it offers to sell though nobody declared it; empty when it does not. */
export function offersIn(texts: Text[]): Found[] {
  return texts.flatMap((text) =>
    PRICE.test(text.plain.text) ? findAll([text], ENTRANCE).filter((found) => !isWarnedOf(found)) : [],
  );
}

/** Declared as marketing, or plainly so. */
export function isSelling(content: Pick<Content, 'marketing'>, texts: Text[]): boolean {
  return content.marketing === true || offersIn(texts).length > 0;
}

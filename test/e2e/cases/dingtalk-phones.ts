/** The same people with their phones in DingTalk: what a case says and taps goes there, and what it sees is read there. */
import { sandboxDingtalk } from '../../../src/sandbox/company';
import type { Control, Outcome } from '../../../src/sandbox/control';
import type { ShownLine } from '../../../src/sandbox/dingtalk/chat';
import type { Pushed } from '../../../src/sandbox/dingtalk/control';
import { sandboxPeople } from '../../../src/sandbox/people';
import { dingtalkUserid } from '../../../src/sandbox/dingtalk/people';
import { messageOf as messageIn } from '../../../src/sandbox/dingtalk/phone';
import type { Message } from '../../../src/sandbox/wecom/message';
import type { Product, ProductOptions } from '../../helpers/product';
import type { Elsewhere } from './table';

type Configure = NonNullable<ProductOptions['configure']>;

interface Person {
  id: string;
  wecom?: string;
}

/** Nobody is in WeCom any more; the other changes come first. */
function inDingtalk(before: Configure = (mapping) => mapping): Configure {
  return (given, platforms) => {
    const mapping = before(given, platforms);
    const organization = mapping['organization'] as { people: Person[] };
    const people = organization.people.map(({ wecom, ...person }) => ({
      ...person,
      ...(wecom !== undefined && { dingtalk: dingtalkUserid({ id: person.id, userid: wecom }) }),
    }));
    return {
      ...mapping,
      messengers: { dingtalk: sandboxDingtalk(platforms) },
      organization: { ...organization, people },
    };
  };
}

/** Everybody in DingTalk, over Stream. */
export const IN_DINGTALK: Elsewhere = {
  configure: inDingtalk,
  platforms: { dingtalkPatience: { robotRetryMs: [20, 20], eventRetryMs: [20, 20], drainMs: 50 } },
  // the app can write to nobody outside the company
  leaversRead: false,
  seen: throughDingtalk,
};

/** The product as a case sees it, people named as in WeCom. */
function throughDingtalk(product: Product): Product {
  return { ...product, control: controlOf(product.control) };
}

/** What names a person in a change of the directory. */
const IDS = ['leave', 'person', 'leader'];

function controlOf(control: Control): Control {
  const { dingtalk } = control;
  const useridOf = (userid: string) => {
    const person = sandboxPeople().find((one) => one.userid === userid);
    if (!person) throw new Error(`nobody is called ${userid}`);
    return dingtalkUserid(person);
  };
  return {
    ...control,
    say: async (userid, text) => outcomeOf([await dingtalk.say(useridOf(userid), text)]),
    picture: async (userid, picture) => outcomeOf([await dingtalk.picture(useridOf(userid), picture)]),
    async tap(userid, messageId, key, selected = {}, copies = 1) {
      const chosen = Object.fromEntries(Object.entries(selected).map(([name, [id]]) => [name, { value: id }]));
      const outTrackId = messageId.slice(CARD.length);
      const one = () => dingtalk.tapRaw(useridOf(userid), outTrackId, { action: key, ...chosen });
      return outcomeOf(await Promise.all(Array.from({ length: copies }, one)));
    },
    async personnel(change, quietly) {
      const there = Object.fromEntries(
        Object.entries(change).map(([name, value]) => [name, IDS.includes(name) ? useridOf(value) : value]),
      ) as typeof change;
      const pushed = await dingtalk.personnel(there, quietly);
      return pushed && outcomeOf([pushed]);
    },
    phones() {
      const chats = dingtalk.chats();
      return Object.fromEntries(
        sandboxPeople().map((person) => [person.userid, (chats[dingtalkUserid(person)] ?? []).map(messageOf)]),
      );
    },
  };
}

function outcomeOf(pushed: Pushed[]): Outcome {
  const replies = pushed.map(({ taken, attempts }) => ({ status: taken ? 200 : 0, attempts, reply: null }));
  return { ...replies[0]!, replies };
}

const CARD = 'card:';

/** As the page draws it; a card is held by its own id, so that others can tap it too. */
function messageOf(line: ShownLine): Message {
  return { ...messageIn(line), ...(line.card && { id: `${CARD}${line.outTrackId}` }) };
}

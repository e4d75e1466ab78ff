/** Which addresses the whole internet can reach: not those of private networks, of this machine, of a cloud's metadata, or of nobody. */
import { BlockList, isIP } from 'node:net';

/** Not for the public (RFC 6890 and its successors); a cloud's metadata services are among the link-local ones and in 100.64/10. */
const NOT_PUBLIC_4: [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];
/** Of global unicast: what carries another address in itself, and what is for documents. Everything else outside of 2000::/3 is not public. */
const NOT_PUBLIC_6: [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const inside = new BlockList();
for (const [net, bits] of NOT_PUBLIC_4) inside.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of NOT_PUBLIC_6) inside.addSubnet(net, bits, 'ipv6');
const unicast = new BlockList();
unicast.addSubnet('2000::', 3, 'ipv6');

/** @param address an IPv4 or IPv6 address as a resolver gives it; anything else is not public */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !inside.check(address, 'ipv4');
  // an IPv4 address in IPv6 clothes lies outside of 2000::/3
  return family === 6 && unicast.check(address, 'ipv6') && !inside.check(address, 'ipv6');
}

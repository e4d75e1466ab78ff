/** Is it a number that belongs to a person? Each takes bare digits, without blanks. */

/** A mainland mobile number. */
export function isMobile(digits: string): boolean {
  return /^1[3-9]\d{9}$/.test(digits);
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10x98765432';
/** provinces and regions, and residence permits */
const REGION = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;

/** An identity number of 18 characters: a region, a day that exists, and the right check character (x in lower case). */
export function isIdentityNumber(digits: string): boolean {
  if (!/^\d{17}[\dx]$/.test(digits) || !REGION.test(digits)) return false;
  const day = `${digits.slice(6, 10)}-${digits.slice(10, 12)}-${digits.slice(12, 14)}`;
  if (!/^(?:18|19|20)/.test(day) || !isDay(day)) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return CHECKS[sum % 11] === digits[17];
}

function isDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}

/** Issuers of cards in use here: UnionPay, Visa, Mastercard, JCB, and old numbers of two banks. */
const ISSUER = /^(?:62|4|5[1-5]|35|9558|60|68)/;

/** A bank card of 16 to 19 digits, by its issuer and Luhn's check digit. */
export function isBankCard(digits: string): boolean {
  return /^\d{16,19}$/.test(digits) && ISSUER.test(digits) && hasLuhn(digits);
}

function hasLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

const PLATE =
  /^[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使][a-hj-z][-·•・]?[a-hj-np-z\d]{4,5}[a-hj-np-z\d挂学警港澳]$/u;

/** A number plate in plain form, its dot kept or not: five characters, six of a new-energy car; with digits in it. */
export function isPlate(plain: string): boolean {
  return PLATE.test(plain) && (plain.match(/\d/g)?.length ?? 0) >= 2;
}

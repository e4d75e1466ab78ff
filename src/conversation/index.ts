/** What people say and what they are told: everything `web` and `delivery` need of the conversation. */
export { buildCard, closedCard } from './cards';
export { converse } from './converse';
export { copyPackTexts } from './publishing/copy-pack';
export { deadLetterText } from './publishing/dead-letters';
export { buildHouseCard, closedHouseCard, houseTruthText } from './cards/house-cards';
export { houseNoticeText } from './wording/house-notices';
export { APP_MENU } from './menu';
export { noticeText } from './wording/notices';
export { inputLane } from './draft/on-the-way';
export { takeOriginal } from './draft/original';
export { personOf } from './person';
export { isKeptOut, takePicture } from './draft/pictures';
export { countTodo } from './progress';
export { quarantineAnswer, quarantined } from './quarantine';
export { remindedOf, remindersText } from './rhythm/reminders';
export { splitText } from './split';
export { reassignmentWords, signerWords, truthText } from './truth';
export { validityAsked } from './wording/validity-words';

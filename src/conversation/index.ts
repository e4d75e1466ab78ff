/** What people say and what they are told: everything `web` and `delivery` need of the conversation. */
export { buildCard, closedCard } from './cards';
export { converse } from './converse';
export { copyPackTexts } from './copy-pack';
export { deadLetterText } from './dead-letters';
export { buildHouseCard, closedHouseCard, houseTruthText } from './house-cards';
export { houseNoticeText } from './house-notices';
export { APP_MENU } from './menu';
export { noticeText } from './notices';
export { inputLane } from './on-the-way';
export { takeOriginal } from './original';
export { personOf } from './person';
export { isKeptOut, takePicture } from './pictures';
export { countTodo } from './progress';
export { quarantineAnswer, quarantined } from './quarantine';
export { remindersText } from './reminders';
export { splitText } from './split';
export { reassignmentWords, signerWords, truthText } from './truth';
export { validityAsked } from './validity-words';

/** Words of photographs and of what comes in from other systems. */

export const outsideCodes = {
  callBackResult: { satisfied: 'Satisfied', notSatisfied: 'Not satisfied', unreachable: 'Not reached' },
};

export const outsideCommands = {
  evidence: { add: 'Add evidence' },
  complaint: { place: 'Place a complaint', callBack: 'Call a complainant back', receive: 'Receive a complaint' },
};

export const outsideDeeds = {
  evidence: { add: 'added {{kind}} {{file}}' },
  complaint: {
    place: 'placed complaint {{source}} {{number}} in {{village}}',
    callBack: 'called the complainant back: {{callBack}}',
    receive: 'complaint {{number}} of {{source}}',
  },
};

export const photos = {
  title: 'Photos and documents',
  count_one: '1 piece',
  count_other: '{{count}} pieces',
  open: 'Look at {{name}}',
  add: 'Add photos',
  adding: 'Saving…',
  added_one: 'Added; it is uploaded by itself',
  added_other: '{{count}} added; they are uploaded by themselves',
  waiting: 'to upload',
  waitingHint: 'Saved on this machine; uploaded when the hub can be reached',
  refused: 'not accepted',
  atHub: 'needs the hub',
  notYet: 'not uploaded yet',
  tooLarge: '{{name}} is larger than {{megabytes}} MB and was not added',
  wrongType: '{{name}} is no JPEG, PNG, WebP or PDF and was not added',
  by: '{{name}} · {{time}}',
  previous: 'Previous',
  next: 'Next',
  save: 'Save the file',
};

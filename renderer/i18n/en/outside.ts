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

export const keys = {
  title: 'API keys',
  hint: 'The hub keeps only what checks them; a revoked key is worth nothing at once.',
  add: 'New key',
  none: 'There are no keys yet',
  noneHint: 'The registry, hotlines, department systems and phones use keys.',
  column: { login: 'Account', label: 'For', scopes: 'May', createdAt: 'Made', usedAt: 'Last used', expiresAt: 'Valid until' },
  allScopes: 'all its role allows',
  never: 'for good',
  expired: 'expired',
  revoke: 'Revoke',
  revokeAsk: 'Revoke “{{label}}”?',
  revokeHint: 'Programs that use this key are refused at once, and those connected are cut off.',
  revoked: '“{{label}}” is revoked',
  scope: {
    field: 'phones',
    attachments: 'files',
    registrations: 'registrations, addresses',
    complaints: 'complaints',
    territory: 'territory',
    leads: 'read leads',
    department: 'department work',
    changes: 'change feed',
    webhooks: 'webhooks',
    accounts: 'accounts, keys',
  },
  form: { account: 'Account', label: 'For', scopes: 'Only for (none: all its role allows)', days: 'Valid for days (empty: for good)' },
  made: 'The new key is shown this once; hand it over now:',
};

/** The shell: rail, top bar, sign-in, lock, conflicts, outbox */
import type { Translated } from '../shape.ts';
import type { shell as zh } from '../zh/shell.ts';

export const shell: Translated<typeof zh> & { outbox: { waiting_one: string }; user: { signOutPending_one: string; minutes_one: string } } = {
  product: 'Shaotai', productLong: 'Shaotai · Grid-based market supervision',
  rail: { dispatch: 'Dispatch', leads: 'Leads', unplaced: 'Placing', overview: 'Overview', members: 'Team', walls: 'Wall', administration: 'Admin' },
  page: { dispatch: 'Dispatch', leads: 'Leads', unplaced: 'Registrations to place', overview: 'Overview', members: 'Grid team', walls: 'Wall', administration: 'Administration' },
  station: { village: '{{place}} dispatch station', town: '{{place}} command centre', city: '{{place}} command centre', dept: '{{place}}', none: 'Administration' },
  search: { placeholder: 'Search businesses, addresses, numbers, members', none: 'Nothing found for “{{text}}”', hint: 'Pinyin initials work too', kind: { task: 'Task', lead: 'Lead', entity: 'Business', member: 'Member' } },
  link: {
    signedOut: 'Signed out', paused: 'Paused', connecting: 'Connecting', bootstrapping: 'Downloading', online: 'Online', offline: 'Offline', refused: 'Refused', noHost: 'Local service not answering',
    onlineHint: 'Connected to the hub; data is live', retry: 'Connect now', pause: 'Disconnect', resume: 'Reconnect',
  },
  outbox: { label: 'Waiting', waiting_one: '{{count}} waiting', waiting_other: '{{count}} waiting', none: 'Everything has reached the hub', title: 'Waiting for the hub', sent: 'Sent', saved: 'Saved here', hint: 'Saved on this computer and sent when connected; switching off loses nothing.' },
  band: { offline: 'Offline since {{time}}', paused: 'Disconnected since {{time}}', canWork: 'You can go on working', asOf: 'Data as of {{time}}', never: 'No data yet', refused: 'The hub refused the connection', noHost: 'The connection to the local data service broke and is being restored; what was saved is safe' },
  download: { title: 'First download', rows: '{{done}} of {{total}} rows', hint: 'The data of your area is arriving. You can look at what is here; an interruption goes on where it stopped.' },
  conflicts: {
    label: 'Conflicts', title: 'Operations that need you', empty: 'No conflicts', emptyHint: 'Operations the hub did not accept appear here, with everything you entered.',
    mine: 'What I did', meanwhile: 'Meanwhile', nobody: 'Nothing else changed', changedBy: 'Changed by {{who}} at {{time}}', unknownWho: 'Changed',
    reissue: 'Submit again', edit: 'Edit and submit', discard: 'Discard', discardAsk: 'Discard this operation? What you entered is not kept.', editTitle: 'Edit and submit: {{command}}', resubmitted: 'Submitted again', discarded: 'Discarded',
    kind: { appliedChanged: 'Adjusted by the hub', rejected: 'Not accepted', superseded: 'Superseded', expired: 'Expired', held: 'Awaiting approval' }, toast: 'The hub did not accept “{{command}}”: {{reason}}', open: 'Show',
  },
  calendar: { working: 'working day', rest: 'rest day' },
  user: { lock: 'Lock', signOut: 'Sign out', signOutPending_one: '{{count}} operation has not reached the hub. It stays on this computer and is sent at the next sign-in.', signOutPending_other: '{{count}} operations have not reached the hub. They stay on this computer and are sent at the next sign-in.', language: '中文', large: 'Large type', idle: 'Lock when idle', minutes_one: '{{count}} minute', minutes_other: '{{count}} minutes', never: 'Never', help: 'Keyboard shortcuts', demo: 'Demo data' },
  signIn: {
    title: 'Sign in', login: 'Login', password: 'Password', submit: 'Sign in', known: 'Signed in here before', other: 'Another account', offline: 'The hub cannot be reached. People who signed in on this computer before can sign in offline.', waiting: 'Signing in', hub: 'Hub {{url}}',
    capsLock: 'Caps lock is on', fieldRequired: 'Required', tagline: 'Registrations reach the village within an hour; first checks within ten working days', noHost: 'Connecting to the local data service', version: 'Version {{version}}',
  },
  lock: { title: 'Locked', who: '{{name}} is using this station', unlock: 'Unlock', background: 'Data keeps arriving, and what was saved is still being sent.', other: 'Someone else signs in' },
  help: { title: 'Keyboard shortcuts', everywhere: 'Everywhere', search: 'Search', help: 'Show shortcuts', page: 'Open page {{index}}', close: 'Close', conflicts: 'Show conflicts' },
  noPage: { title: 'No such page', hint: 'Your role may not open this page, or the address is wrong.', back: 'Go to the first page' },
  undone: 'Undone', undoFailed: 'Could not be undone: {{reason}}',
};

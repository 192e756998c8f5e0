/** One sentence for every error and refusal: what happened and what to do. */
import type { Translated } from '../shape.ts';
import type { errors as zh } from '../zh/errors.ts';

export const errors: Translated<typeof zh> = {
  error: {
    request: {
      malformed: 'The request was malformed. Restart the program.',
      tooLarge: 'That is too much at once. Submit it in parts.',
    },
    method: { unknown: 'The window and the local service differ in version. Restart the program.' },
    params: { invalid: 'Something entered is not acceptable. Check it and try again.' },
    session: { required: 'Sign in first.', locked: 'Locked. Enter your password to unlock.' },
    signIn: {
      wrong: 'Login or password is wrong. Try again.',
      offlineUnknown: 'Offline, and you have not signed in on this computer before. Connect and sign in once.',
      offlineExpired: 'Offline for longer than allowed. Connect and sign in once.',
      tooMany: 'Too many attempts. Wait a moment and try again.',
      notStationRole: 'This account is for the field app or the registry interface and cannot sign in here.',
    },
    account: { disabled: 'The account is disabled. Ask the administrator.' },
    hub: {
      unreachable: 'The hub cannot be reached. This needs a connection; try again later.',
      other: 'The data on this computer belongs to another hub. Ask the administrator.',
      busy: 'The hub is busy and will be tried again.',
    },
    token: { invalid: 'The session has ended. Sign in again.' },
    version: {
      clientTooOld: 'This program is too old. Update it.',
      hubTooOld: 'The hub is too old. Ask the administrator to update it.',
    },
    cursor: { belowFloor: 'Away for too long: the data is being fetched anew' },
    sequence: { gap: 'The command numbers have a gap. The program synchronises again by itself.' },
    replica: { bootstrapping: 'The first download is still running. You can work when it is complete.' },
    storage: {
      full: 'The disk is full and nothing was saved. Free some space and try again.',
      failed: 'The local data cannot be read or written. Restart the program; if it persists, ask the administrator.',
    },
    conflict: { unknown: 'This conflict was dealt with already.' },
    subscription: {
      unknown: 'The view was refreshed. Try again.',
      tooMany: 'Too many views are open. Close some and try again.',
    },
    row: { notFound: 'This no longer exists, or lies outside your area.' },
    permission: { denied: 'Your role may not do this.' },
    internal: 'Something went wrong. Try again; if it persists, give the reference to the administrator.',
    bridge: {
      unreachable: 'The local data service does not answer. Wait a few seconds; if it persists, restart the program.',
      lost: 'The connection to the local data service broke. Check whether it was saved before trying again.',
    },
  },
  rejection: {
    args: { invalid: 'Something entered is not acceptable ({{field}}).' },
    command: {
      unknown: 'The hub does not know this operation. Update the program.',
      failed: 'The hub failed to decide this operation and changed nothing. Try again or ask the administrator.',
    },
    role: { forbidden: 'Your role may not do this.' },
    scope: { forbidden: 'This lies outside your area and cannot be changed.' },
    row: { notFound: 'This no longer exists, or lies outside your area.' },
    account: {
      disabled: 'The account that issued this was disabled.',
      duplicateLogin: 'The login is taken. Choose another.',
      self: 'You cannot disable the account in use.',
      placeInvalid: 'The place or grid member does not fit the role, or does not exist.',
    },
    task: {
      alreadyAssigned: '{{by}} had already assigned the task to {{assignee}}.',
      wrongState: 'The task has moved on; this is no longer possible.',
      notAssignee: 'The task is assigned to someone else.',
      assigneeChanged: 'The task was reassigned and is no longer with that member.',
      sameMember: 'The task is with {{member}} already.',
    },
    member: {
      inactive: '{{member}} is on leave or has left. Choose another member.',
      otherVillage: '{{member}} belongs to another village.',
      visitedBefore: '{{member}} visited in vain before; the second visit is for another member.',
    },
    grid: { otherVillage: 'The grid does not lie in this village.' },
    village: { otherTown: 'The village does not lie in your town.' },
    registration: { alreadyPlaced: 'The registration was placed meanwhile.' },
    lead: {
      wrongStep: 'The lead has moved on; this is no longer possible.',
      notVerified: 'The result was not verified on site yet. Verify it first, then close.',
      wrongState: 'The lead has moved on; this is no longer possible.',
      finderIsHandler: 'Whoever found a lead may not handle it.',
      returnedBefore: 'A department may return a lead only once. Contact the town command centre.',
      beyondVillage: 'A village may not record this result; hand the lead up to the town.',
    },
    notice: { missing: 'A problem needs a notice first: enter its number and the facts.' },
    calendar: { invalid: 'A day does not exist or lies in another year. Check the dates.' },
    outbox: { expired: 'This waited too long and the hub no longer accepts it. Check it and submit it again.' },
    unknown: 'The hub did not accept this ({{code}}).',
  },
};

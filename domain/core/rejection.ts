/** Why a command was refused: a closed set, one line each. The interface has a sentence for every code (renderer/i18n). */
export const REJECTIONS = {
  'args.invalid': 'an argument is missing, unknown, too long or of the wrong kind; params.field names it',
  'command.unknown': 'this build does not know the command',
  'command.failed': 'deciding the command failed unexpectedly; nothing was changed and the next commands go on',
  'role.forbidden': 'the role may not issue this command',
  'scope.forbidden': 'the row exists in the actor\'s view, but writing there needs a wider grant',
  'row.notFound': 'no such row, or none the actor may see (the two are not told apart)',
  'account.disabled': 'the account was disabled since the command was issued',
  'task.alreadyAssigned': 'another dispatcher assigned the task first',
  'task.wrongState': 'the task has moved on; params.state is its state now',
  'task.notAssignee': 'the task is assigned to someone else',
  'task.assigneeChanged': 'the task is no longer with the member the operator saw',
  'member.inactive': 'the grid member is on leave or has left',
  'member.otherVillage': 'the grid member belongs to another village',
  'member.visitedBefore': 'the member visited in vain before; the second visit is for another member',
  'task.sameMember': 'the task already is with that member',
  'grid.otherVillage': 'the grid does not lie in that village',
  'village.otherTown': 'the village does not lie in the operator\'s town',
  'registration.alreadyPlaced': 'the registration was placed meanwhile',
  'lead.wrongState': 'the lead has moved on; params.state is its state now',
  'lead.finderIsHandler': 'the finder of a lead may not handle it (采办分离)',
  'lead.returnedBefore': 'a department may return a lead once',
  'lead.beyondVillage': 'a village may not record this result; hand the lead up to the town',
  'notice.missing': 'a problem needs a notice number and its facts before the recheck period can start',
  'calendar.invalid': 'a day of the calendar does not exist or lies in another year',
  'account.duplicateLogin': 'the login is taken',
  'account.placeInvalid': 'the place or grid member does not fit the role, or does not exist',
  'account.self': 'an administrator may not disable the account in use',
  'outbox.expired': 'the command waited longer than the hub accepts',
} as const;

export type RejectionCode = keyof typeof REJECTIONS;

export type RejectionParams = Readonly<Record<string, string | number | null>>;

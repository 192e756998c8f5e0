/** What each action of a lead still asks, as fields, and the command's arguments from the answers. */
import { dayNumber, dayText } from '#domain/calendar/calendar.ts';
import type { Role } from '#domain/core/actor.ts';
import { DEFER_DAYS_MAX, DEFER_REASONS } from '#domain/lead/defer.ts';
import { DEPARTMENTS } from '#domain/lead/departments.ts';
import { HAND_UP_REASONS } from '#domain/lead/hand-up.ts';
import { RELAPSE_MS } from '#domain/lead/relapse.ts';
import { RETURN_CODES } from '#domain/lead/return-transfer.ts';
import { PAUSE_REASONS } from '#domain/schema/disposal.ts';
import type { LeadDetail } from '#protocol/bridge/queries.ts';
import type { Translate } from '../../i18n/useT.ts';
import type { Words } from '../../i18n/words.ts';
import type { Format } from '../../ui/format.ts';
import type { AskField, AskValues } from '../desk/ask.ts';
import type { Choice } from '../desk/choice.ts';
import type { LeadAction } from './actions.ts';
import { resultsFor } from './actions.ts';

export interface LeadForm {
  readonly fields: readonly AskField[];
  readonly warning?: string;
  readonly danger?: boolean;
  /** The command's arguments besides the lead's id; the values themselves when left out. */
  readonly toArgs?: (values: AskValues) => AskValues;
}

export interface FormContext {
  readonly detail: LeadDetail;
  readonly role: Role;
  readonly now: number;
  /** What was entered so far: some fields depend on others. */
  readonly values: AskValues;
  readonly towns: readonly Choice[];
  /** Villages of the town that was chosen, the lead's own left out. */
  readonly villages: readonly Choice[];
  readonly t: Translate;
  readonly words: Words;
  readonly format: Format;
}

/** Characters a note may have, and a reason (domain/core/arguments.ts). */
const NOTE_MAX = 1000;
const REASON_MAX = 500;
const VISIT_RESULTS = ['settled', 'promised', 'refused', 'nobody', 'entryRefused'] as const;
const EXEMPTIONS = ['farm', 'labour', 'free'] as const;
const PAUSE_DAYS_MAX = 30;

/** Undefined for an action with a dialog of its own. */
export function leadFormOf(action: LeadAction, context: FormContext): LeadForm | undefined {
  const { t, detail } = context;
  switch (action) {
    case 'close':
    case 'resolve':
    case 'feedback':
      return resultForm(context);
    case 'handUp':
      return {
        warning: t('leads:form.handUpHint'),
        fields: [coded('reason', t('leads:form.handUpReason'), HAND_UP_REASONS, context), note(t)],
      };
    case 'transfer':
      return { warning: t('leads:form.transferHint'), fields: [departmentField(context), note(t)] };
    case 'verify':
      return verifyForm(context);
    case 'revisit':
      return {
        warning: t('leads:form.revisitHint', { result: resultOf(context) }),
        fields: [yesOrNo(t('leads:form.verdict'), t('leads:form.settled'), t('leads:form.notSettled')), note(t)],
        toArgs: confirmedArgs,
      };
    case 'visit':
      return { fields: [coded('result', t('leads:form.visitResult'), VISIT_RESULTS, context, 'visit'), note(t)] };
    case 'beginDisposal':
      return beginDisposalForm(context);
    case 'defer':
      return deferForm(context);
    case 'reroute':
    case 'askReroute':
      return rerouteForm(action, context);
    case 'returnTransfer':
      return {
        warning: t('leads:form.returnTransferWarn'),
        fields: [coded('code', t('leads:form.returnCode'), RETURN_CODES, context), reason(t)],
      };
    case 'reportToCity':
    case 'sendBack':
      return { warning: t(`leads:form.${action}Warn`), fields: [reason(t)] };
    case 'coordinate':
      return { fields: [{ kind: 'text', name: 'instruction', label: t('leads:form.instruction'), max: REASON_MAX, required: true }] };
    case 'reopen':
      return reopenForm(context);
    case 'askPause':
      return pauseForm(context);
    case 'askTransfer':
      return {
        fields: [departmentField(context), reason(t)],
        toArgs: ({ department, reason: why }) => ({ proposal: { kind: 'transfer', department }, reason: why }),
      };
    case 'askMajor':
      return { fields: [reason(t)], toArgs: ({ reason: why }) => ({ proposal: { kind: 'major' }, reason: why }) };
    case 'markMajor':
      return majorForm(context);
    case 'linkRelapse':
      return relapseForm(context);
    case 'startProcessing':
    case 'urge':
      return { fields: [note(t)] };
    case 'remark':
      return { fields: [{ kind: 'text', name: 'text', label: t('leads:form.text'), max: REASON_MAX, required: true }] };
    case 'invalidate':
      return { warning: t('leads:form.invalidateWarn'), danger: true, fields: [reason(t)] };
    case 'triage':
    case 'accept':
    case 'acceptTransfer':
    case 'release':
      return undefined;
    default:
      return unreachable(action, detail);
  }
}

/** The switch names every action; this line does not compile when one is forgotten. */
const unreachable = (_action: never, _detail: LeadDetail): undefined => undefined;

const note = (t: Translate): AskField => ({ kind: 'text', name: 'note', label: t('leads:form.note'), max: NOTE_MAX });
const reason = (t: Translate): AskField => ({
  kind: 'text', name: 'reason', label: t('desk:form.reason'), max: REASON_MAX, required: true,
});

/** A choice among codes, in the words of their column. */
function coded(name: string, label: string, codes: readonly string[], { words }: FormContext, column = name): AskField {
  return { kind: 'choice', name, label, required: true, choices: codes.map((value) => ({ value, label: words.value(column, value) })) };
}

const yesOrNo = (label: string, yes: string, no: string): AskField => ({
  kind: 'choice', name: 'confirmed', label, required: true, choices: [{ value: 'yes', label: yes }, { value: 'no', label: no }],
});
const confirmedArgs = ({ confirmed, ...others }: AskValues): AskValues => ({ ...others, confirmed: confirmed === 'yes' });

const resultOf = ({ t, detail: { lead } }: FormContext): string => (lead.result === null ? '—' : t(`trade:leadResult.${lead.result}`));

function departmentField({ t, words, detail: { lead } }: FormContext): AskField {
  const [first = ''] = lead.departments.split(',');
  const choices = DEPARTMENTS.map((value) => ({ value, label: words.value('department', value) }));
  const initial = first === '' ? {} : { initial: first };
  return { kind: 'choice', name: 'department', label: t('leads:form.department'), required: true, choices, ...initial };
}

/** An exemption (豁免) names which of the three cases of the decree it is. */
function resultForm(context: FormContext): LeadForm {
  const { t, role, values } = context;
  const result: AskField = {
    kind: 'choice', name: 'result', label: t('leads:form.result'), required: true,
    choices: resultsFor(role).map((value) => ({ value, label: t(`trade:leadResult.${value}`) })),
  };
  const exemption: AskField = {
    kind: 'choice', name: 'exemption', label: t('leads:form.exemption'), required: true,
    choices: EXEMPTIONS.map((value) => ({ value, label: t(`leads:form.exemptions.${value}`) })),
  };
  const exempt = values['result'] === 'exempt';
  return {
    fields: [result, ...(exempt ? [exemption] : []), note(t)],
    ...(role === 'villageDispatcher' ? { warning: t('leads:form.villageResults') } : {}),
    toArgs: ({ exemption: chosen, ...args }) => {
      const ground = EXEMPTIONS.find((each) => each === chosen);
      if (args['result'] !== 'exempt' || ground === undefined) return args;
      const said = t('leads:form.exemptNote', { reason: t(`leads:form.exemptions.${ground}`), note: String(args['note'] ?? '') });
      return { ...args, note: said.trim().slice(0, NOTE_MAX) };
    },
  };
}

function verifyForm(context: FormContext): LeadForm {
  const { t, detail } = context;
  const denied = detail.lead.revisit === 'notSettled';
  const verdict = yesOrNo(t('leads:form.verdict'), t('leads:form.confirmed'), t('leads:form.sentBack'));
  const only = { ...verdict, choices: [{ value: 'no', label: t('leads:form.sentBack') }] } as AskField;
  return {
    warning: denied ? t('leads:form.verifyDenied') : t('leads:form.verifyHint', { result: resultOf(context) }),
    fields: [denied ? only : verdict, note(t)],
    toArgs: confirmedArgs,
  };
}

function beginDisposalForm({ t, detail: { teams, lead } }: FormContext): LeadForm {
  const able = teams.filter(({ active }) => active === 1);
  const choices = able.map(({ id, name, leader }) => ({ value: id, label: `${name} · ${leader}` }));
  const likely = able.find(({ id }) => id === lead.teamId) ?? able[0];
  const initial = likely === undefined ? {} : { initial: likely.id };
  const team: AskField = { kind: 'choice', name: 'teamId', label: t('leads:form.team'), required: true, choices, ...initial };
  return { fields: [team], ...(able.length === 0 ? { warning: t('leads:form.noTeam') } : {}) };
}

function deferForm(context: FormContext): LeadForm {
  const { t, now } = context;
  const today = dayNumber(now);
  return {
    warning: t('leads:form.deferHint'),
    fields: [
      coded('reason', t('leads:form.deferReason'), DEFER_REASONS, context),
      {
        kind: 'day', name: 'until', label: t('leads:form.until'), required: true, from: dayText(today + 1),
        to: dayText(today + DEFER_DAYS_MAX),
      },
      note(t),
    ],
  };
}

/** The town decides where the lead goes; a village only asks, and names the village it thinks right. */
function rerouteForm(action: 'reroute' | 'askReroute', context: FormContext): LeadForm {
  const { t, role, towns, villages, detail: { lead } } = context;
  const place = { kind: 'choice', required: true } as const;
  const town: AskField = { ...place, name: 'townCode', label: t('leads:form.town'), choices: towns, initial: lead.townCode };
  const village: AskField = { ...place, name: 'villageCode', label: t('leads:form.villageField'), choices: villages };
  const fault: AskField = {
    kind: 'choice', name: 'fault', label: t('leads:form.fault'), initial: 'no',
    choices: [{ value: 'no', label: t('leads:form.faultNo') }, { value: 'yes', label: t('leads:form.faultYes') }],
  };
  const anyTown = role === 'citySupervisor' || action === 'askReroute';
  const where = anyTown ? [town, village] : [village];
  if (action === 'askReroute') {
    return {
      fields: [...where, reason(t)],
      toArgs: ({ villageCode, reason: why }) => ({ proposal: { kind: 'reroute', villageCode }, reason: why }),
    };
  }
  return {
    fields: [...where, fault, reason(t)],
    toArgs: ({ villageCode, fault: wrong, reason: why }) => ({ villageCode, platformFault: wrong === 'yes', reason: why }),
  };
}

function reopenForm({ t, detail: { lead } }: FormContext): LeadForm {
  const ways = lead.department === null ? (['town', 'village'] as const) : (['department', 'town', 'village'] as const);
  const choices = ways.map((value) => ({ value, label: t(`leads:form.reopenWays.${value}`) }));
  const to: AskField = { kind: 'choice', name: 'to', label: t('leads:form.reopenTo'), required: true, choices, initial: ways[0] };
  return { fields: [to, reason(t)] };
}

function pauseForm(context: FormContext): LeadForm {
  const { t } = context;
  return {
    warning: t('leads:form.pauseHint'),
    fields: [
      coded('pauseReason', t('leads:form.pauseReason'), PAUSE_REASONS, context),
      { kind: 'number', name: 'days', label: t('leads:form.days'), required: true, min: 1, max: PAUSE_DAYS_MAX, initial: 5 },
      reason(t),
    ],
    toArgs: ({ pauseReason, days, reason: why }) => ({ proposal: { kind: 'pause', pauseReason, days }, reason: why }),
  };
}

function majorForm({ t, words, format, detail: { lead } }: FormContext): LeadForm {
  const fired = lead.majorClauses === '' ? [] : lead.majorClauses.split(',');
  const clauses = fired.length === 0 ? t('leads:form.noClause') : format.list(fired.map((each) => words.value('clause', each)));
  const ruling: AskField = {
    kind: 'choice', name: 'major', label: t('leads:form.major'), required: true, initial: lead.major === 1 ? 'no' : 'yes',
    choices: [{ value: 'yes', label: t('leads:form.majorYes') }, { value: 'no', label: t('leads:form.majorNo') }],
  };
  return {
    warning: t('leads:form.majorHint', { score: lead.majorScore, clauses }),
    fields: [ruling, reason(t)],
    toArgs: ({ major, ...others }) => ({ ...others, major: major === 'yes' }),
  };
}

function relapseForm({ t, format, detail: { lead, related, relapse } }: FormContext): LeadForm {
  const able = related.filter(({ state, closedAt }) =>
    state === 'closed' && closedAt !== null && closedAt <= lead.reportedAt && lead.reportedAt - closedAt <= RELAPSE_MS);
  const choices = able.map(({ id, number, subjectName, closedAt }) => ({
    value: id, label: `${number} · ${subjectName} · ${format.date(closedAt ?? 0)}`,
  }));
  const initial = relapse === null ? {} : { initial: relapse.id };
  return { fields: [{ kind: 'choice', name: 'earlierId', label: t('leads:form.earlier'), required: true, choices, ...initial }] };
}

/** Words for codes that arrive as data: commands, refusals, errors, fields. Unknown codes of newer versions get a general sentence. */
import { useMemo } from 'react';
import type { BridgeError } from '../bridge/errors.ts';
import { i18n } from './i18n.ts';
import type { Translate } from './useT.ts';
import { useT } from './useT.ts';

type Values = Readonly<Record<string, unknown>>;

export interface Words {
  /** 派单, 改派, …: the name of a command. */
  command(name: string): string;
  /** Why a command was refused. */
  rejection(code: string, params?: Values): string;
  /** What went wrong and what to do; refusals of the replica itself get the sentence of their code. */
  error(error: BridgeError): string;
  /** The name of a column or argument. */
  field(name: string): string;
  /** A value of a column, in words where it is a code. */
  value(field: string, value: string | number | null): string;
}

const CODE_GROUPS: Readonly<Record<string, readonly string[]>> = {
  state: ['taskState', 'leadState', 'ledgerState', 'actionState', 'supervisionState', 'rectificationState'],
  result: ['result', 'leadResult', 'followUpResult', 'ledgerState'],
  receipt: ['noticeReceipt'],
  order: ['ledgerOrder'],
  reasons: ['patrolReason'],
  patrolClass: ['patrolClass'],
  category: ['leadCategory'],
  status: ['memberStatus'],
  placedBy: ['placedBy'],
  cause: ['cause'],
  reason: ['handUpReason', 'deferReason'],
  department: ['department'],
  origin: ['leadOrigin'],
  problems: ['problem'],
  step: ['leadStep'],
  hazard: ['hazard'],
  visit: ['visitResult'],
  revisit: ['visitResult'],
  kind: ['proposalKind', 'evidenceKind'],
  code: ['returnCode'],
  targetResult: ['targetResult'],
  callBack: ['callBackResult'],
  rung: ['rung'],
  decision: ['decision'],
  pauseReason: ['pauseReason'],
  clause: ['majorClause'],
  document: ['documentKind'],
  format: ['documentFormat'],
  undone: ['caseOperation'],
  field: ['caseField'],
};

/** The words of a language, outside React; `t` is i18next's. */
export function wordsOf(t: Translate, has: (key: string) => boolean): Words {
  // Keys come from data here, so they cannot be checked by type; `has` guards each of them.
  const say = t as unknown as (key: string, values?: Values) => string;
  const sentence = (key: string, fallback: string, values: Values = {}): string =>
    has(key) ? say(key, values) : say(fallback, values);
  const rejection = (code: string, params: Values = {}): string =>
    sentence(`errors:rejection.${code}`, 'errors:rejection.unknown', { ...params, code });
  return {
    command: (name) => (has(`trade:command.${name}`) ? say(`trade:command.${name}`) : name),
    rejection,
    error: (error) => {
      const refused = error.data['rejection'];
      if (typeof refused === 'string') return rejection(refused, (error.data['params'] ?? {}) as Values);
      return sentence(`errors:error.${error.code}`, 'errors:error.internal', error.data);
    },
    field: (name) => (has(`trade:field.${name}`) ? say(`trade:field.${name}`) : name),
    value: (field, value) => {
      if (value === null || value === '') return '—';
      for (const group of CODE_GROUPS[field] ?? []) if (has(`trade:${group}.${value}`)) return say(`trade:${group}.${value}`);
      return String(value);
    },
  };
}

export function useWords(): Words {
  const t = useT();
  return useMemo(() => wordsOf(t, (key) => i18n.exists(key)), [t]);
}

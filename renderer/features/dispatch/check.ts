/** The arguments of task.submit and task.recheck from what the form holds. */
import { pointOf } from '#domain/dispatch/distance.ts';
import type { Member } from '#domain/schema/people.ts';

export type CheckKind = 'submit' | 'recheck';

export interface CheckValues {
  readonly result: string;
  readonly answers?: Readonly<Record<string, string | undefined>>;
  readonly problems?: readonly string[];
  readonly noticeNumber?: string;
  readonly noticeFacts?: string;
  readonly note?: string;
  /** The member's last position goes with the record. */
  readonly position?: boolean;
}

/** `itemSet`: the version the answers are of; null while the city has none. */
export function checkArgs(
  taskId: string,
  kind: CheckKind,
  values: CheckValues,
  itemSet: string | null,
  member: Pick<Member, 'lon' | 'lat'> | null,
): Record<string, unknown> {
  const given = Object.entries(values.answers ?? {}).filter(([, answer]) => answer !== undefined && answer !== '');
  const position = values.position === true && member !== null ? pointOf(member) : undefined;
  const common = {
    taskId,
    result: values.result,
    answers: values.result === 'notFound' ? {} : Object.fromEntries(given),
    itemSet,
    note: values.note ?? '',
    ...(position ?? {}),
  };
  if (kind === 'recheck') return common;
  const problem = values.result === 'problem';
  return {
    ...common,
    problems: problem ? (values.problems ?? []) : [],
    notice: problem ? { number: values.noticeNumber ?? '', facts: values.noticeFacts ?? '' } : null,
  };
}

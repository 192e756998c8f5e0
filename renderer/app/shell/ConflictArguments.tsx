/** What was entered, in words: ids become numbers and names where the replica knows them. */
import { useQuery } from '../../bridge/hooks.ts';
import { useWords } from '../../i18n/words.ts';
import { useFormat } from '../../ui/format.ts';
import styles from './panels.module.css';

type Args = Readonly<Record<string, unknown>>;

export function Pairs({ pairs }: { pairs: readonly (readonly [name: string, value: string])[] }) {
  return (
    <dl className={styles['pairs']}>
      {pairs.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function ConflictArguments({ args }: { args: Args }) {
  const words = useWords();
  const format = useFormat();
  const taskId = textOf(args['taskId']);
  const leadId = textOf(args['leadId']);
  const { data: task } = useQuery('task.detail', { id: taskId }, { enabled: taskId !== '' });
  const { data: lead } = useQuery('lead.detail', { id: leadId }, { enabled: leadId !== '' });
  const village = task?.task.villageCode ?? lead?.lead.villageCode ?? '';
  const { data: members } = useQuery('members.list', { place: village, limit: 1000 }, { enabled: village !== '' });
  const townCode = textOf(args['villageCode']).slice(0, 9);
  const { data: villages } = useQuery('territory.villages', { townCode }, { enabled: townCode.length === 9 });

  const shown = (name: string, value: unknown): string => {
    if (name === 'taskId' && task) return `${task.task.entityName} ${task.task.number}`;
    if (name === 'leadId' && lead) return `${lead.lead.subjectName} ${lead.lead.number}`;
    if (name === 'villageCode') return villages?.find(({ id }) => id === value)?.name ?? String(value);
    if (/memberId$/i.test(name)) return members?.rows.find(({ member }) => member.id === value)?.member.name ?? String(value);
    return plain(name, value);
  };
  const plain = (name: string, value: unknown): string => {
    if (Array.isArray(value)) return format.list(value.map((each) => plain(name, each)));
    if (typeof value === 'object' && value !== null) {
      return format.list(Object.entries(value).map(([field, each]) => `${words.field(field)} ${plain(field, each)}`));
    }
    return words.value(name, typeof value === 'number' ? value : String(value));
  };
  const given = Object.entries(args).filter(([, value]) => value !== null && value !== '');
  return <Pairs pairs={given.map(([name, value]) => [words.field(name), shown(name, value)])} />;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

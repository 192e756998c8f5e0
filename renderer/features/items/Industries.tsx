/** 高频行业: which words name an industry, which permit it needs, who is in charge, how dangerous it is. */
import { useState } from 'react';
import { Button } from 'antd';
import { DEPARTMENTS } from '#domain/lead/departments.ts';
import type { Industry } from '#domain/schema/disposal.ts';
import type { Pending } from '#protocol/bridge/queries.ts';
import { usePerform } from '../../app/perform.tsx';
import { useStationPlace } from '../../app/session.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { Chip } from '../../ui/chips.tsx';
import type { Tone } from '../../ui/tone.ts';
import { useFormat } from '../../ui/format.ts';
import { PendingMark } from '../desk/PendingMark.tsx';
import { AskForm } from '../desk/AskForm.tsx';
import type { AskField, AskValues } from '../desk/AskForm.tsx';
import { newKey, wordsOf } from './keys.ts';
import styles from './items.module.css';
import { TablePage } from './TablePage.tsx';

const WORDS_MAX = 100;
/** 0 ordinary, 1 key industry, 2 highest risk. */
const RISKS = ['ordinary', 'key', 'highest'] as const;
const RISK_TONE: readonly Tone[] = ['grey', 'amber', 'red'];

export function Industries() {
  const t = useT();
  const words = useWords();
  const format = useFormat();
  const { data: industries = [] } = useQuery('items.industries', {});
  const [edited, setEdited] = useState<Pending<Industry> | 'new'>();
  const heads = ['industryName', 'permit', 'department', 'risk', 'keywords', 'version'] as const;
  return (
    <>
      <TablePage
        title={t('items:section.industries')}
        count={industries.length}
        addText={t('items:industry.add')}
        onAdd={() => setEdited('new')}
        heads={heads.map((head) => t(`items:head.${head}`))}
      >
        {industries.map((industry) => (
          <tr key={industry.id} className={industry.active === 1 ? undefined : styles['off']} data-industry={industry.id}>
            <td>
              {industry.name} {industry.active === 0 && <Chip tone="grey">{t('items:off')}</Chip>}
              <PendingMark on={industry.pending} />
            </td>
            <td>{industry.permit}</td>
            <td className={styles['short']}>{words.value('department', industry.department)}</td>
            <td className={styles['short']}>
              <Chip tone={RISK_TONE[industry.risk] ?? 'grey'} mark>
                {t(`items:risk.${RISKS[industry.risk] ?? 'ordinary'}`)}
              </Chip>
            </td>
            <td className={styles['words']}>{format.list(wordsOf(industry.keywords))}</td>
            <td>{industry.version}</td>
            <td>
              <Button size="small" onClick={() => setEdited(industry)} data-action="edit">
                {t('items:edit')}
              </Button>
            </td>
          </tr>
        ))}
      </TablePage>
      {edited !== undefined && <EditIndustry industry={edited === 'new' ? undefined : edited} onDone={() => setEdited(undefined)} />}
    </>
  );
}

function EditIndustry({ industry, onDone }: { industry: Industry | undefined; onDone: () => void }) {
  const t = useT();
  const perform = usePerform();
  const { place } = useStationPlace();
  const fields: readonly AskField[] = [
    { kind: 'line', name: 'name', label: t('items:head.industryName'), required: true, max: 60, initial: industry?.name ?? '' },
    { kind: 'line', name: 'permit', label: t('items:head.permit'), max: 120, initial: industry?.permit ?? '' },
    {
      kind: 'choice', name: 'department', label: t('items:head.department'), required: true,
      choices: DEPARTMENTS.map((value) => ({ value, label: t(`trade:department.${value}`) })),
      ...(industry === undefined ? {} : { initial: industry.department }),
    },
    {
      kind: 'choice', name: 'risk', label: t('items:head.risk'), required: true, initial: RISKS[industry?.risk ?? 0] ?? 'ordinary',
      choices: RISKS.map((value) => ({ value, label: t(`items:risk.${value}`) })),
    },
    {
      kind: 'words', name: 'keywords', label: t('items:head.keywords'), required: true, max: WORDS_MAX,
      initial: wordsOf(industry?.keywords), hint: t('items:industry.wordsHint'),
    },
    {
      kind: 'choice', name: 'active', label: t('items:state'), required: true, initial: industry?.active === 0 ? 'no' : 'yes',
      choices: (['yes', 'no'] as const).map((value) => ({ value, label: t(`items:activeChoice.${value}`) })),
    },
  ];
  const save = ({ active, risk, ...values }: AskValues): void => {
    onDone();
    const args = {
      ...values, id: industry?.id ?? newKey('industry'), cityCode: place, active: active === 'yes',
      risk: RISKS.findIndex((each) => each === risk),
    };
    void perform([{ command: 'industry.save', args }], { done: t('items:saved') });
  };
  return (
    <AskForm
      title={industry === undefined ? t('items:industry.add') : `${t('items:industry.edit')} · ${industry.name}`}
      width={760}
      twoColumns
      fields={fields}
      onSubmit={save}
      onCancel={onDone}
    />
  );
}

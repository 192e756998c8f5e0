/** 抽取记录: seed, method, pool and what was drawn, with a button that repeats the draw. */
import { useState } from 'react';
import { Button } from 'antd';
import type { Drawn } from '#domain/patrol/draw.ts';
import type { Draw } from '#domain/schema/patrol.ts';
import type { CampaignDetail } from '#protocol/bridge/queries.ts';
import { useQuery } from '../../../bridge/hooks.ts';
import { useT } from '../../../i18n/useT.ts';
import { Chip } from '../../../ui/chips.tsx';
import { useFormat } from '../../../ui/format.ts';
import textStyles from '../../desk/text.module.css';
import { Fact, Facts, Panel } from '../../desk/Panel.tsx';
import { RecordLink } from '../../desk/RecordLink.tsx';
import styles from '../patrol.module.css';

interface DrawRecordProps {
  readonly draw: Draw;
  readonly villageName: string;
  readonly tasks: CampaignDetail['tasks'];
  readonly inspectors: CampaignDetail['inspectors'];
}

export function DrawRecord({ draw, villageName, tasks, inspectors }: DrawRecordProps) {
  const t = useT();
  const format = useFormat();
  const [checking, setChecking] = useState(false);
  const drawn = JSON.parse(draw.drawn) as readonly Drawn[];
  const nameOf = (memberId: string): string => inspectors.find(({ id }) => id === memberId)?.name ?? memberId;
  return (
    <Panel name="draw" title={t('patrol:draw.title', { village: villageName })} note={format.dateTime(draw.at)}>
      <Facts>
        <Fact whole label={t('patrol:draw.seed')}>
          <span className={styles['seed']}>{draw.seed}</span>
        </Fact>
        <Fact label={t('patrol:draw.algorithm')}>{draw.algorithm}</Fact>
        <Fact label={t('patrol:draw.by')}>{draw.byName}</Fact>
        <Fact label={t('patrol:draw.pool')}>{t('patrol:draw.poolSize', { count: draw.poolSize, value: format.count(draw.poolSize) })}</Fact>
        <Fact label={t('patrol:draw.inspectors')}>{format.count(draw.inspectorPool)}</Fact>
        <Fact whole label={t('patrol:draw.digest')}>
          <span className={styles['seed']}>{draw.poolDigest}</span>
        </Fact>
      </Facts>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th>{t('patrol:draw.order')}</th>
            <th>{t('patrol:log.entity')}</th>
            <th>{t('patrol:form.members')}</th>
            <th className={styles['figure']}>{t('patrol:draw.rank')}</th>
          </tr>
        </thead>
        <tbody>
          {drawn.map(({ entityId, rank, inspectors: sent }, index) => (
            <tr key={entityId}>
              <td>{index + 1}</td>
              <td>
                <RecordLink page="entities" id={entityId} text={tasks.find((task) => task.entityId === entityId)?.entityName ?? entityId} />
              </td>
              <td>{format.list(sent.map(nameOf))}</td>
              <td className={styles['figure']}>{String(rank)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles['check']}>
        {checking ? (
          <Check drawId={draw.id} />
        ) : (
          <Button size="small" onClick={() => setChecking(true)} data-testid="check-draw">
            {t('patrol:draw.check')}
          </Button>
        )}
      </div>
    </Panel>
  );
}

function Check({ drawId }: { drawId: string }) {
  const t = useT();
  const { data: check } = useQuery('draw.check', { id: drawId });
  if (check === undefined || check === null) return null;
  const { ranks, poolSame, repeated, poolSize, poolDigest } = check;
  return (
    <>
      <Chip tone={ranks ? 'green' : 'red'} mark>
        {t(ranks ? 'patrol:draw.ranksRight' : 'patrol:draw.ranksWrong')}
      </Chip>
      {repeated === null ? (
        <Chip tone="amber" mark>
          {t('patrol:draw.poolChanged')}
        </Chip>
      ) : (
        <Chip tone={repeated ? 'green' : 'red'} mark>
          {t(repeated ? 'patrol:draw.repeated' : 'patrol:draw.notRepeated')}
        </Chip>
      )}
      <span className={textStyles['faint']} data-pool-same={poolSame}>
        {t('patrol:draw.poolNow', { count: poolSize, digest: poolDigest })}
      </span>
    </>
  );
}

/** 变更记录: which entities changed their class, when and why. */
import { Button } from 'antd';
import { CloseOutlined } from '@ant-design/icons';
import { useQuery } from '../../../bridge/hooks.ts';
import { useT } from '../../../i18n/useT.ts';
import { Chip } from '../../../ui/chips.tsx';
import { useFormat } from '../../../ui/format.ts';
import { EmptyState } from '../../../ui/pieces.tsx';
import detailStyles from '../../desk/detail.module.css';
import { Panel } from '../../desk/Panel.tsx';
import { RecordLink } from '../../desk/RecordLink.tsx';
import { useReasons } from '../../entities/PatrolClassPanel.tsx';
import { CLASS_TONE } from '../../entities/tones.ts';
import styles from '../patrol.module.css';
import { RoundProgress } from './RoundProgress.tsx';

/** The newest so many; an entity's own file has all of its changes. */
const SHOWN = 500;

export function ChangeLog({ place, onClose }: { place: string; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const reasons = useReasons();
  const { data: log } = useQuery('patrol.changes', { place, limit: SHOWN });
  const { data: board } = useQuery('patrol.board', { place });
  return (
    <>
      <header className={detailStyles['detailHead']}>
        <div className={detailStyles['detailTitle']}>
          <h2>{t('patrol:log.title')}</h2>
          <Button size="small" icon={<CloseOutlined />} onClick={onClose}>
            {t('patrol:log.close')}
          </Button>
        </div>
        {board !== undefined && (
          <div className={detailStyles['number']}>
            <RoundProgress round={board.round} />
            <span>{t('patrol:log.moved', { closer: format.count(board.closer), farther: format.count(board.farther) })}</span>
          </div>
        )}
      </header>
      <div className={detailStyles['detailBody']} style={{ display: 'block' }}>
        {log !== undefined && log.total === 0 && <EmptyState title={t('patrol:log.empty')} hint={t('patrol:log.emptyHint')} />}
        {log !== undefined && log.total > 0 && (
          <Panel name="changes" title={t('patrol:log.title')} note={t('ui:list.total', { count: log.total })}>
            <table className={styles['table']}>
              <thead>
                <tr>
                  <th>{t('patrol:log.day')}</th>
                  <th>{t('patrol:log.entity')}</th>
                  <th>{t('patrol:log.change')}</th>
                  <th>{t('patrol:log.reasons')}</th>
                  <th>{t('patrol:log.by')}</th>
                </tr>
              </thead>
              <tbody>
                {log.rows.map((change) => (
                  <tr key={change.id}>
                    <td className={styles['whole']}>{format.date(change.at)}</td>
                    <td>
                      <RecordLink page="entities" id={change.entityId} text={change.name} />
                    </td>
                    <td className={styles['whole']}>
                      {change.before !== change.after && (
                        <>
                          <Chip tone={CLASS_TONE[change.before]}>{change.before}</Chip> →{' '}
                        </>
                      )}
                      <Chip tone={CLASS_TONE[change.after]}>{change.after}</Chip>
                    </td>
                    <td>{reasons(change.reasons)}</td>
                    <td className={styles['whole']}>{change.byName}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Panel>
        )}
      </div>
    </>
  );
}

/** 建议督办: late cases for which the rules call for the next rung; one click issues it. */
import { useState } from 'react';
import { Button } from 'antd';
import { BellOutlined } from '@ant-design/icons';
import type { QueryArgs, SuggestedCase } from '#protocol/bridge/queries.ts';
import { useStationPlace } from '../../app/session.ts';
import { useListing } from '../../bridge/listing.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { useNow } from '../../system.ts';
import { Kbd } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import styles from '../desk/detail.module.css';
import { DetailHead } from '../desk/DetailHead.tsx';
import { DueChip } from '../desk/DueChip.tsx';
import { Panel } from '../desk/Panel.tsx';
import { RecordDesk } from '../desk/RecordDesk.tsx';
import type { RecordRowProps } from '../desk/RecordDesk.tsx';
import { RecordRow } from '../desk/RecordRow.tsx';
import type { DeskView } from '../desk/useDeskView.ts';
import { useRecordDesk } from '../desk/useRecordDesk.ts';
import { useUnitText } from '../desk/useUnitText.ts';
import { CaseLine } from './CaseLine.tsx';
import { IssueCard } from './IssueCard.tsx';
import { Ladder } from './Ladder.tsx';
import type { SupervisionView } from './queues.ts';
import { RungChip } from './rungs.tsx';
import { SupervisionFilters } from './SupervisionFilters.tsx';
import { useViewNav } from './useViewNav.ts';

const TICK_MS = 30_000;

type ListArgs = Omit<QueryArgs<'supervision.suggested'>, 'offset' | 'limit'>;

export function SuggestedDesk({ kept }: { kept: DeskView<SupervisionView> }) {
  const t = useT();
  const { place } = useStationPlace();
  const now = useNow(TICK_MS);
  const groups = useViewNav();
  const { search = '', area = '', rung = '' } = kept.filters;
  const args: ListArgs = { place: area === '' ? place : area, search, rung: rung as NonNullable<ListArgs['rung']> };
  const desk = useRecordDesk(kept, useListing('supervision.suggested', args));
  const { activeId, pane, wide, keys, list } = desk;
  const row = list.rowAt(keys.cursor.activeIndex);
  const active = row?.id === activeId ? row : undefined;
  const [issuing, setIssuing] = useState(false);
  const open = (): void => {
    if (active !== undefined) setIssuing(true);
  };
  return (
    <>
      <RecordDesk<SupervisionView, SuggestedCase>
        title={t('shell:page.supervision')}
        desk={desk}
        groups={groups}
        filters={<SupervisionFilters view={desk.view} searchRef={desk.searchRef} by={['rung']} />}
        emptyHint={t('supervision:empty.suggested')}
        renderRow={(each, state) => <SuggestedRow suggested={each} now={now} state={state} />}
        detail={
          active === undefined ? undefined : (
            <SuggestedDetail key={active.id} suggested={active} now={now} onIssue={open} onClose={wide ? undefined : pane.hide} />
          )
        }
        enter={open}
        own={[{ keys: ['g'], help: t('supervision:issue.open'), run: open }]}
      />
      {issuing && active !== undefined && (
        <IssueSuggested
          suggested={active}
          onDone={() => {
            setIssuing(false);
            keys.advance();
          }}
          onCancel={() => setIssuing(false)}
        />
      )}
    </>
  );
}

function SuggestedRow({ suggested, now, state }: { suggested: SuggestedCase; now: number; state: RecordRowProps }) {
  const t = useT();
  const words = useWords();
  const format = useFormat();
  const unitText = useUnitText();
  const { dueAt } = suggested;
  return (
    <RecordRow
      id={suggested.id}
      state={state}
      chip={<RungChip rung={suggested.due} />}
      name={`${unitText(suggested.unit)} · ${suggested.name}`}
      address={`${suggested.number} · ${words.value('state', suggested.state)}`}
      place={[
        suggested.limit === null ? t(`supervision:subject.${suggested.subject}`) : t(`trade:limit.${suggested.limit}`),
        suggested.highest === null ? t('supervision:noRung') : t('supervision:hasRung', { rung: t(`trade:rung.${suggested.highest}`) }),
      ]}
      holder={[dueAt === null ? '' : <DueChip key="due" short dueAt={dueAt} now={now} calendarKnown={suggested.calendarKnown} />, '']}
      when={dueAt === null ? '' : format.brief(dueAt, now)}
      {...(dueAt === null ? {} : { whenTitle: format.dateTime(dueAt) })}
    />
  );
}

interface SuggestedDetailProps {
  readonly suggested: SuggestedCase;
  readonly now: number;
  readonly onIssue: () => void;
  readonly onClose: (() => void) | undefined;
}

function SuggestedDetail({ suggested, now, onIssue, onClose }: SuggestedDetailProps) {
  const t = useT();
  const unitText = useUnitText();
  const { subject, id, due, unit, name } = suggested;
  const { data: ladder } = useQuery('supervision.ladder', { subject, id }, { keep: false });
  return (
    <>
      <DetailHead title={name} marks={<span>{unitText(unit)}</span>} onClose={onClose}>
        <div className={styles['actions']}>
          <Button type="primary" icon={<BellOutlined />} onClick={onIssue} data-action="issue">
            {t('supervision:issue.due', { rung: t(`trade:rung.${due}`) })} <Kbd on>G</Kbd>
          </Button>
        </div>
      </DetailHead>
      <div className={styles['detailBody']}>
        <Panel name="case" title={t(`supervision:subject.${subject}`)}>
          <CaseLine subject={suggested} now={now} />
        </Panel>
        {ladder !== undefined && ladder !== null && (
          <Panel name="ladder" title={t('supervision:ladder.title')} note={unitText(unit)}>
            <Ladder rungs={ladder.rungs.filter((each) => each.unit === unit.code)} due={due} now={now} />
          </Panel>
        )}
      </div>
    </>
  );
}

function IssueSuggested({ suggested, onDone, onCancel }: { suggested: SuggestedCase; onDone: () => void; onCancel: () => void }) {
  const { subject, id } = suggested;
  const { data: ladder } = useQuery('supervision.ladder', { subject, id }, { keep: false });
  return ladder === undefined || ladder === null ? null : <IssueCard ladder={ladder} onDone={onDone} onCancel={onCancel} />;
}

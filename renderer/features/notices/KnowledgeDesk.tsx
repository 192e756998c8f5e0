/** 知识库: answers kept for everybody, searchable, by department. */
import { DEPARTMENTS } from '#domain/lead/departments.ts';
import type { Knowledge } from '#domain/schema/notices.ts';
import type { Pending } from '#protocol/bridge/queries.ts';
import { useListing } from '../../bridge/listing.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { useNow } from '../../system.ts';
import { Chip } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import detailStyles from '../desk/detail.module.css';
import { DetailHead } from '../desk/DetailHead.tsx';
import { FilterSelect } from '../desk/FilterSelect.tsx';
import { Panel } from '../desk/Panel.tsx';
import { RecordDesk } from '../desk/RecordDesk.tsx';
import { RecordRow } from '../desk/RecordRow.tsx';
import type { DeskView } from '../desk/useDeskView.ts';
import { useRecordDesk } from '../desk/useRecordDesk.ts';
import { FilterBar } from '../desk/FilterBar.tsx';
import { NoticeFoot } from './NoticeFoot.tsx';
import styles from './notices.module.css';
import type { NoticeView } from './queues.ts';
import { useNoticeNav } from './useNoticeNav.ts';

const TICK_MS = 60_000;

export function KnowledgeDesk({ kept }: { kept: DeskView<NoticeView> }) {
  const t = useT();
  const words = useWords();
  const format = useFormat();
  const now = useNow(TICK_MS);
  const groups = useNoticeNav();
  const { search = '', department = '' } = kept.filters;
  const desk = useRecordDesk(kept, useListing('knowledge.list', { search, department }));
  const { activeId, pane, wide, list, keys } = desk;
  const row = list.rowAt(keys.cursor.activeIndex);
  const active = row?.id === activeId ? row : undefined;
  const of = ({ department: answers }: Pending<Knowledge>): string =>
    (answers === null ? t('notices:question.town') : words.value('department', answers));
  return (
    <RecordDesk<NoticeView, Pending<Knowledge>>
      title={t('shell:page.notices')}
      desk={desk}
      groups={groups}
      foot={<NoticeFoot />}
      filters={
        <FilterBar view={desk.view} searchRef={desk.searchRef} label={t('notices:filter.knowledge')}>
          <FilterSelect
            name="department"
            label={t('notices:filter.department')}
            value={department}
            choices={DEPARTMENTS.map((value) => ({ value, label: t(`trade:department.${value}`) }))}
            onChange={(value) => desk.view.changeFilters({ department: value })}
          />
        </FilterBar>
      }
      emptyHint={t('notices:empty.knowledge')}
      renderRow={(each, state) => (
        <RecordRow
          id={each.id}
          state={state}
          chip={<Chip tone="blue">{of(each)}</Chip>}
          name={each.title}
          address={each.answer}
          place={[each.keptByName, '']}
          holder={['', '']}
          when={format.brief(each.at, now)}
          whenTitle={format.dateTime(each.at)}
          pending={each.pending}
        />
      )}
      detail={active === undefined ? undefined : <Kept kept={active} of={of(active)} onClose={wide ? undefined : pane.hide} />}
    />
  );
}

function Kept({ kept, of, onClose }: { kept: Pending<Knowledge>; of: string; onClose: (() => void) | undefined }) {
  const t = useT();
  const format = useFormat();
  return (
    <>
      <DetailHead
        title={kept.title}
        marks={
          <>
            <Chip tone="blue">{of}</Chip>
            <span>{t('notices:question.keptBy', { who: kept.keptByName, day: format.date(kept.at) })}</span>
          </>
        }
        pending={kept.pending}
        onClose={onClose}
      />
      <div className={detailStyles['detailBody']}>
        <Panel name="question" title={t('notices:question.question')}>
          <p className={styles['text']}>{kept.question}</p>
        </Panel>
        <Panel name="answer" title={t('notices:question.answer')}>
          <p className={styles['text']}>{kept.answer}</p>
        </Panel>
      </div>
    </>
  );
}

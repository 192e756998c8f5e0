/** 专家热线: a village asks with what it is about, an expert answers, and what helps everybody is kept. */
import { useState } from 'react';
import { Button } from 'antd';
import { PlusOutlined } from '@ant-design/icons';
import type { Question } from '#domain/schema/notices.ts';
import type { QuestionQueue, QuestionRow } from '#protocol/bridge/queries.ts';
import { useAccount, useStationPlace } from '../../app/session.ts';
import { setParams, useView } from '../../app/view.ts';
import { useListing } from '../../bridge/listing.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { useNow } from '../../system.ts';
import { Chip, Kbd } from '../../ui/chips.tsx';
import type { Tone } from '../../ui/tone.ts';
import { useFormat } from '../../ui/format.ts';
import { RecordDesk } from '../desk/RecordDesk.tsx';
import { RecordRow } from '../desk/RecordRow.tsx';
import type { DeskView } from '../desk/useDeskView.ts';
import { useRecordDesk } from '../desk/useRecordDesk.ts';
import { useUnitText } from '../desk/useUnitText.ts';
import { AskQuestion } from './AskQuestion.tsx';
import { FilterBar } from '../desk/FilterBar.tsx';
import { NoticeFoot } from './NoticeFoot.tsx';
import { queueOf } from './queues.ts';
import type { NoticeView } from './queues.ts';
import { QuestionDetail } from './QuestionDetail.tsx';
import { QuestionDialogs } from './QuestionDialogs.tsx';
import type { QuestionAsk } from './QuestionDialogs.tsx';
import { mayAsk, questionActionsOf } from './rules.ts';
import { useNoticeNav } from './useNoticeNav.ts';

const TICK_MS = 30_000;

export const QUESTION_TONE: Readonly<Record<Question['state'], Tone>> = { open: 'amber', answered: 'violet', settled: 'green' };

export function QuestionsDesk({ kept }: { kept: DeskView<NoticeView> }) {
  const t = useT();
  const words = useWords();
  const format = useFormat();
  const account = useAccount();
  const unitText = useUnitText();
  const { place } = useStationPlace();
  const now = useNow(TICK_MS);
  const groups = useNoticeNav();
  const queue = queueOf(kept.queue) as QuestionQueue;
  const desk = useRecordDesk(kept, useListing('questions.list', { place, queue, search: kept.filters['search'] ?? '' }));
  const { activeId, pane, wide, keys } = desk;
  const { data: detail } = useQuery('question.detail', { id: activeId ?? '-' }, { enabled: activeId !== undefined });
  const [acting, setActing] = useState<QuestionAsk>();
  /** A task or lead the question is about, from a link. */
  const about = useView((state) => state.params['about']);
  const [asking, setAsking] = useState(about !== undefined);
  const asks = mayAsk(account);
  const shown = detail?.question.id === activeId ? (detail ?? undefined) : undefined;
  const leave = (): void => {
    setAsking(false);
    setParams({ about: '' });
  };
  return (
    <>
      <RecordDesk<NoticeView, QuestionRow>
        title={t('shell:page.notices')}
        desk={desk}
        groups={groups}
        foot={<NoticeFoot />}
        tools={
          asks && (
            <Button size="small" type="primary" icon={<PlusOutlined />} onClick={() => setAsking(true)} data-testid="ask">
              {t('notices:question.ask')} <Kbd on>N</Kbd>
            </Button>
          )
        }
        filters={<FilterBar view={desk.view} searchRef={desk.searchRef} label={t('notices:filter.text')} />}
        emptyHint={t('notices:empty.questions')}
        renderRow={(row, state) => (
          <RecordRow
            id={row.id}
            state={state}
            chip={<Chip tone={QUESTION_TONE[row.state]} mark>{t(`notices:question.state.${row.state}`)}</Chip>}
            name={row.question}
            address={row.answer === '' ? t('notices:question.noAnswer') : row.answer}
            place={[unitText(row.unit), row.askedByName]}
            holder={[
              row.department === null ? t('notices:question.town') : words.value('department', row.department),
              row.answeredByName ?? '',
            ]}
            when={format.brief(row.askedAt, now)}
            whenTitle={format.dateTime(row.askedAt)}
            pending={row.pending}
          />
        )}
        detail={
          shown === undefined ? (detail === null ? null : undefined) : (
            <QuestionDetail
              key={shown.question.id}
              detail={shown}
              onStart={(action) => setActing({ action, question: shown.question })}
              onClose={wide ? undefined : pane.hide}
            />
          )
        }
        enter={() => {
          const action = shown === undefined ? undefined : questionActionsOf(shown.question, account).primary;
          if (action !== undefined && shown !== undefined) setActing({ action, question: shown.question });
        }}
        own={asks ? [{ keys: ['n'], help: t('notices:question.ask'), run: () => setAsking(true) }] : []}
      />
      {acting !== undefined && <QuestionDialogs ask={acting} onSettled={keys.advance} onClose={() => setActing(undefined)} />}
      {asking && <AskQuestion about={about} onDone={leave} onCancel={leave} />}
    </>
  );
}

/** One question: what was asked, what it is about, its photos, the answer, and what is known already. */
import type { QuestionDetail as Detail } from '#protocol/bridge/queries.ts';
import { useAccount } from '../../app/session.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { Chip } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import detailStyles from '../desk/detail.module.css';
import textStyles from '../desk/text.module.css';
import { DetailHead } from '../desk/DetailHead.tsx';
import { Panel } from '../desk/Panel.tsx';
import { Photos } from '../desk/Photos.tsx';
import { RecordActions } from '../desk/RecordActions.tsx';
import { RecordLink } from '../desk/RecordLink.tsx';
import { TimelinePanel } from '../desk/TimelinePanel.tsx';
import { useUnitText } from '../desk/useUnitText.ts';
import styles from './notices.module.css';
import { QUESTION_TONE } from './QuestionsDesk.tsx';
import { questionActionsOf } from './rules.ts';
import type { QuestionAction } from './rules.ts';

/** Kept answers of the same department shown beside a question. */
const KNOWN = 5;

interface QuestionDetailProps {
  readonly detail: Detail;
  readonly onStart: (action: QuestionAction) => void;
  readonly onClose: (() => void) | undefined;
}

export function QuestionDetail({ detail, onStart, onClose }: QuestionDetailProps) {
  const t = useT();
  const words = useWords();
  const format = useFormat();
  const account = useAccount();
  const unitText = useUnitText();
  const { question, subject, evidence, timeline } = detail;
  const { data: known } = useQuery('knowledge.list', { department: question.department ?? '', limit: KNOWN });
  return (
    <>
      <DetailHead
        title={t('notices:question.of', { who: question.askedByName })}
        marks={
          <>
            <Chip tone={QUESTION_TONE[question.state]} mark>{t(`notices:question.state.${question.state}`)}</Chip>
            <span>{unitText(question.unit)}</span>
            <span>{question.department === null ? t('notices:question.town') : words.value('department', question.department)}</span>
            <span>{format.dateTime(question.askedAt)}</span>
          </>
        }
        pending={question.pending}
        onClose={onClose}
      >
        <RecordActions
          possible={questionActionsOf(question, account)}
          labelOf={(action) => t(`notices:question.action.${action}`)}
          danger="keep"
          onStart={onStart}
        />
      </DetailHead>
      <div className={detailStyles['detailBody']}>
        <Panel name="question" title={t('notices:question.question')}>
          <p className={styles['text']}>{question.question}</p>
          {subject !== null && (
            <p className={textStyles['badgeLine']}>
              {t('notices:question.about')}
              <RecordLink
                page={subject.kind === 'task' ? 'dispatch' : 'leads'}
                id={subject.id}
                text={`${subject.number} ${subject.name}`}
              />
            </p>
          )}
        </Panel>
        <Photos evidence={evidence} subject="question" subjectId={question.id} open={question.state === 'settled' ? 0 : 1} />
        {question.answer !== '' && (
          <Panel
            name="answer"
            title={t('notices:question.answer')}
            note={question.answeredAt === null ? '' : `${question.answeredByName ?? ''} ${format.dateTime(question.answeredAt)}`}
          >
            <p className={styles['text']}>{question.answer}</p>
          </Panel>
        )}
        {known !== undefined && known.total > 0 && (
          <Panel name="known" title={t('notices:question.known')}>
            {known.rows.map((kept) => (
              <details key={kept.id} className={styles['kept']}>
                <summary>{kept.title}</summary>
                <p>{kept.answer}</p>
              </details>
            ))}
          </Panel>
        )}
        <TimelinePanel entries={timeline} />
      </div>
    </>
  );
}

/** Official documents (公文、文书) a record can be taken out of the system as, and the table of that record. */

export const DOCUMENT_KINDS = [
  'actionPlan', 'actionSummary', 'supervision', 'leadTransfer', 'leadFeedback', 'notice', 'rectificationReport',
] as const;
/** 联合执法方案 · 联合执法总结 · 督办单 · 线索移送单 · 线索反馈单 · 责令改正告知书 · 整改报告 */
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const DOCUMENT_FORMATS = ['print', 'pdf', 'docx'] as const;
/** 打印 · PDF · Word */
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** The record a document is made of: the name of its table. */
export const DOCUMENT_SUBJECT = {
  actionPlan: 'action', actionSummary: 'action', supervision: 'supervision', leadTransfer: 'lead', leadFeedback: 'lead', notice: 'task',
  rectificationReport: 'rectification',
} as const satisfies Readonly<Record<DocumentKind, string>>;

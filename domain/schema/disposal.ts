/** Village disposal (村级处置) and what surrounds a lead: teams, visits, evidence, proposals, risk transfers, industries. */
import type { Role } from '../core/actor.ts';
import { code, flag, instant, integer, optionalInstant, optionalReal, optionalText, table, text } from '../core/table.ts';
import type { RowOf } from '../core/table.ts';

/** 村（社区）联合处置队. Scope: its village. */
export const teamTable = table('team', {
  villageCode: text(), name: text(), leader: text(),
  /** JSON array of {name, unit}: people of the village, the police post, the fire service, … */
  members: text(), active: flag(), changedBy: text(), changedAt: instant(),
}, [['villageCode']]);
export type Team = RowOf<typeof teamTable>;

export const VISIT_RESULTS = ['settled', 'promised', 'refused', 'nobody', 'entryRefused', 'confirmed', 'notSettled'] as const;
/** 已整改 · 承诺整改 · 拒不整改 · 无人 · 拒绝检查 — and of a verification visit: 属实 · 未落实 */
export type VisitResult = (typeof VISIT_RESULTS)[number];

/** One visit to the place of a lead: by the disposal team, or to verify (核实) what was settled. Same scope as the lead. */
export const leadVisitTable = table('leadVisit', {
  leadId: text(), kind: code<'disposal' | 'verification'>(), at: instant(), teamId: optionalText(),
  visitorId: text(), visitorName: text(), result: code<VisitResult>(), note: text(), lon: optionalReal(), lat: optionalReal(),
  /** 1 when a dispatcher entered it for the visitor (代录). */
  proxy: flag(),
}, [['leadId']]);
export type LeadVisit = RowOf<typeof leadVisitTable>;

export const EVIDENCE_KINDS = ['photo', 'audio', 'video', 'document'] as const;
/** 照片 · 录音 · 录像 · 文书 */
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** A piece of evidence, by its content: the file itself travels apart from the rows. Same audience as its subject. */
export const evidenceTable = table('evidence', {
  /** Table and key of what it proves: a visit, a feedback, a target of a joint action, … */
  subject: text(), subjectId: text(), kind: code<EvidenceKind>(), name: text(),
  /** SHA-256 of the content, lower-case hexadecimal, and its size in bytes. */
  hash: text(), bytes: integer(), byName: text(), at: instant(),
  /** Account of who added it; null for rows of earlier builds. When and where it was taken, as the device says (WGS-84). */
  byId: optionalText(), takenAt: optionalInstant(), lon: optionalReal(), lat: optionalReal(),
  /** The task or lead it belongs to, be it through a visit; null for what has neither (joint enforcement, rectification). */
  caseId: optionalText(),
}, [['subjectId'], ['hash'], ['caseId']]);
export type Evidence = RowOf<typeof evidenceTable>;

export const PROPOSAL_KINDS = ['handUp', 'reroute', 'transfer', 'major', 'pause'] as const;
/** 请求上报 · 请求改派村 · 建议移交 · 建议列为重大 · 申请停钟 */
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

export const PAUSE_REASONS = ['applicantExtension', 'decorating', 'appraisal', 'forceMajeure'] as const;
/** 当事人申请延期 · 停业装修 · 鉴定中 · 不可抗力: nothing else stops a clock (domain catalogue 1.6). */
export type PauseReason = (typeof PAUSE_REASONS)[number];

/** What somebody may ask for but not decide (permission matrix 1.11: request, propose). Same audience as the lead. */
export const proposalTable = table('proposal', {
  leadId: text(), kind: code<ProposalKind>(), state: code<'open' | 'approved' | 'refused'>(), reason: text(),
  /** Hand up: its reason; reroute: the village; transfer: the department; pause: its reason; '' for a major lead. */
  what: text(),
  /** Working days of a pause, 0 otherwise. */
  days: integer(),
  byId: text(), byName: text(), byRole: code<Role>(), at: instant(),
  decidedByName: optionalText(), decidedAt: optionalInstant(), decision: text(),
}, [['leadId'], ['state']]);
export type Proposal = RowOf<typeof proposalTable>;

/** 重点行业风险线索专线移送: a copy of the lead that goes to the department at once. Scope: the village; also: the department. */
export const riskTransferTable = table('riskTransfer', {
  leadId: text(), leadNumber: text(), subjectName: text(), address: text(), industry: text(), description: text(),
  townCode: text(), villageCode: text(), department: text(), risk: integer(), sentAt: instant(),
  /** T10: one natural hour for the highest risk (●●), one working day for key industries (●). */
  dueAt: instant(), calendarKnown: flag(), open: flag(), receivedAt: optionalInstant(), receivedByName: optionalText(),
}, [['leadId'], ['open', 'townCode', 'dueAt']]);
export type RiskTransfer = RowOf<typeof riskTransferTable>;

/** One of the 17 high-frequency industries (高频行业), or of the city's own. Public reference data, edited by the city. */
export const industryTable = table('industry', {
  version: integer(), name: text(), permit: text(), department: text(),
  /** 0 ordinary (○), 1 key industry (●), 2 highest risk (●●). */
  risk: integer(),
  /** JSON array of words that betray the industry in a scope text, a name or a description. */
  keywords: text(), active: flag(), changedBy: text(), changedAt: instant(),
}, [['active']]);
export type Industry = RowOf<typeof industryTable>;

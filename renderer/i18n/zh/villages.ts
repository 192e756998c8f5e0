/** 镇级工作台：各村（社区）并列 */
export const villages = {
  title: '各村（社区）',
  tile: {
    open: '在办任务',
    openNote: '待派 {{count}}',
    overdue: '超期',
    overdueNote: '临期 {{count}}',
    unplaced: '待定位登记',
    unplacedNote: '定位后立即推送',
    handedUp: '村上报线索',
    handedUpNote: '待分流 {{triage}} · 待审批 {{decisions}}',
    atDepartment: '部门办理中',
    atDepartmentNote: '超期线索 {{count}}',
    push: '一小时推送率',
    pushNote: '近 30 日 {{onTime}} / {{all}}',
  },
  handedUp: {
    title: '村上报线索',
    none: '没有待分流的线索',
    noneHint: '村（社区）上报的线索会出现在这里。',
    all: '全部 {{count}} 条',
  },
  openHint: '单击打开该村的任务',
  keys: { title: '各村（社区）', unplaced: '待定位登记', leads: '村上报线索', urge: '催办超期' },
};
